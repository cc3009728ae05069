import { readsStories, STORY_HOURS } from '../plan';
import type { QueryPlan } from '../plan';
import { endOfLastRun } from '../state';
import type { Run } from './extractAll';

const HOUR = 3_600;

/**
 * Finds how long ago the last complete run of a query for stories was, of the account that was read the longest ago.
 *
 * @returns whole hours; undefined where no query reads stories, or none was ever complete
 */
export function hoursSinceStories(run: Pick<Run, 'plan' | 'state' | 'now'>): number | undefined {
  const hours = run.plan.queries.filter(readsStories).flatMap((query) => hoursSinceEnd(query, run) ?? []);
  return hours.length === 0 ? undefined : Math.floor(Math.max(...hours));
}

/**
 * Finds the queries that may have missed stories: their last complete run was longer ago than a story lives.
 *
 * @returns a sentence for each such query, about the account that was read the longest ago
 */
export function storyGaps({ plan, state, now }: Pick<Run, 'plan' | 'state' | 'now'>): readonly string[] {
  return plan.queries.filter(readsStories).flatMap((query) => {
    const hours = hoursSinceEnd(query, { state, now }) ?? 0;
    return hours <= STORY_HOURS
      ? []
      : [
          `${query.query.label}: its last complete run was ${Math.floor(hours)} hours ago, and the API has stories for ${STORY_HOURS} hours only: those between are lost; run it at least once a day`,
        ];
  });
}

function hoursSinceEnd(
  { key, targets }: QueryPlan,
  { state, now }: Pick<Run, 'state' | 'now'>,
): number | undefined {
  const ends = targets.flatMap(
    ({ account }) => endOfLastRun(state, { query: key, account: account?.id ?? '' }) ?? [],
  );
  // A loop, as a call takes only so many arguments: there may be 100 000 accounts.
  const first = ends.reduce((least, end) => Math.min(least, end), now);
  return ends.length === 0 ? undefined : (now - first) / HOUR;
}
