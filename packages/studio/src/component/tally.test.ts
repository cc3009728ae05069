import { Tally } from './tally';

const job = {
  is: 'job',
  query: 'q',
  account: '1',
  label: 'One',
  rows: 2,
  requests: 3,
  isFailed: false,
} as const;

describe('Tally', () => {
  it('adds up by query and by account', () => {
    const tally = new Tally(new Map([['1', 'One']]));
    tally.add({ is: 'query', query: 'q', jobs: 2 });
    tally.add({ is: 'request', account: '1' });
    tally.add({ is: 'request', account: '999' });
    tally.add(job);
    tally.add({ ...job, account: '2', label: 'Two', isFailed: true });
    expect(tally.queries()).toEqual([
      { id: 'q', label: 'q', jobs: 2, done: 2, failed: 1, rows: 4, requests: 6 },
    ]);
    expect(tally.accounts()).toEqual([
      { id: '1', label: 'One', jobs: 0, done: 1, failed: 0, rows: 2, requests: 1 },
      { id: '2', label: 'Two', jobs: 0, done: 1, failed: 1, rows: 2, requests: 0 },
    ]);
  });

  it('tells whether anything came', () => {
    const tally = new Tally(new Map());
    tally.add({ is: 'query', query: 'q', jobs: 2 });
    tally.add({ ...job, isFailed: true });
    expect(tally.hasSome()).toBe(false);
    tally.add(job);
    expect(tally.hasSome()).toBe(true);
  });

  it('keeps the last error, and no more warnings than are read', () => {
    const tally = new Tally(new Map());
    expect(tally.error()).toBe('');
    Array.from({ length: 60 }, (_, n) => tally.add({ is: 'error', text: `error ${n}` }));
    Array.from({ length: 203 }, (_, n) => tally.add({ is: 'warning', text: `warning ${n}` }));
    expect(tally.error()).toBe('error 59');
    expect([tally.warnings().length, tally.moreWarnings()]).toEqual([200, 3]);
  });
});
