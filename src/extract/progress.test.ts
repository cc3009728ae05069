import { Progress } from './progress';

describe('Progress', () => {
  it('logs how far a run is, every ten seconds at most', () => {
    let now = 0;
    const logged: string[] = [];
    const progress = new Progress(4, { now: () => now }, (message) => logged.push(message));
    for (now = 0; now <= 25_000; now += 1000) {
      progress.count({ rows: 10, requests: 1, ...(now === 5000 && { jobs: 1 }) });
    }
    expect(logged).toEqual([
      '1 of 4 jobs done, 110 rows from 11 requests',
      '1 of 4 jobs done, 210 rows from 21 requests',
    ]);
  });
});
