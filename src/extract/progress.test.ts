import { Progress } from './progress';

describe('Progress', () => {
  it('says how far a run is, every ten seconds at the most', () => {
    let now = 0;
    const said: string[] = [];
    const progress = new Progress(4, { now: () => now }, (message) => said.push(message));
    for (now = 0; now <= 25_000; now += 1000) {
      progress.count({ rows: 10, requests: 1, ...(now === 5000 && { jobs: 1 }) });
    }
    expect(said).toEqual([
      '… 1 of 4 parts done, 110 rows from 11 requests',
      '… 1 of 4 parts done, 210 rows from 21 requests',
    ]);
  });
});
