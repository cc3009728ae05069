import type { Level } from '../plan';
import type { Cells } from './cells';

/** One row on its way to its table; empty cells may be left out. */
export interface Row {
  readonly level: Level;
  readonly cells: Cells;
  /** Whether `id` alone does not identify the row: it has none, or a metric only has its object's. */
  readonly weakId: boolean;
}
