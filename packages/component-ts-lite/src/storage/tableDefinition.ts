import type { DeleteWhere } from './deleteWhere';

/** The platform's base types
 * (https://help.keboola.com/extend/common-interface/manifest-files/out-tables-manifests-native-types/). */
export const baseTypes = ['STRING', 'INTEGER', 'NUMERIC', 'FLOAT', 'BOOLEAN', 'DATE', 'TIMESTAMP'] as const;

/** One of the platform's base types, which every backend knows by a type of its own. */
export type BaseType = (typeof baseTypes)[number];

/** Metadata of a table or column by key, e.g. `my.key`; what the platform itself writes begins with `KBC.`. */
export type Metadata = Readonly<Record<string, string>>;

/** A column's type in one backend, by that backend's own words. */
export interface BackendType {
  /** E.g. `VARIANT`. */
  readonly type: string;
  readonly length?: string | undefined;
  readonly default?: string | undefined;
}

/** One column of an output table. */
export interface ColumnDefinition {
  /** Must be legal in Storage; see `safeColumnName`. */
  readonly name: string;
  /** @default 'STRING' */
  readonly type?: BaseType | undefined;
  /** E.g. `255`, or `38,2` for precision and scale; for the base type. */
  readonly length?: string | undefined;
  /** What an empty cell becomes; for the base type. */
  readonly default?: string | undefined;
  /** Types for backends that are to have another than the base type's, by the backend's name, e.g. `snowflake`. */
  readonly backendTypes?: Readonly<Record<string, BackendType>> | undefined;
  readonly description?: string | undefined;
  /** A column of the primary key never is. @default true */
  readonly nullable?: boolean | undefined;
  readonly metadata?: Metadata | undefined;
}

/** What can happen to a row whose key the table in Storage already has; `upsert` is the platform's default. */
export const deduplicationStrategies = ['insert', 'upsert'] as const;

/** See `deduplicationStrategies`. */
export type DeduplicationStrategy = (typeof deduplicationStrategies)[number];

/** One output table: what its manifest says and how its CSV begins. */
export interface TableDefinition {
  /** Must be legal in Storage, see `safeTableName`. */
  readonly name: string;
  /**
   * Name of the file in out/tables where it is not `NAME.csv`, e.g. `out.c-main.data.csv`, which without a `destination` is the
   * table's id (https://help.keboola.com/extend/common-interface/folders/#folder-dataouttables).
   */
  readonly fileName?: string | undefined;
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
  readonly metadata?: Metadata | undefined;
  /** Rows to delete in Storage before an incremental load; rows that any of these finds go. */
  readonly deleteWhere?: readonly DeleteWhere[] | undefined;
  /** One character. @default ',' */
  readonly delimiter?: string | undefined;
  /** One character, doubled within a cell. @default '"' */
  readonly enclosure?: string | undefined;
  readonly deduplicationStrategy?: DeduplicationStrategy | undefined;
  /** Tags for the file in Storage that the table is loaded from. */
  readonly tags?: readonly string[] | undefined;
}
