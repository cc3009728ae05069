import { safeColumnName } from '@keboola/component-ts-lite';
import type { BaseType, StorageMapping, TableReader } from '@keboola/component-ts-lite';

/** A table in Storage, as the platform shows it to a run that has it in the input mapping. */
export interface StorageTable {
  /** E.g. `in.c-main.media`; its file's name where nothing says the id. */
  readonly id: string;
  /** The last part of the id. */
  readonly name: string;
  /** In their order in Storage. */
  readonly columns: readonly string[];
  /** Columns with names that no load can have. */
  readonly illegalColumns: readonly string[];
  readonly primaryKey: readonly string[];
  /** By column where it is not STRING; absent where the table has no types. */
  readonly types?: Readonly<Record<string, BaseType>>;
}

/**
 * Reads which tables of Storage the run was given, of each what a load must not change. One row is enough, or none where
 * the manifest names the columns. Source: docs/common-interface.md §3.1.
 *
 * @param tables those in in/tables
 * @param mapping `storage` of the configuration, for ids that a manifest does not have
 */
export async function readStorageTables(
  tables: readonly TableReader[],
  { inputTables }: Pick<StorageMapping, 'inputTables'>,
): Promise<readonly StorageTable[]> {
  const found: StorageTable[] = [];
  for (const table of tables) {
    const mapped = inputTables.find(({ destination }) => destination?.replace(/\.csv$/, '') === table.name);
    const id = table.id ?? mapped?.source ?? table.name;
    const names = await columnNames(table);
    const isLegal = (column: string): boolean => column !== '' && safeColumnName(column) === column;
    const types = typesOf(table);
    found.push({
      id,
      name: id.slice(id.lastIndexOf('.') + 1),
      columns: names.filter(isLegal),
      illegalColumns: names.filter((column) => !isLegal(column)),
      primaryKey: table.primaryKey,
      ...(types && { types }),
    });
  }
  return found;
}

/** A column of the key is there, though a mapping may leave it out. */
async function columnNames(table: TableReader): Promise<readonly string[]> {
  const named = table.columns.map(({ name }) => name);
  return [...new Set([...(named.length > 0 ? named : await headerOf(table)), ...table.primaryKey])];
}

async function headerOf(table: TableReader): Promise<readonly string[]> {
  if (table.hasData) {
    for await (const row of table.rows()) {
      return Object.keys(row);
    }
  }
  return [];
}

/** Hints are no types: only a typed table names those of its backend. */
function typesOf({ columns }: TableReader): Readonly<Record<string, BaseType>> | undefined {
  return columns.some(({ backendTypes }) => Object.keys(backendTypes).length > 0)
    ? Object.fromEntries(
        columns.flatMap(({ name, type }) =>
          type === undefined || type === 'STRING' ? [] : [[name, type] as const],
        ),
      )
    : undefined;
}

/**
 * Finds the tables of Storage that a run writes: the one that is the destination, or else one of the same name.
 *
 * @param names of the tables that the run may write
 * @param destinationOf the id of a table that is written under a name; undefined where it is not known
 */
export function matchTables(
  found: readonly StorageTable[],
  names: Iterable<string>,
  destinationOf: (name: string) => string | undefined,
): ReadonlyMap<string, StorageTable> {
  return new Map(
    [...new Set([...names, ...found.map(({ name }) => name)])].flatMap((name) => {
      const destination = destinationOf(name);
      const match = found.find(({ id }) => id === destination) ?? found.find((table) => table.name === name);
      return match === undefined ? [] : [[name, match] as const];
    }),
  );
}
