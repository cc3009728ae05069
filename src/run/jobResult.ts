import { hoursSinceStories, objectsLeftOut } from '../extract';
import type { Outcome, Run } from '../extract';
import type { WrittenTable } from '../tables';
import { DAY } from '../time';

/** What the result of a run is made of. */
export interface RunResult {
  readonly outcomes: readonly Outcome[];
  /** The tables of the queries, as they were written. */
  readonly written: readonly WrittenTable[];
  /** When the token ends, unix seconds; undefined where that is not known or never. */
  readonly tokenEndsAt: number | undefined;
}

/**
 * Makes the variables of the job's result, which a conditional flow tests (docs/operate.md, Conditional flows).
 *
 * @returns numbers by name; undefined where something is not known
 */
export function resultVariables(
  run: Pick<Run, 'plan' | 'state' | 'now'>,
  { outcomes, written, tokenEndsAt }: RunResult,
): Readonly<Record<string, number | undefined>> {
  const failed = outcomes.flatMap(({ error, target }) =>
    error === undefined ? [] : (target.account?.id ?? []),
  );
  const secondsLeft = tokenEndsAt === undefined ? undefined : Math.max(0, tokenEndsAt - run.now);
  return {
    rows: written.reduce((sum, { rows }) => sum + rows, 0),
    failedAccounts: new Set(failed).size,
    skippedObjects: outcomes.reduce((sum, outcome) => sum + objectsLeftOut(outcome), 0),
    tokenDaysLeft: secondsLeft === undefined ? undefined : Math.floor(secondsLeft / DAY),
    hoursSinceStories: hoursSinceStories(run),
  };
}
