import type { Fault } from '@keboola/graph-emulator';
import { emulatedTransport } from '../../tests/support/emulatedTransport';
import { runInProcess } from '../../tests/support/runInProcess';
import type { InProcessResult } from '../../tests/support/runInProcess';

const IDS = ['17841400000000001', '17841400000000002'];
const ACCOUNTS = Object.fromEntries(IDS.map((id) => [id, { id, name: id }]));
const REFUSED: readonly Fault[] = [
  { when: { times: 0, account: '17841400000000002' }, do: { error: { message: 'No', code: 200 } } },
];
/** Only the answers tell that `extra` is an object. */
const MEDIA = { name: 'media', query: { path: 'media', fields: 'id,extra', ids: '', since: 'last run' } };
const answer = (node: object): readonly Fault[] => [
  {
    when: { times: 0, account: '17841400000000001' },
    do: { text: JSON.stringify({ data: [{ id: '5', ...node }] }) },
  },
];
const EXTRA = answer({ extra: { id: '9' } });

async function runWith(
  faults: readonly Fault[],
  own: { readonly state?: object; readonly parameters?: object } = {},
): Promise<InProcessResult> {
  return runInProcess(
    { accounts: ACCOUNTS, queries: [MEDIA], ...own.parameters },
    {
      transport: emulatedTransport({ media: 2, accounts: 2, faults }),
      ...(own.state && { state: own.state }),
    },
  );
}
const header = ({ out }: InProcessResult, table: string): string | undefined =>
  out[`tables/${table}.csv`]?.split('\n')[0];
const stateOf = ({ out }: InProcessResult): { windows: Record<string, object> } =>
  JSON.parse(out['state.json'] ?? '') as { windows: Record<string, object> };

describe('the columns that only the answers tell of', () => {
  it('are left out of a run that fails, with a warning, and its rows do not count as read', async () => {
    const run = await runWith([...REFUSED, ...EXTRA]);
    expect(run.code).toBe(1);
    expect(header(run, 'media')).toBe('id,ex_account_id,fb_graph_node,parent_id,extra');
    expect(run.out['tables/media.csv']?.trimEnd().split('\n')).toHaveLength(2);
    expect(run.stderr).toContain(
      "Table 'media': left out extra.id, which no query names: a run that fails remembers no new columns. The next run that succeeds writes them; or name them in the fields\n",
    );
    expect(stateOf(run).windows).toEqual({});
  });

  it('are written by a run that succeeds, also where a part of it failed', async () => {
    const columns = 'id,ex_account_id,fb_graph_node,parent_id,extra,extra_id';
    expect(header(await runWith(EXTRA), 'media')).toBe(columns);
    const run = await runWith([...REFUSED, ...EXTRA], { parameters: { 'on-error': 'continue' } });
    expect([run.code, header(run, 'media')]).toEqual([0, columns]);
    expect(Object.values(stateOf(run).windows)).toEqual([{ '17841400000000001': 1_781_517_600 }]);
  });

  it('are written by a run that fails where the state knows them', async () => {
    const state = stateOf(await runWith(EXTRA));
    const run = await runWith([...REFUSED, ...EXTRA], { state });
    expect(run.code).toBe(1);
    expect(header(run, 'media')).toBe('id,ex_account_id,fb_graph_node,parent_id,extra,extra_id');
    expect(run.stderr).not.toContain('left out');
    expect(run.stdout).not.toContain('no query requests them any more');
  });
});

describe('a table that only the answers tell of', () => {
  const query = { path: 'media', fields: '', ids: '' };
  const parameters = { queries: [{ name: 'm', query }] };
  const faults = [...REFUSED, ...answer({ odd: { data: [{ id: '6' }] } })];

  it('is not written by a run that fails, unless the state knows it', async () => {
    const run = await runWith(faults, { parameters });
    expect(run.code).toBe(1);
    expect(header(run, 'm_odd')).toBeUndefined();
    expect(run.stderr).toContain(
      "Table 'm_odd' was not written: no query names its fields, and a run that fails remembers no new tables: the next run that succeeds writes it",
    );
    const state = {
      version: 1,
      tables: { m_odd: { columns: ['id', 'parent_id'], primaryKey: ['id', 'parent_id'] } },
      windows: {},
    };
    const again = await runWith(faults, { parameters, state });
    expect([again.code, header(again, 'm_odd')]).toEqual([1, 'id,parent_id']);
  });
});
