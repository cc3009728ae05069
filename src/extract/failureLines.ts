import { oneLine } from '../errors';
import type { QueryPlan } from '../plan';
import { counted } from '../runtime';
import { formatFailure } from './outcome';
import type { Outcome } from './outcome';

/** Failures of a query for one reason that are told with their accounts; the others are counted. */
const TOLD = 3;

/** Tells what fails while a run goes on: an API that refuses 500 accounts in the same words is told in a few lines. */
export class FailureLines {
  private readonly counts = new Map<QueryPlan, Map<string, number>>();

  /** Takes a failure, and returns the line to tell at once; undefined where the same was told often enough. */
  add(outcome: Outcome): string | undefined {
    const ofPlan = this.counts.get(outcome.plan) ?? new Map<string, number>();
    const reason = reasonOf(outcome.error);
    const count = (ofPlan.get(reason) ?? 0) + 1;
    this.counts.set(outcome.plan, ofPlan.set(reason, count));
    return count <= TOLD ? `Cannot extract ${formatFailure(outcome)}` : undefined;
  }

  /** Lists the lines for what was not told of a query. */
  rest(plan: QueryPlan): readonly string[] {
    return [...(this.counts.get(plan) ?? [])].flatMap(([reason, count]) =>
      count <= TOLD
        ? []
        : [`Cannot extract ${plan.query.label}: ${reason}: ${counted(count - TOLD, 'more account')}`],
    );
  }
}

/** Without the id of the trace, which each failure has for itself. */
function reasonOf(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}
