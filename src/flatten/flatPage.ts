import type { Edge } from '../answer';
import type { MorePages, Place } from '../pages';
import type { Level } from '../plan';
import type { Cells, ObjectFields } from './cells';
import type { Row } from './row';

/** Values of a metric that gave no row. */
export interface OddValues {
  readonly metric: string;
  readonly count: number;
  /** The first object that has them. */
  readonly of: string;
}

/** The rows of a page in the order of the answer, and the nested lists that go on. */
export interface FlatPage {
  readonly rows: readonly Row[];
  readonly more: readonly MorePages[];
}

/** Where a list stands, and the page into which its rows go. */
export interface At extends Place {
  readonly flat: { rows: Row[]; more: MorePages[] };
}

/** The node or object whose fields are written. */
export interface Owner {
  readonly level: Level;
  /** The parent of the lists nested in it. */
  readonly ownerId: string;
  /** Fields that are not written. */
  readonly skipped: ReadonlySet<string>;
}

/** Where the cells of an object go. */
export interface Into extends Owner {
  readonly fields: ObjectFields;
  readonly cells: Cells;
  readonly nested: NestedEdge[];
}

/** A list found in a node. */
export interface NestedEdge {
  readonly edge: Edge;
  readonly level: Level;
  readonly parentId: string;
}
