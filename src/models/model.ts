import type { Query, SqlType } from './algebra';

/** What a number counts; absent where it has no unit, or none is known. */
export type Unit = 'count' | 'people' | 'milliseconds' | 'percent' | 'days';

/** A column of a model. */
export interface ModelColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly description: string;
  readonly unit?: Unit;
  /** Whether the numbers of several rows of the model may be added up. People may not: one who was reached twice is one. */
  readonly additive: boolean;
  /** What it is made of: columns and metrics of tables of the extractor. */
  readonly source: string;
  /** All values that it may have, where they are few. */
  readonly values?: readonly string[];
}

/** A table that people ask for, made of the tables of the extractor. */
export interface Model {
  readonly name: string;
  readonly description: string;
  /** What people find in it, as they would ask. */
  readonly question: string;
  /** What one row is. */
  readonly grain: string;
  /** The columns that tell its rows apart; none of them is ever null. */
  readonly key: readonly string[];
  readonly columns: readonly ModelColumn[];
  readonly query: Query;
}
