import { dialectOf } from './dialects';
import type { DialectName } from './dialects';
import type { Model } from './model';
import { printQuery } from './print';

/** A model with its query as SQL. */
export interface PrintedModel extends Omit<Model, 'query'> {
  /** A SELECT, without an end mark. */
  readonly sql: string;
}

/** Where the tables of the extractor are found. */
export interface TablesIn {
  readonly dialect: DialectName;
  /** The bucket or schema of the tables. @default the one that the query runs in */
  readonly bucket?: string | undefined;
}

/** Prints models for a database. */
export function printModels(models: readonly Model[], tables: TablesIn): readonly PrintedModel[] {
  return printWith(models, tables.dialect, tablesIn(tables));
}

/** Prints models whose tables are named in another way, such as by a template language. */
export function printWith(
  models: readonly Model[],
  dialect: DialectName,
  table: (name: string) => string,
): readonly PrintedModel[] {
  return models.map(({ query, ...model }) => ({
    ...model,
    sql: printQuery(query, { dialect: dialectOf(dialect), table }),
  }));
}

/** Tells how a table of the extractor is called in a query. */
export function tablesIn({ dialect, bucket }: TablesIn): (name: string) => string {
  const { quote } = dialectOf(dialect);
  const schema = bucket === undefined || bucket === '' ? undefined : schemaOf(dialect, bucket);
  return (name) => (schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`);
}

/** A bucket is a schema of its name in Snowflake, and in BigQuery a dataset, whose names have letters, digits and `_` only. */
function schemaOf(dialect: DialectName, bucket: string): string {
  return dialect === 'bigquery' ? bucket.replace(/\W/g, '_') : bucket;
}

/** Lists the tables of the extractor that models read. */
export function tablesOf(models: readonly Model[]): readonly string[] {
  const found = models.flatMap(({ query }) =>
    [...query.steps.flatMap(({ selects }) => selects), query.rows].flatMap(({ from, joins = [] }) =>
      [from, ...joins.map((join) => join.from)].flatMap((one) => ('table' in one ? [one.table] : [])),
    ),
  );
  return [...new Set(found)].sort();
}
