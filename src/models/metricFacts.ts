import { safeColumnName } from '@keboola/component-ts-lite';
import { metricOf } from '../catalogue';
import type { SqlType } from './algebra';
import type { Unit } from './model';

/** What a number is. */
export interface NumberFacts {
  readonly type: SqlType;
  readonly unit?: Unit;
  readonly additive: boolean;
  readonly description: string;
}

/**
 * Numbers of different people: two of them may count the same person. New followers are not among them, because they count
 * events: a person follows once. Source: docs/graph-api.md §5.3, §6.4.
 */
const PEOPLE: ReadonlySet<string> = new Set([
  'reach',
  'carousel_album_reach',
  'accounts_engaged',
  'online_followers',
  'threads_followers',
  'followers_count',
  'follows_count',
  'current_live_viewer_count',
]);
/** Metrics that are no numbers of anything. Source: docs/graph-api.md §6.3. */
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['ig_reels_avg_watch_time', 'milliseconds'],
  ['ig_reels_video_view_total_time', 'milliseconds'],
  ['reels_skip_rate', 'percent'],
]);
const AVERAGES: ReadonlySet<string> = new Set(['ig_reels_avg_watch_time', 'reels_skip_rate']);

/**
 * Tells what a metric counts and whether its numbers may be added up. Of a metric that is not known nothing is added.
 *
 * @param node whose metric it is
 */
export function metricFacts(name: string, node: 'user' | 'media'): NumberFacts {
  const known = metricOf(name, node);
  if (known === undefined) {
    return { type: 'decimal', additive: false, description: `Metric ${name}` };
  }
  const { description } = known;
  const unit = UNITS.get(name);
  return unit === undefined
    ? { ...countFacts(name), description }
    : { type: 'decimal', unit, additive: !AVERAGES.has(name), description };
}

/** Tells what a count is: whole, of people or of something that adds up. */
export function countFacts(name: string): Omit<NumberFacts, 'description'> {
  // Also inside an object, such as `business_discovery_followers_count`.
  const isPeople = [...PEOPLE].some((people) => name === people || name.endsWith(`_${people}`));
  return { type: 'integer', unit: isPeople ? 'people' : 'count', additive: !isPeople };
}

/** The values of dimensions by which a metric is one column each. Source: docs/graph-api.md §6.5. */
const DIMENSIONS: Readonly<Record<string, readonly string[]>> = {
  media_product_type: ['AD', 'CAROUSEL_CONTAINER', 'FEED', 'POST', 'REEL', 'STORY'],
  follow_type: ['FOLLOWER', 'NON_FOLLOWER', 'UNKNOWN'],
  contact_button_type: ['BOOK_NOW', 'CALL', 'DIRECTION', 'EMAIL', 'INSTANT_EXPERIENCE', 'TEXT', 'UNDEFINED'],
  action_type: ['BIO_LINK_CLICKED', 'CALL', 'DIRECTION', 'EMAIL', 'OTHER', 'TEXT'],
  story_navigation_action_type: ['SWIPE_FORWARD', 'TAP_BACK', 'TAP_EXIT', 'TAP_FORWARD'],
};

/** Lists the values of a dimension; none where they are not known beforehand. */
export function valuesOf(dimension: string): readonly string[] {
  return Object.hasOwn(DIMENSIONS, dimension) ? (DIMENSIONS[dimension] ?? []) : [];
}

/** Names the column of a metric, or of one part of its breakdown. */
export function metricColumn(metric: string, value?: string): string {
  return safeColumnName(value === undefined ? metric : `${metric}_${value.toLowerCase()}`);
}
