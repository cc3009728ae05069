import { UserError } from '@keboola/component-ts-lite';
import { GraphError } from '../errors';
import { runFailure } from '../extract';
import type { Outcome, Run } from '../extract';

/** Tells whether anything that a run did failed. */
export function hasFailure(outcomes: readonly Outcome[]): boolean {
  return outcomes.some(({ error }) => error !== undefined);
}

/**
 * Tells whether a run ends as a failure, of which the platform keeps no state: something failed, unless the configuration says
 * to go on, something succeeded, and the token is valid. Source: docs/common-interface.md §5.
 *
 * @param problems sentences about tables that were not written
 */
export function isFailure(
  { config }: Pick<Run, 'config'>,
  outcomes: readonly Outcome[],
  problems: readonly string[],
): boolean {
  // Where nothing was requested, nothing succeeded.
  const hasSucceeded = outcomes.some(({ error, requests }) => error === undefined && requests > 0);
  const hasToken = !outcomes.some(({ error }) => error instanceof GraphError && error.kind === 'token');
  const goesOn = config.onError === 'continue' && hasSucceeded && hasToken;
  return runFailure(outcomes, problems) !== '' && !goesOn;
}

/**
 * Ends a run with all that failed, as a warning where it does not fail for it.
 *
 * @param forgotten what follows where it fails, said before
 * @throws UserError where the run is a failure
 */
export function endRun(
  run: Pick<Run, 'config' | 'log'>,
  outcomes: readonly Outcome[],
  { problems, forgotten }: { readonly problems: readonly string[]; readonly forgotten: readonly string[] },
): void {
  const failure = runFailure(outcomes, problems);
  if (isFailure(run, outcomes, problems)) {
    forgotten.forEach((line) => run.log.warning(line));
    throw new UserError(failure);
  }
  if (failure !== '') {
    run.log.warning(failure);
  }
}
