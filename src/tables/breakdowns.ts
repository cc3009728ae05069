import { fieldPath } from '../answer';
import type { Cells } from '../flatten';
import { keyNumber } from './columns';

const NAME = fieldPath('', 'name');

/**
 * Watches whether a table's metrics have a total beside a breakdown with an empty value: in the columns of dimensions both
 * are empty, so that only `breakdown` tells their rows apart.
 */
export class Breakdowns {
  /** Whether any row is of a breakdown. */
  hasAny = false;
  private readonly totals = new Set<string>();
  private readonly empty = new Set<string>();

  /** Looks at a row of a metric. */
  add(cells: Cells): void {
    // Metrics are few, whatever the number of their rows.
    const metric = `${cells.get('timeframe') ?? ''} ${cells.get(NAME) ?? ''}`;
    if ((cells.get('breakdown') ?? '') === '') {
      this.totals.add(metric);
      return;
    }
    this.hasAny = true;
    if (!hasDimension(cells)) {
      this.empty.add(metric);
    }
  }

  /** Adds what another part of the table has. */
  addAll({ hasAny, totals, empty }: Breakdowns): this {
    this.hasAny ||= hasAny;
    totals.forEach((metric) => this.totals.add(metric));
    empty.forEach((metric) => this.empty.add(metric));
    return this;
  }

  /** Whether a total and an empty value of a breakdown would be one row without the column `breakdown` in the key. */
  areNeeded(): boolean {
    return [...this.empty].some((metric) => this.totals.has(metric));
  }
}

function hasDimension(cells: Cells): boolean {
  for (const [field, cell] of cells) {
    if (cell !== '' && keyNumber(field) !== undefined) {
      return true;
    }
  }
  return false;
}
