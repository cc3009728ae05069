import { fieldPath } from '../answer';
import type { Cells } from '../flatten';
import { TIMEFRAME } from '../plan';
import { keyNumber } from './columns';

const NAME = fieldPath('', 'name');
const ACCOUNT = 'ex_account_id';

/**
 * Watches what of a table's metrics only columns tell apart that the keys of older tables lack: a total and the empty value
 * of a breakdown, which are both empty in the columns of dimensions, and rows of one metric in several time frames.
 */
export class Breakdowns {
  /** Whether any row is of a breakdown. */
  hasAny = false;
  private readonly totals = new Set<string>();
  private readonly empty = new Set<string>();
  /** The first time frame of each metric of an account. */
  private readonly timeframes = new Map<string, string>();
  private hasSeveralTimeframes = false;

  /** Looks at a row of a metric. */
  add(cells: Cells): void {
    // Metrics are few, whatever the number of their rows.
    const timeframe = cells.get(TIMEFRAME) ?? '';
    if (timeframe !== '') {
      this.addTimeframe(`${cells.get(ACCOUNT) ?? ''} ${cells.get(NAME) ?? ''}`, timeframe);
    }
    const metric = `${timeframe} ${cells.get(NAME) ?? ''}`;
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
  addAll({ hasAny, totals, empty, timeframes, hasSeveralTimeframes }: Breakdowns): this {
    this.hasAny ||= hasAny;
    totals.forEach((metric) => this.totals.add(metric));
    empty.forEach((metric) => this.empty.add(metric));
    this.hasSeveralTimeframes ||= hasSeveralTimeframes;
    timeframes.forEach((timeframe, metric) => this.addTimeframe(metric, timeframe));
    return this;
  }

  /** Lists the columns without which in the key different rows would be one. */
  needed(): readonly string[] {
    return [
      ...([...this.empty].some((metric) => this.totals.has(metric)) ? ['breakdown'] : []),
      ...(this.hasSeveralTimeframes ? [TIMEFRAME] : []),
    ];
  }

  private addTimeframe(metric: string, timeframe: string): void {
    const first = this.timeframes.get(metric);
    if (first === undefined) {
      this.timeframes.set(metric, timeframe);
    } else if (first !== timeframe) {
      this.hasSeveralTimeframes = true;
    }
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
