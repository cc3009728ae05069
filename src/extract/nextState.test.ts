import { anOutcome } from '../../tests/support/anOutcome';
import { anOutputTable, rowsOfJobs } from '../../tests/support/anOutputTable';
import { anAccount, aPlan, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { FRESH_STATE } from '../state/state';
import type { OutputTable } from '../tables';
import { nextState } from './nextState';
import type { RunResult } from './nextState';
import type { Outcome } from './outcome';

const DAY = 86_400;
const plan = aPlan({ name: 'media', path: 'media', fields: 'id', since: 'last run' });
const outcome = (id: string, own: Partial<Outcome> = {}): Outcome =>
  anOutcome({ plan, target: { account: anAccount(id), node: id }, ...own });
const table = (own: Partial<OutputTable> = {}): OutputTable => anOutputTable({ name: 'media_media', ...own });
const windows = (result: Partial<RunResult>, state = FRESH_STATE): object =>
  nextState({ state, now: NOW }, { outcomes: [], written: [], incomplete: [], isTyped: false, ...result })
    .windows;

describe('nextState', () => {
  it('keeps the columns and the key of what was written', () => {
    const state = nextState(
      { state: FRESH_STATE, now: NOW },
      { outcomes: [], written: [table()], incomplete: [], isTyped: false },
    );
    expect(state.tables).toMatchObject({ media_media: { columns: ['id'], primaryKey: ['id'] } });
  });

  it('notes the start of the run for each account that was read to the end, and for none that failed', () => {
    const outcomes = [outcome('1'), outcome('2', { error: new Error('no') })];
    expect(windows({ outcomes })).toEqual({ [plan.key]: { '1': NOW } });
  });

  it('leaves out the jobs whose rows are in a table that was not written', () => {
    const outcomes = [outcome('1'), outcome('2'), outcome('3')];
    const incomplete = [table({ spooled: rowsOfJobs(0, 2) }), table({ name: 'without_rows' })];
    expect(windows({ outcomes, incomplete })).toEqual({ [plan.key]: { '2': NOW } });
  });

  it('goes no further than the end of the range', () => {
    const past = aPlan({
      fields: 'insights.metric(reach).period(day)',
      since: 'last run',
      until: '2026-05-31',
    });
    const end = Math.min(...past.roots.map(({ range }) => range.until ?? Infinity));
    expect(end).toBeLessThan(NOW - 10 * DAY);
    expect(windows({ outcomes: [outcome('1', { plan: past })] })).toEqual({ [past.key]: { '1': end } });
  });

  it('has a query for no account under an empty id', () => {
    const outcomes = [outcome('', { target: { node: 'me' } })];
    expect(windows({ outcomes })).toEqual({ [plan.key]: { '': NOW } });
  });

  it.each<[string, Partial<Query>, number]>([
    ['a range of its own', { path: 'media', since: '2026-06-01' }, 0],
    ['no range', { path: 'media' }, 0],
    ['insights from the last run on', { fields: 'id,insights.since(last run).metric(reach)' }, 1],
    ['stories, of which a gap is told', { path: 'stories' }, 1],
  ])('notes the ends of a query with %s where a later run needs them', (_, query, count) => {
    const other = aPlan(query);
    const noted = windows({ outcomes: [outcome('1', { plan: other })] });
    expect(Object.keys(noted)).toHaveLength(count);
  });

  it('drops the ends of queries and accounts that have been gone for 90 days', () => {
    const [old, recent] = [NOW - 91 * DAY, NOW - 89 * DAY];
    const before = {
      ...FRESH_STATE,
      windows: {
        [plan.key]: { '1': old, '2': old, '3': recent },
        gone: { '1': old },
        edited: { '1': recent },
      },
    };
    const outcomes = [outcome('1', { error: new Error('no') })];
    expect(windows({ outcomes }, before)).toEqual({
      [plan.key]: { '1': old, '3': recent },
      edited: { '1': recent },
    });
  });

  it('keeps the ends of a query that has a range of its own for once', () => {
    const once = aPlan({ name: 'media', path: 'media', fields: 'id', since: '2026-01-01' });
    expect(once.key).toBe(plan.key);
    const before = { ...FRESH_STATE, windows: { [plan.key]: { '1': NOW - 5 * DAY } } };
    expect(windows({ outcomes: [outcome('1', { plan: once })] }, before)).toEqual(before.windows);
  });
});
