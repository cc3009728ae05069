import { readsStories, STORY_HOURS } from '../plan';
import { endOfLastRun } from '../state';
import type { Run } from './extractAll';

const HOUR = 3_600;

/**
 * Finds the queries that may have missed stories: their last complete run was longer ago than a story lives.
 *
 * @returns a sentence for each such query, about the account that was read the longest ago
 */
export function storyGaps({ plan, state, now }: Pick<Run, 'plan' | 'state' | 'now'>): readonly string[] {
  return plan.queries.filter(readsStories).flatMap(({ key, query, targets }) => {
    const ends = targets.flatMap(
      ({ account }) => endOfLastRun(state, { query: key, account: account?.id ?? '' }) ?? [],
    );
    const hours = Math.floor((now - Math.min(now, ...ends)) / HOUR);
    return now - Math.min(now, ...ends) <= STORY_HOURS * HOUR
      ? []
      : [
          `${query.label}: its last complete run was ${hours} hours ago, and the API has stories for ${STORY_HOURS} hours only: those between are lost; run it at least once a day`,
        ];
  });
}
