import { anOutcome } from '../../tests/support/anOutcome';
import { anOutputTable, rowsOfJobs } from '../../tests/support/anOutputTable';
import { anAccount, aPlan, NOW } from '../../tests/support/aQuery';
import { FRESH_STATE } from '../state/state';
import type { OutputTable } from '../tables';
import { nextState } from './nextState';
import type { RunResult } from './nextState';
import type { Outcome } from './outcome';

const DAY = 86_400;
const plan = aPlan({ name: 'media', path: 'media', fields: 'id' });
const outcome = (id: string, own: Partial<Outcome> = {}): Outcome =>
  anOutcome({ plan, target: { account: anAccount(id), node: id }, ...own });
const table = (own: Partial<OutputTable> = {}): OutputTable => anOutputTable({ name: 'media_media', ...own });
const windows = (result: Partial<RunResult>, state = FRESH_STATE): object =>
  nextState({ state, now: NOW }, { outcomes: [], written: [], refused: [], isTyped: false, ...result })
    .windows;

describe('nextState', () => {
  it('keeps the columns and the key of what was written', () => {
    const state = nextState(
      { state: FRESH_STATE, now: NOW },
      { outcomes: [], written: [table()], refused: [], isTyped: false },
    );
    expect(state.tables).toMatchObject({ media_media: { columns: ['id'], primaryKey: ['id'] } });
  });

  it('notes the start of the run for each account that was read to the end, and for none that failed', () => {
    const outcomes = [outcome('1'), outcome('2', { error: new Error('no') })];
    expect(windows({ outcomes })).toEqual({ [plan.key]: { '1': NOW } });
  });

  it('leaves out the jobs whose rows are in a table that was not written', () => {
    const outcomes = [outcome('1'), outcome('2'), outcome('3')];
    const refused = [table({ spooled: rowsOfJobs(0, 2) }), table({ name: 'without_rows' })];
    expect(windows({ outcomes, refused })).toEqual({ [plan.key]: { '2': NOW } });
  });

  it('goes no further than the end of the range', () => {
    const past = aPlan({
      fields: 'insights.metric(reach).period(day)',
      since: '2026-05-01',
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
});
