import type { TableSchema } from './describeColumn';
import type { OutputTable } from './outputTable';
import type { StorageTable } from './storageTables';

/**
 * Adds to what is known of a table what Storage shows of it: its columns stay, in their order, and its key is the one that
 * counts.
 *
 * @param known the table of earlier runs
 */
export function takeOver(known: TableSchema | undefined, table: StorageTable): TableSchema {
  const before = known?.columns ?? [];
  const added = table.columns.filter((column) => !before.includes(column));
  const takenOver = [...(known?.takenOver ?? []), ...added];
  return {
    ...known,
    columns: [...before, ...added],
    primaryKey: table.primaryKey,
    ...(table.types && { types: { ...known?.types, ...table.types } }),
    ...(takenOver.length > 0 && { takenOver }),
  };
}

/** Where the data of columns stands that the extractors before this one had. Source: docs/take-over.md, "Layouts". */
const MOVED: readonly (readonly [column: RegExp, now: string])[] = [
  [/^total_value_value$/, 'value'],
  [/^total_value_breakdowns_\d+_results_\d+_value$/, 'value'],
  [/^total_value_breakdowns_\d+_results_\d+_dimension_values_0$/, 'key1'],
  [/^total_value_breakdowns_\d+_results_\d+_dimension_values_1$/, 'key2'],
  [/^total_value_breakdowns_\d+_dimension_keys_\d+$/, 'breakdown'],
];
/** Lists were a column for each of their items. */
const LIST_ITEM = /^(.+?)_\d+(?:_.*)?$/;

/**
 * Says that a table is taken over, which is told once.
 *
 * @param before the table of earlier runs
 * @returns a sentence, and whether it names columns that stay empty; undefined where all was known
 */
export function describeTakeOver(
  table: OutputTable,
  from: StorageTable,
  before: TableSchema | undefined,
): { readonly sentence: string; readonly isLossy: boolean } | undefined {
  const known = new Set(before?.columns);
  if (from.columns.every((column) => known.has(column))) {
    return undefined;
  }
  const key = from.primaryKey.join(', ');
  const empty = table.emptyColumns.filter((column) => !known.has(column));
  const told = empty.map((column) => describeEmpty(column, table.columns));
  const sentence = `Table '${table.name}' takes over ${from.id}: it keeps its columns and its key (${key})`;
  const parts = [
    ...(told.length > 0 ? [`empty in new rows: ${told.join(', ')}`] : []),
    ...(from.illegalColumns.length > 0
      ? [`not written, because Storage would rename them: ${from.illegalColumns.join(', ')}`]
      : []),
  ];
  return { sentence: [sentence, ...parts].join('; '), isLossy: parts.length > 0 };
}

function describeEmpty(column: string, columns: readonly string[]): string {
  const moved = MOVED.find(([pattern]) => pattern.test(column))?.[1] ?? LIST_ITEM.exec(column)?.[1];
  return moved !== undefined && columns.includes(moved) ? `${column} (now in ${moved})` : column;
}
