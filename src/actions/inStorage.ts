import { readStorageMapping } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import type { Config } from '../config';
import type { Run } from '../extract';
import { schemaOf } from '../state';
import type { State } from '../state';
import { describeTakeOver, matchTables, readStorageTables, takeOver } from '../tables';
import type { OutputTable, StorageTable, TableSchema } from '../tables';

/** Finds those tables of Storage that have the names, as far as they are in the input mapping. */
export type FindInStorage = (names: readonly string[]) => ReadonlyMap<string, StorageTable>;

/** Reads the tables of the input mapping, in which a run may go on. */
export async function readInStorage(
  { tables, config: file }: ActionContext,
  { bucketId }: Config,
): Promise<FindInStorage> {
  const mapping = readStorageMapping(file.storage);
  const found = await readStorageTables(await tables.list(), mapping);
  const bucket = bucketId ?? mapping.defaultBucket;
  return (names) =>
    matchTables(found, names, (name) => {
      const mapped = mapping.outputTables.find(({ source }) => source === `${name}.csv`);
      return mapped?.destination ?? (bucket === undefined ? undefined : `${bucket}.${name}`);
    });
}

/** The tables in Storage, as earlier runs wrote them and as the input mapping shows them. */
export function knownTables(
  { tables }: State,
  inStorage: ReadonlyMap<string, StorageTable>,
): ReadonlyMap<string, TableSchema> {
  const known = new Map(Object.entries(tables));
  return new Map([
    ...known,
    ...[...inStorage].map(([name, table]) => [name, takeOver(known.get(name), table)] as const),
  ]);
}

/** A line for the log. */
interface Line {
  readonly text: string;
  readonly level: 'info' | 'warning';
}

/**
 * Says which tables go on with those of another extractor, and which are written for the first time: told once, because
 * the state has them afterwards.
 */
export function takeOverLines(
  tables: readonly OutputTable[],
  {
    inStorage,
    state,
    config,
  }: Pick<Run, 'state' | 'config'> & { readonly inStorage: ReadonlyMap<string, StorageTable> },
): readonly Line[] {
  const taken = tables.flatMap((table): Line[] => {
    const from = inStorage.get(table.name);
    const told = from && describeTakeOver(table, from, schemaOf(state, table.name));
    return told === undefined ? [] : [{ text: told.sentence, level: told.isLossy ? 'warning' : 'info' }];
  });
  const fresh = tables
    .map(({ name }) => name)
    .filter((name) => !inStorage.has(name) && schemaOf(state, name) === undefined);
  // Only a bucket that was chosen can have tables of another extractor.
  return config.bucketId === undefined || fresh.length === 0
    ? taken
    : [
        ...taken,
        {
          text: `Written to ${config.bucketId} for the first time: ${fresh.join(', ')}; where another extractor wrote them there before, take them over first (docs/take-over.md)`,
          level: 'info',
        },
      ];
}
