import { Progress } from './progress';

describe('Progress', () => {
  it('logs how far a run is, every ten seconds at most', () => {
    let now = 0;
    const logged: string[] = [];
    const progress = new Progress(4, { now: () => now }, { log: (message) => void logged.push(message) });
    for (now = 0; now <= 25_000; now += 1000) {
      progress.count({ rows: 10, requests: 1, ...(now === 5000 && { jobs: 1 }) });
    }
    expect(logged).toEqual([
      '1 of 4 jobs done, 110 rows from 11 requests',
      '1 of 4 jobs done, 210 rows from 21 requests',
    ]);
  });

  it('shows it on a live line, ten times a second at most, and not in the log', () => {
    let now = 0;
    const shown: string[] = [];
    const line = { show: (text: string) => void shown.push(text), clear: () => undefined };
    const log = (): never => {
      throw new Error('not in the log');
    };
    const progress = new Progress(1, { now: () => now }, { log, line });
    for (now = 0; now <= 250; now += 10) {
      progress.count({ requests: 1 });
    }
    expect(shown).toEqual([
      '0 of 1 jobs done, 0 rows from 11 requests',
      '0 of 1 jobs done, 0 rows from 21 requests',
    ]);
  });
});
