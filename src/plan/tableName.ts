import { safeTableName } from '@keboola/component-ts-lite';

/**
 * Names the table of a level: as the query when the produced name equals the query's or the part behind its
 * last `_`, else `<query>_<produced>`; made safe for Storage, and so never a path.
 *
 * @param query the query's name
 * @param produced the edge's name or alias; `page` for the root node
 * @returns a legal table name; '' when nothing of it is legal
 */
export function tableName(query: string, produced: string): string {
  const lastPart = query.slice(query.lastIndexOf('_') + 1);
  return safeTableName(produced === query || produced === lastPart ? query : `${query}_${produced}`);
}

/** Tells whether a table has a name that `tableName` gives for some edge of a query. */
export function isNamedAfter(query: string, table: string): boolean {
  const name = safeTableName(query);
  return name !== '' && (table === name || table.startsWith(`${name}_`));
}
