import { safeColumnName } from '@keboola/component-ts-lite';

/**
 * The columns of a level's rows, numbered in the order in which they came. Rows hold their cells by these numbers: a map
 * for every row would take twice the time of everything else.
 */
export class Layout {
  readonly columns: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly placesOfFields = new Map<string, number>();

  /** The number of a column; undefined where there is none. */
  placeOf(column: string): number | undefined {
    return this.places.get(column);
  }

  /** The number of a column with a legal name; a new column gets the next number. */
  addColumn(column: string): number {
    const known = this.places.get(column);
    if (known !== undefined) {
      return known;
    }
    const place = this.columns.push(column) - 1;
    this.places.set(column, place);
    return place;
  }

  /**
   * The number of a field's column.
   *
   * @param field the field's name, joined with those of the objects around it; any text
   */
  addField(field: string): number {
    const known = this.placesOfFields.get(field);
    if (known !== undefined) {
      return known;
    }
    const place = this.addColumn(safeColumnName(field) || 'field');
    this.placesOfFields.set(field, place);
    return place;
  }
}

/** The cells of one row. */
export class Cells {
  /** By the column's number in the layout; there are holes. */
  readonly values: (string | undefined)[] = [];

  constructor(readonly layout: Layout) {}

  /** The cell of a column; undefined where the row has none. */
  get(column: string): string | undefined {
    const place = this.layout.placeOf(column);
    return place === undefined ? undefined : this.values[place];
  }

  /** Sets the cell of a column with a legal name. */
  set(column: string, cell: string): void {
    this.values[this.layout.addColumn(column)] = cell;
  }

  /**
   * Adds a field. One that would overwrite another, such as a comment's own `parent_id`, gets a column of its own with a
   * number behind its name: nothing is lost.
   *
   * @param field the field's name, joined with those of the objects around it; any text
   */
  add(field: string, cell: string): void {
    const { layout, values } = this;
    const wanted = layout.addField(field);
    let place = wanted;
    for (let count = 2; values[place] !== undefined; count += 1) {
      // A name of full length has no room for a number: it is cut once more.
      place = layout.addField(`${layout.columns[wanted] ?? ''}_${count}`);
    }
    values[place] = cell;
  }

  /** Gives column and cell of each cell that is set. */
  *[Symbol.iterator](): Generator<[column: string, cell: string], void, undefined> {
    for (const [place, cell] of this.values.entries()) {
      const column = this.layout.columns[place];
      if (cell !== undefined && column !== undefined) {
        yield [column, cell];
      }
    }
  }
}
