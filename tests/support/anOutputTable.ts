import type { OutputTable } from '../../src/tables';
import { fieldIn } from './aRow';

/**
 * Makes a table as it is planned for the output, with nothing remarkable about it: called `t`, with a column for the id,
 * which is its key.
 *
 * @param own what is otherwise; fields follow from the columns
 */
export function anOutputTable(own: Partial<OutputTable> = {}): OutputTable {
  const { columns = ['id'] } = own;
  return {
    name: 't',
    columns,
    fields: columns.map(fieldIn),
    primaryKey: ['id'],
    described: [],
    emptyColumns: [],
    takenOver: [],
    unusedColumns: [],
    missingInKey: [],
    undeclared: [],
    incremental: true,
    ...own,
  };
}

/** Makes what the spool knows of a table `t` with one row of each of these jobs. */
export function rowsOfJobs(...jobs: readonly number[]): NonNullable<OutputTable['spooled']> {
  return {
    name: 't',
    rows: jobs.length,
    rowFields: new Set(),
    keyFields: new Set(),
    hasBreakdowns: false,
    parts: [],
    jobs,
  };
}
