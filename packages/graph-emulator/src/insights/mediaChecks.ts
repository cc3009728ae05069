import { ApiError, invalid } from '../answer/errors';
import { mediaType, productType } from '../world/mediaFields';
import type { GraphNode } from '../world/nodes';
import type { World } from '../world/world';
import { MEDIA_MATRIX } from './mediaMatrix';
import type { MediaMetric, ProductType } from './mediaMatrix';
import { MEDIA_METRICS, readDimensions } from './metrics';
import { readMetrics } from './readMetrics';

type Params = Readonly<Record<string, string>>;

/** Metrics that a lenient world breaks down by any dimension. */
const BROKEN_DOWN = ['profile_activity', 'navigation'];

/**
 * Checks what is asked of the insights of a media.
 *
 * @param node the media or story
 * @param params the request's parameters or the field's modifiers
 * @param world the world
 * @returns the metrics and the dimension, if any
 * @throws ApiError as the API refuses
 */
export function checkMediaInsights(
  node: GraphNode,
  params: Params,
  world: World,
): { readonly metrics: readonly string[]; readonly breakdown: string | undefined } {
  if (node.kind === 'child' || node.kind === 'tag') {
    throw invalid('(#100) Media insights are not available for this media');
  }
  const metrics = readMetrics(params['metric'], MEDIA_METRICS);
  const type = productType(node, world);
  const unfit = metrics.filter((metric) => !isOf(type, rowOf(metric), { node, world }));
  if (unfit.length > 0) {
    throw unfitMetrics(unfit, type, { node, world });
  }
  const { breakdown } = params;
  checkBreakdown(metrics, breakdown, world);
  if (world.settings.strictness.mediaInsights) {
    checkShared(metrics, node, world);
  }
  return { metrics, breakdown };
}

function rowOf(metric: string): MediaMetric {
  const row = MEDIA_MATRIX[metric];
  if (row === undefined) {
    throw new RangeError(`No media metric ${metric}`);
  }
  return row;
}

interface Place {
  readonly node: GraphNode;
  readonly world: World;
}

function isOf(type: ProductType, row: MediaMetric, { node, world }: Place): boolean {
  const { settings } = world;
  if (row.facebookLoginOnly === true && settings.login === 'instagram') {
    return false;
  }
  if (!settings.strictness.mediaInsights) {
    return (row.lenientlyOf ?? row.of).includes(type);
  }
  return (
    row.of.includes(type) &&
    (row.postedBefore === undefined || world.postedAt(node) < row.postedBefore) &&
    (row.videoOnly !== true || mediaType(node, world) === 'VIDEO')
  );
}

/** Today's words: https://github.com/airbytehq/airbyte/pull/62902; several names and the older ones: docs/api-facts.md §2. */
function unfitMetrics(unfit: readonly string[], type: ProductType, { node, world }: Place): ApiError {
  const { mediaRefusal, mediaInsights: isStrict } = world.settings.strictness;
  const [first = ''] = unfit;
  if (first === 'impressions') {
    return invalid(
      '(#100) Starting from version v22.0 and above, the impressions metric is no longer supported for the queried media',
    );
  }
  if (mediaRefusal === 'beforeV18') {
    const kinds = { REELS: 'reel', STORY: 'story', FEED: world.isAlbum(node) ? 'carousel' : 'single post' };
    return invalid(`(#100) Incompatible metrics (${unfit.join(', ')}) with ${kinds[type]} media`);
  }
  const names = mediaRefusal === 'all' ? unfit.join(', ') : first;
  return invalid(
    `(#100) The Media Insights API does not support the ${names} metric for this media product type${isStrict ? '.' : ''}`,
  );
}

function checkBreakdown(
  metrics: readonly string[],
  breakdown: string | undefined,
  { settings }: World,
): void {
  const isTaken = (metric: string): boolean =>
    settings.strictness.mediaInsights
      ? readDimensions(breakdown).every((one) => rowOf(metric).breakdowns.includes(one))
      : BROKEN_DOWN.includes(metric);
  if (breakdown !== undefined && !metrics.every(isTaken)) {
    throw new ApiError('An unknown error has occurred.', { status: 500, code: 1 });
  }
}

/** What throws where a media was not shared is seen of others; its words are not: docs/api-facts.md §2. */
function checkShared(metrics: readonly string[], node: GraphNode, world: World): void {
  const isShared = {
    facebook: world.chance(node, 'shared') % 3 === 0,
    crosspost: world.chance(node, 'cross') % 4 === 0,
  };
  const lacking = metrics.find((metric) => {
    const { sharedTo } = rowOf(metric);
    return sharedTo !== undefined && !isShared[sharedTo];
  });
  if (lacking !== undefined) {
    throw invalid(`(#100) The ${lacking} metric is not available for media that was not shared to Facebook.`);
  }
}
