import type { JobReport, Part, RunState } from '../../src/wire';
import { headlineOf } from './headline';

const part = (id: string, done: number, failed: number): Part => ({
  id,
  label: id,
  jobs: done,
  done,
  failed,
  rows: (done - failed) * 10,
  requests: 1,
});
const lacking = (query: string): JobReport => ({
  query,
  account: 'One',
  status: 'failed',
  rows: 0,
  leftOut: 'gone',
});
const run = (facts: Partial<RunState>): RunState => ({
  status: 'done',
  startedAt: 1,
  endedAt: 2,
  asked: 2,
  queries: [],
  accounts: [],
  warnings: [],
  moreWarnings: 0,
  error: '',
  missing: [],
  tables: 'new',
  tablesAt: 0,
  isWaiting: false,
  ...facts,
});

describe('headlineOf()', () => {
  it.each<[Partial<RunState>, string]>([
    [{ queries: [part('a', 3, 0), part('b', 3, 0)] }, 'Done: everything requested is there, 60 rows'],
    [
      { queries: [part('a', 3, 0), part('b', 3, 0)], missing: [lacking('b')] },
      '1 of 2 queries came whole, 60 rows. Not whole: b',
    ],
    [
      { status: 'failed', queries: [part('a', 3, 0)], missing: [lacking('b')] },
      '1 of 2 queries came whole, 30 rows. Not whole: b',
    ],
    [{ status: 'failed', asked: 1, queries: [part('a', 3, 1)] }, '0 of 1 query came whole, 20 rows'],
    [{ status: 'failed' }, 'Failed: nothing came'],
    [{ status: 'stopped', queries: [part('a', 3, 0)] }, 'Stopped'],
    [{ status: 'running', queries: [part('a', 1, 0)] }, 'Running, 10 rows'],
  ])('reads %j', (facts, words) => {
    expect(headlineOf(run(facts))).toBe(words);
  });
});
