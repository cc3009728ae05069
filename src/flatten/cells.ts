import { safeColumnName } from '@keboola/component-ts-lite';
import type { Level } from '../plan';
import type { Place } from './row';

/** The one who knows which column a field is written to; asked for every cell, so it remembers. */
export class ColumnNames {
  private readonly known = new Map<string, string>();

  /**
   * @param field the field's name, joined with those of the objects around it
   * @returns a legal column name
   */
  of(field: string): string {
    const known = this.known.get(field);
    if (known !== undefined) {
      return known;
    }
    const column = safeColumnName(field) || 'field';
    this.known.set(field, column);
    return column;
  }
}

/**
 * Begins a row with the columns that every row has.
 *
 * @param level the row's level
 * @param place where it stands
 * @returns its cells
 */
export function leadingCells(level: Level, place: Place): Map<string, string> {
  return new Map([
    ['ex_account_id', place.accountId],
    ['fb_graph_node', level.graphNode],
    ['parent_id', place.parentId],
  ]);
}

/**
 * Adds a cell. A field that would overwrite another, such as a comment's own `parent_id`, gets a column of its own
 * with a number behind its name: nothing is lost.
 *
 * @param cells the row's cells, changed
 * @param column the column wanted
 * @param cell what to write
 */
export function addCell(cells: Map<string, string>, column: string, cell: string): void {
  let free = column;
  for (let count = 2; cells.has(free); count += 1) {
    free = `${column}_${count}`;
  }
  cells.set(free, cell);
}
