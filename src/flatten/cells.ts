import { fieldPath } from '../answer';

/**
 * The fields of a level's rows, numbered in the order in which they came: those of the answer by their paths, columns of
 * our own by their names. Rows hold their cells by these numbers: a map for every row would take twice the time of
 * everything else.
 */
export class Layout {
  readonly fields: string[] = [];
  /** The fields of the node itself. */
  readonly node: ObjectFields = new ObjectFields(this, '', '');
  private readonly places = new Map<string, number>();

  /** The number of a field; undefined where there is none. */
  placeOf(field: string): number | undefined {
    return this.places.get(field);
  }

  /** The number of a field; a new one gets the next number. */
  add(field: string): number {
    const known = this.places.get(field);
    if (known !== undefined) {
      return known;
    }
    const place = this.fields.push(field) - 1;
    this.places.set(field, place);
    return place;
  }
}

/** The fields of an object, found by their keys: a path for each cell would take longer than the cell. */
export class ObjectFields {
  private readonly places = new Map<string, number>();
  private readonly objects = new Map<string, ObjectFields>();

  /**
   * @param path of the object in its node
   * @param name its keys joined, by which the plan knows a list; '' for the node itself
   */
  constructor(
    private readonly layout: Layout,
    private readonly path: string,
    readonly name: string,
  ) {}

  /** The number of a field in the layout. */
  place(key: string): number {
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.layout.add(fieldPath(this.path, key));
      this.places.set(key, place);
    }
    return place;
  }

  /** The fields of an object inside this one. */
  object(key: string): ObjectFields {
    let object = this.objects.get(key);
    if (object === undefined) {
      const name = this.path === '' ? key : `${this.name}_${key}`;
      object = new ObjectFields(this.layout, fieldPath(this.path, key), name);
      this.objects.set(key, object);
    }
    return object;
  }
}

/** The cells of one row. */
export class Cells {
  /** By the field's number in the layout; there are holes. */
  readonly values: (string | undefined)[] = [];

  constructor(readonly layout: Layout) {}

  /** The cell of a field; undefined where the row has none. */
  get(field: string): string | undefined {
    const place = this.layout.placeOf(field);
    return place === undefined ? undefined : this.values[place];
  }

  /** Sets the cell of a field: its path, or the name of a column of our own. */
  set(field: string, cell: string): void {
    this.values[this.layout.add(field)] = cell;
  }

  /** Gives field and cell of each cell that is set. */
  *[Symbol.iterator](): Generator<[field: string, cell: string], void, undefined> {
    for (const [place, cell] of this.values.entries()) {
      const field = this.layout.fields[place];
      if (cell !== undefined && field !== undefined) {
        yield [field, cell];
      }
    }
  }
}
