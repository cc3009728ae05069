import { UserError } from '@keboola/component-ts-lite';
import { memoryFileSystem } from '../../packages/component-ts-lite/src/testSupport/memoryFileSystem';
import { DataFolder } from '../../packages/component-ts-lite/src/folder/dataFolder';
import { shardOf } from '../plan';
import { mergeState } from './mergeState';

const stateOf = (ends: Readonly<Record<string, number>>): string =>
  JSON.stringify({ version: 1, tables: {}, windows: { q: ends } });

async function merge(
  files: Readonly<Record<string, string>>,
  named: readonly string[] = [],
): Promise<{ state: unknown; warnings: string[]; infos: string[] }> {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`/data/${path}`, Buffer.from(text)]));
  const folder = new DataFolder('/data', memoryFileSystem(texts));
  const [warnings, infos]: [string[], string[]] = [[], []];
  const ignore = (): void => undefined;
  await mergeState(
    {
      folder,
      logger: {
        debug: ignore,
        info: (message) => infos.push(String(message)),
        warning: (message) => warnings.push(String(message)),
        error: ignore,
      },
    },
    named,
  );
  return { state: JSON.parse(String(texts.get('/data/out/state.json'))), warnings, infos };
}

describe('mergeState()', () => {
  const [first, second] = ['1', '2', '3', '4', '5'].sort((one, other) => shardOf(one, 2) - shardOf(other, 2));
  const own = String(first);
  const other = ['1', '2', '3', '4', '5'].find((id) => shardOf(id, 2) === 1) ?? String(second);

  it('makes one state of those of all shards', async () => {
    const { state, warnings, infos } = await merge({
      'in/state.json': stateOf({ [own]: 1, gone: 1 }),
      'out/state/part-000-of-002.json': stateOf({ [own]: 5 }),
      'out/state/part-001-of-002.json': stateOf({ [other]: 6 }),
      'out/state/notes.txt': 'not a state',
    });
    expect(state).toEqual({ version: 1, tables: {}, windows: { q: { [own]: 5, [other]: 6 } } });
    expect(warnings).toEqual([]);
    expect(infos).toEqual(['Merged the states of 2 of 2 shards into out/state.json: 0 tables, 2 accounts']);
  });

  it('takes what a shard without a state had before, and warns', async () => {
    const { state, warnings } = await merge({
      'in/state.json': stateOf({ [own]: 1, [other]: 2 }),
      'out/state/part-000-of-002.json': stateOf({ [own]: 5 }),
    });
    expect(state).toMatchObject({ windows: { q: { [own]: 5, [other]: 2 } } });
    expect(warnings).toEqual(['No state of shard 1 of 2: the accounts keep the state of the run before']);
  });

  it('takes the files that are named, of shards with folders of their own', async () => {
    const files = {
      'a/out/state/part-000-of-002.json': stateOf({ [own]: 5 }),
      'b/out/state/part-001-of-002.json': stateOf({ [other]: 6 }),
    };
    const { state } = await merge(
      files,
      Object.keys(files).map((path) => `/data/${path}`),
    );
    expect(state).toMatchObject({ windows: { q: { [own]: 5, [other]: 6 } } });
  });

  it('names all shards that have none', async () => {
    const { warnings } = await merge({ 'out/state/part-001-of-003.json': stateOf({}) });
    expect(warnings).toEqual(['No state of shards 0, 2 of 3: the accounts keep the state of the run before']);
  });

  it('does not look at the state of the run before where all shards have one', async () => {
    const { state, warnings } = await merge({
      'out/state/part-000-of-001.json': stateOf({ [own]: 5 }),
      'in/state.json': '[1',
    });
    expect(state).toMatchObject({ windows: { q: { [own]: 5 } } });
    expect(warnings).toEqual([]);
  });

  it.each<[Record<string, string>, string[], string]>([
    [{}, [], 'Cannot merge the states of the shards: there is none in out/state'],
    [
      { 'out/state/part-000-of-002.json': stateOf({}), 'out/state/part-001-of-003.json': stateOf({}) },
      [],
      "Cannot merge '/data/out/state/part-000-of-002.json' and '/data/out/state/part-001-of-003.json': they are of 2 and of 3 shards",
    ],
    [
      { 'out/state/part-000-of-002.json': '{"version":1' },
      [],
      "Cannot merge '/data/out/state/part-000-of-002.json': it is not the state of this component",
    ],
    [
      { 'out/state/part-000-of-002.json': stateOf({}), 'in/state.json': '[1' },
      [],
      "Cannot use in/state.json for the shards that have no state: Cannot read 'in/state.json'",
    ],
    [
      {},
      ['/data/gone/part-000-of-002.json'],
      "Cannot merge '/data/gone/part-000-of-002.json': there is no such file",
    ],
    [
      {},
      ['/data/state.json'],
      "Cannot merge '/data/state.json': it is not named as a shard's state is, such as part-003-of-064.json",
    ],
  ])('refuses %j %j', async (files, named, message) => {
    const merging = merge(files, named);
    await expect(merging).rejects.toBeInstanceOf(UserError);
    await expect(merging).rejects.toThrow(message);
  });
});
