import { join } from 'node:path';
import { aFolder, filesWith } from '../testing/aFolder';
import { FAKE } from '../testing/fakeComponent';
import type { JsonObject, RunState } from '../wire';
import { Workspace } from '../work/workspace';
import { accountNames, countQueries, Runs } from './runs';

interface Prepared {
  readonly runs: Runs;
  readonly workspace: Workspace;
  readonly folder: string;
  readonly states: RunState[];
  /** Starts and waits for the end. */
  readonly run: (onState?: (state: RunState) => unknown) => Promise<RunState>;
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
  const run = async (onState: (state: RunState) => unknown = () => undefined): Promise<RunState> =>
    new Promise((resolve) => {
      const off = runs.onChange((state) => {
        states.push(state);
        onState(state);
        if (state.endedAt > 0) {
          off();
          resolve(state);
        }
      });
      runs.start({ accounts: new Map([['1', 'One']]), queries: 1 });
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

  const JOB = "DEBUG: query 'q' for One (1): 5 rows, 2 requests";
  const tablesIn = (folder: string): readonly string[] =>
    filesWith(folder, 'cell').filter((path) => path.endsWith('.csv'));
  const KEPT = join('data/out/tables/t.csv');
  const WAITING = join('run/data/out/tables/new.csv');

  /** Runs after an earlier run, whose table is there. */
  async function runAgain(fake: JsonObject, hasEarlier = true): Promise<Prepared & { state: RunState }> {
    const prepared = await prepare(hasEarlier ? { tables: { 't.csv': 'cell' } } : fake);
    if (hasEarlier) {
      await prepared.run();
      await prepared.workspace.save({ fake });
    }
    const state = await prepared.run(({ status, queries }) => {
      if (fake['hangs'] === true && status === 'running' && queries.length > 0) {
        prepared.runs.stop();
      }
    });
    return { ...prepared, state };
  }

  it('replaces the tables with those of a run that came to its end', async () => {
    const { folder, state } = await runAgain({ tables: { 'new.csv': 'cell' } });
    expect(state).toMatchObject({ tables: 'new', isWaiting: false });
    expect(tablesIn(folder)).toEqual(['data/out/tables/new.csv']);
  });

  it.each([
    ['failed', { code: 1, tables: { 'new.csv': 'cell' } }],
    ['stopped', { hangs: true, stdout: [JOB], tables: { 'new.csv': 'cell' } }],
  ])('leaves the last good tables where they are when a run %s', async (status, fake) => {
    const { folder, state } = await runAgain(fake);
    expect(state).toMatchObject({ status, tables: 'earlier', isWaiting: false });
    expect(state.tablesAt).toBeGreaterThan(0);
    expect(tablesIn(folder)).toEqual([KEPT]);
  });

  it('keeps what came of a run that failed until it is taken in place of the last good tables', async () => {
    const { folder, state, runs } = await runAgain({ code: 1, stdout: [JOB], tables: { 'new.csv': 'cell' } });
    expect(state).toMatchObject({ status: 'failed', tables: 'earlier', isWaiting: true });
    expect(tablesIn(folder)).toEqual([KEPT, WAITING]);
    expect(filesWith(folder, 'EAAB-secret')).toEqual(['data/config.json']);
    await runs.take();
    expect(runs.state()).toMatchObject({ tables: 'new', isWaiting: false });
    expect(tablesIn(folder)).toEqual(['data/out/tables/new.csv']);
  });

  it('shows what came of a run that failed where there was nothing before', async () => {
    const { folder, state } = await runAgain(
      { code: 1, stdout: [JOB], tables: { 'new.csv': 'cell' } },
      false,
    );
    expect(state).toMatchObject({ status: 'failed', tables: 'new' });
    expect(tablesIn(folder)).toEqual(['data/out/tables/new.csv']);
  });

  it('is done when it has come to its end, whatever was pressed', async () => {
    const { run, runs } = await prepare({ stdout: [JOB] });
    const state = await run(({ status }) => status === 'importing' && runs.stop());
    expect(state.status).toBe('done');
  });
});

describe('countQueries()', () => {
  it('counts what a run reads', () => {
    expect([countQueries({}), countQueries({ queries: [{}, { disabled: true }, { id: 1 }] })]).toEqual([
      0, 2,
    ]);
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
