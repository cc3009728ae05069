/** The platform's base types (common-interface.md, "Output tables"). */
export type BaseType = 'STRING' | 'INTEGER' | 'NUMERIC' | 'FLOAT' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP';

/** One column of an output table. */
export interface ColumnDefinition {
  /** Must be legal in Storage; see `safeColumnName`. */
  readonly name: string;
  /** @default 'STRING' */
  readonly type?: BaseType | undefined;
  readonly description?: string | undefined;
  /** A column of the primary key never is. @default true */
  readonly nullable?: boolean | undefined;
}

/** One output table: what its manifest says and how its CSV begins. */
export interface TableDefinition {
  /** Name of the file without `.csv`; must be legal in Storage, see `safeTableName`. */
  readonly name: string;
  /** In the order of the CSV. */
  readonly columns: readonly ColumnDefinition[];
  /** Names of columns; empty for a table without a key. */
  readonly primaryKey: readonly string[];
  /** Add to what is in Storage (by key, where there is one) instead of replacing it. */
  readonly incremental: boolean;
  /** `in.c-bucket.table`; absent: the platform's default bucket. */
  readonly destination?: string | undefined;
  /** Load the table even when the job fails. */
  readonly writeAlways: boolean;
  readonly description?: string | undefined;
}
