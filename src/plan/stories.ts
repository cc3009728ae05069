import { READING_RULES } from '../catalogue';
import { allLevels } from './planTables';
import type { QueryPlan } from './queryPlan';

/** Hours for which the API has a story and its insights. */
export const STORY_HOURS = READING_RULES.storyHours;

/** Tells whether a query reads stories, in its path or nested. */
export function readsStories({ roots }: Pick<QueryPlan, 'roots'>): boolean {
  return roots
    .flatMap(({ level }) => allLevels(level))
    .some(
      ({ source }) => source.by === 'edge' && source.edge.split('/').at(-1) === READING_RULES.storiesEdge,
    );
}
