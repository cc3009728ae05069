import { basename, join } from 'node:path';
import { readPartName, readStateFile, UserError } from '@keboola/component-ts-lite';
import type { ActionContext, DataFolder } from '@keboola/component-ts-lite';
import type { Shard } from '../config';
import { counted } from '../runtime';
import { mergeStates, parseState, stateOfShard } from '../state';
import type { State } from '../state';
import { writeState } from './writeState';

const ENDING = '.json';

/** The state that one shard has written. */
interface Share {
  readonly path: string;
  /** What of it cannot be used. */
  readonly damaged: readonly string[];
  readonly shard: Shard;
  readonly state: State;
}

/**
 * Merges the states of the shards of a run into `out/state.json`, which the next run of any number of shards is given. The
 * accounts of a shard that has written none keep their state in `in/state.json`, so they are read again from where they were.
 *
 * @param files the states of the shards; without any, those in `out/state`
 * @throws UserError when there is none, one cannot be read, or they do not belong together
 */
export async function mergeState(
  { folder, logger }: Pick<ActionContext, 'folder' | 'logger'>,
  files: readonly string[],
): Promise<void> {
  const shares = await readShares(folder, files.length > 0 ? files : await foundFiles(folder));
  const { count } = oneSplit(shares);
  shares.flatMap(({ damaged }) => damaged).forEach((sentence) => logger.warning(sentence));
  const present = new Set(shares.map(({ shard }) => shard.index));
  const missing = Array.from({ length: count }, (_, index) => index).filter((index) => !present.has(index));
  const before = missing.length === 0 ? [] : await statesBefore(folder, { missing, count });
  if (missing.length > 0) {
    logger.warning(
      `No state of ${missing.length === 1 ? 'shard' : 'shards'} ${missing.join(', ')} of ${count}: the accounts keep the state of the run before`,
    );
  }
  const merged = mergeStates([...shares.map(({ state }) => state), ...before]);
  await writeState({ folder, logger }, merged);
  const accounts = new Set(Object.values(merged.windows).flatMap((ends) => Object.keys(ends)));
  logger.info(
    `Merged the states of ${present.size} of ${counted(count, 'shard')} into ${folder.shown(folder.outState)}: ${counted(Object.keys(merged.tables).length, 'table')}, ${counted(accounts.size, 'account')}`,
  );
}

async function foundFiles(folder: DataFolder): Promise<readonly string[]> {
  const entries = await folder.list(folder.outStates);
  return entries
    .filter(({ name, isFolder }) => !isFolder && name.startsWith('part-'))
    .map(({ name }) => join(folder.outStates, name));
}

async function readShares(folder: DataFolder, files: readonly string[]): Promise<readonly Share[]> {
  const shares: Share[] = [];
  for (const path of files) {
    shares.push(await readShare(folder, path));
  }
  return shares;
}

async function readShare(folder: DataFolder, path: string): Promise<Share> {
  const shard = path.endsWith(ENDING) ? readPartName(basename(path, ENDING)) : undefined;
  if (shard === undefined) {
    throw new UserError(
      `Cannot merge '${path}': it is not named as a shard's state is, such as part-003-of-064.json`,
    );
  }
  const text = await folder.readText(path);
  if (text === undefined) {
    throw new UserError(`Cannot merge '${path}': there is no such file`);
  }
  const { state, problem, damaged } = parseState(parseJson(text));
  if (problem !== undefined) {
    throw new UserError(`Cannot merge '${path}': ${problem}`);
  }
  return { path, shard, state, damaged };
}

/** What is no JSON is no state either; undefined is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Shares of different splits overlap: an account would be in two of them, or in none. */
function oneSplit(shares: readonly Share[]): Pick<Shard, 'count'> {
  const [first] = shares;
  if (first === undefined) {
    throw new UserError('Cannot merge the states of the shards: there is none in out/state');
  }
  const other = shares.find(({ shard }) => shard.count !== first.shard.count);
  if (other !== undefined) {
    throw new UserError(
      `Cannot merge '${first.path}' and '${other.path}': they are of ${first.shard.count} and of ${other.shard.count} shards`,
    );
  }
  return first.shard;
}

async function statesBefore(
  folder: DataFolder,
  { missing, count }: { readonly missing: readonly number[]; readonly count: number },
): Promise<readonly State[]> {
  const file = await readStateFile(folder);
  const { state, problem } = parseState(file.state);
  if (file.problem !== undefined || problem !== undefined) {
    throw new UserError(
      `Cannot use in/state.json for the shards that have no state: ${file.problem ?? problem ?? ''}`,
    );
  }
  return missing.map((index) => stateOfShard(state, { index, count }));
}
