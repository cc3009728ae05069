import { aFolder, filesWith } from '../testing/aFolder';
import { FAKE } from '../testing/fakeComponent';
import type { JsonObject, RunState } from '../wire';
import { Workspace } from '../work/workspace';
import { accountNames, Runs } from './runs';

interface Prepared {
  readonly runs: Runs;
  readonly workspace: Workspace;
  readonly folder: string;
  readonly states: RunState[];
  /** Starts and waits for the end. */
  readonly run: (onState?: (state: RunState) => void) => Promise<RunState>;
}

async function prepare(fake: JsonObject, fails = ''): Promise<Prepared> {
  const folder = aFolder();
  const { workspace } = await Workspace.open(folder);
  await workspace.connect({ token: 'EAAB-secret', appKey: '', appSecret: '' });
  await workspace.save({ fake });
  const runs = new Runs({
    workspace,
    component: async () => FAKE,
    importTables: async () => {
      if (fails !== '') {
        throw new Error(fails);
      }
    },
    readMissing: async () => [{ query: 'q', account: 'a', status: 'failed', rows: 0, leftOut: 'why' }],
  });
  const states: RunState[] = [];
  const run = async (onState: (state: RunState) => void = () => undefined): Promise<RunState> =>
    new Promise((resolve) => {
      const off = runs.onChange((state) => {
        states.push(state);
        onState(state);
        if (state.endedAt > 0) {
          off();
          resolve(state);
        }
      });
      void runs.start(new Map([['1', 'One']]));
    });
  return { runs, workspace, folder, states, run };
}

describe('Runs', () => {
  it('follows a run to its end', async () => {
    const lines = ["DEBUG: query 'q' asks 1 target", "DEBUG: query 'q' for One (1): 5 rows, 2 requests"];
    const { run, runs, states } = await prepare({ stdout: lines, stderr: ['WARNING: odd'] });
    const state = await run();
    expect(state).toMatchObject({
      status: 'done',
      queries: [{ id: 'q', jobs: 1, done: 1, rows: 5 }],
      accounts: [{ id: '1', label: 'One', done: 1 }],
      warnings: ['odd'],
      error: '',
      missing: [{ leftOut: 'why' }],
    });
    expect(states.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['running', 'importing', 'done']),
    );
    expect(runs.isRunning()).toBe(false);
  });

  it('runs with the log and the report that progress needs, and leaves the work as it was', async () => {
    const { run, workspace, folder } = await prepare({ stderr: ['{config}'], code: 1 });
    const { error } = await run();
    expect(JSON.parse(error)).toMatchObject({ action: 'run', parameters: { debug: true, report: true } });
    expect(workspace.work().parameters).toEqual({ fake: { stderr: ['{config}'], code: 1 } });
    expect(filesWith(folder, '"debug"')).toEqual([]);
  });

  it('gives the last words of a run that failed, without the token', async () => {
    const { run } = await prepare({
      stderr: ['first', 'WARNING: with {token}', 'last, with {token}'],
      code: 1,
    });
    expect(await run()).toMatchObject({
      status: 'failed',
      error: 'last, with *****',
      warnings: ['with *****'],
    });
  });

  it('has words for a run that says none, and for one whose tables cannot be read', async () => {
    expect(await (await prepare({ code: 2 })).run()).toMatchObject({ error: 'The run ended without a word' });
    const broken = await prepare({}, 'Cannot read media.csv');
    expect(await broken.run()).toMatchObject({ status: 'failed', error: 'Cannot read media.csv' });
  });

  it('stops', async () => {
    const lines = ["DEBUG: query 'q' asks 1 target"];
    const { run, runs } = await prepare({ stdout: lines, hangs: true });
    const state = await run(({ status, queries }) => {
      if (status === 'running' && queries.length > 0) {
        runs.stop();
      }
    });
    expect(state).toMatchObject({ status: 'stopped', error: '' });
  });
});

describe('accountNames()', () => {
  it.each([
    [{ '1': { id: '1', name: 'One' } }, [['1', 'One']]],
    [
      ['1', '2'],
      [
        ['1', '1'],
        ['2', '2'],
      ],
    ],
    [[{ id: '1' }], [['1', '1']]],
    ['all', []],
    [undefined, []],
  ])('reads %j', (accounts, names) => {
    expect([...accountNames(accounts === undefined ? {} : { accounts })]).toEqual(names);
  });
});
