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
