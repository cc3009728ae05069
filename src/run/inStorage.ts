import { readStorageMapping } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import type { Run } from '../extract';
import { schemaOf } from '../state';
import type { State } from '../state';
import { describeTakeOver, matchTable, readStorageTables, takeOver } from '../tables';
import type { OutputTable, StorageTable, TableSchema } from '../tables';

/** The tables of Storage that are in the input mapping. */
export interface InStorage {
  /** Finds the one that a table of this run is written to; undefined where it is not among them. */
  readonly find: (name: string) => StorageTable | undefined;
  readonly names: readonly string[];
}

/** Reads which tables of Storage this run was given. */
export async function tablesInStorage(
  { tables, config: file }: Pick<ActionContext, 'tables' | 'config'>,
  { bucketId }: Pick<Run['config'], 'bucketId'>,
): Promise<InStorage> {
  const mapping = readStorageMapping(file.storage);
  const found = await readStorageTables(await tables.list(), mapping);
  const bucket = bucketId ?? mapping.defaultBucket;
  const destinationOf = (name: string): string | undefined => {
    const mapped = mapping.outputTables.find(({ source }) => source === `${name}.csv`);
    return mapped?.destination ?? (bucket === undefined ? undefined : `${bucket}.${name}`);
  };
  return {
    find: (name) => matchTable(found, { name, destination: destinationOf(name) }),
    names: found.map(({ name }) => name),
  };
}

/**
 * Collects the tables in Storage, as earlier runs wrote them and as the input mapping shows them.
 *
 * @param planned names of the tables that the queries write
 */
export function knownTables(
  { tables }: State,
  { find, names }: InStorage,
  planned: Iterable<string>,
): ReadonlyMap<string, TableSchema> {
  const known = new Map(Object.entries(tables));
  for (const name of new Set([...known.keys(), ...planned, ...names])) {
    const table = find(name);
    if (table !== undefined) {
      known.set(name, takeOver(known.get(name), table));
    }
  }
  return known;
}

/** What tells whether a table is taken over. */
interface TakeOverContext {
  readonly inStorage: InStorage;
  readonly state: State;
  readonly config: Pick<Run['config'], 'bucketId'>;
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
  { inStorage, state, config }: TakeOverContext,
): readonly Line[] {
  const taken = tables.flatMap((table): Line[] => {
    const from = inStorage.find(table.name);
    const told = from && describeTakeOver(table, from, schemaOf(state, table.name));
    return told === undefined ? [] : [{ text: told.sentence, level: told.isLossy ? 'warning' : 'info' }];
  });
  const fresh = tables
    .map(({ name }) => name)
    .filter((name) => inStorage.find(name) === undefined && schemaOf(state, name) === undefined);
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
