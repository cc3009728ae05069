import { fieldPath } from '../answer';
import { LEADING_COLUMNS, OWN_COLUMNS, SNAPSHOT_COLUMN } from '../plan';
import type { TablePlan } from '../plan';
import { nameColumns } from '../tables';
import type { TableSchema } from '../tables';
import type { SqlType } from './algebra';

/** A column of a table as the API's field fills it. */
export interface FieldColumn {
  readonly column: string;
  readonly type: SqlType;
  readonly description: string | undefined;
}

/** The columns of a table by what fills them: fields by their paths, columns of our own by name. */
export type TableColumns = ReadonlyMap<string, FieldColumn>;

const TYPES: Readonly<Record<string, SqlType>> = {
  INTEGER: 'integer',
  NUMERIC: 'decimal',
  FLOAT: 'float',
  BOOLEAN: 'boolean',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
};

/** Finds the columns that a table certainly has: those of the plan, and those that runs have written. */
export function tableColumns(table: TablePlan | undefined, known: TableSchema | undefined): TableColumns {
  const planned = [...(table?.columns ?? []), fieldPath('', 'id'), ...OWN_COLUMNS.map(({ name }) => name)];
  const names = nameColumns({ known, planned, found: [] });
  return new Map(
    [...names].map(([field, column]) => {
      const facts = table?.facts?.get(field) ?? table?.facts?.get(fieldPath('', field));
      const type = TYPES[facts?.type ?? 'STRING'] ?? 'text';
      return [field, { column, type, description: facts?.description }];
    }),
  );
}

/** Finds the column of a field of the nodes themselves; undefined where the table need not have it. */
export function columnOf({ columns }: { readonly columns: TableColumns }, field: string): string | undefined {
  return (columns.get(`/${field}`) ?? columns.get(field))?.column;
}

/** Columns of every table and of metrics, which are no fields of nodes. */
const OTHER_COLUMNS = new Set([
  'id',
  SNAPSHOT_COLUMN,
  ...LEADING_COLUMNS.flatMap(({ name, own }) => (own ? [name] : [])),
]);

/** Lists the columns that hold fields of nodes. */
export function fieldsIn({ columns }: { readonly columns: TableColumns }): readonly FieldColumn[] {
  return [...columns.values()].filter(({ column }) => !OTHER_COLUMNS.has(column) && !/^key\d+$/.test(column));
}
