import type { Outcome } from '../../src/extract/outcome';
import { aPlan, anAccount } from './aQuery';

/**
 * Makes the outcome of a query for account `1` that gave one row.
 *
 * @param own what is otherwise
 */
export function anOutcome(own: Partial<Outcome> = {}): Outcome {
  return {
    plan: aPlan(),
    target: { account: anAccount('1'), node: '1' },
    rows: 1,
    requests: 1,
    retries: 0,
    waitedMs: 0,
    omissions: [],
    ...own,
  };
}
