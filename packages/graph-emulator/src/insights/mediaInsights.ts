import { ApiError, invalid } from '../answer/errors';
import { productType } from '../world/entities';
import { DIMENSIONS, hasMetric, MEDIA_METRICS, titleOf, WITH_BREAKDOWN } from './metrics';
import type { GraphNode } from '../world/nodes';
import { readMetrics } from './readMetrics';
import type { World } from '../world/world';

/**
 * Answers the insights of a media (graph-api.md §2.2): lifetime only, no end of a bucket, no paging.
 *
 * @param node the media or story
 * @param params the request's parameters or the field's modifiers
 * @param world the world
 * @returns `{data}`
 * @throws ApiError as the API refuses
 */
export function mediaInsights(
  node: GraphNode,
  params: Readonly<Record<string, string>>,
  world: World,
): object {
  if (node.kind === 'child' || node.kind === 'tag') {
    throw invalid('(#100) Media insights are not available for this media');
  }
  const metrics = readMetrics(params['metric'], MEDIA_METRICS);
  const type = productType(node, world);
  const unfit = metrics.find((metric) => !hasMetric(type, metric));
  if (unfit === 'impressions') {
    throw invalid(
      '(#100) Starting from version v22.0 and above, the impressions metric is no longer supported for the queried media',
    );
  }
  if (unfit !== undefined) {
    throw invalid(
      `(#100) The Media Insights API does not support the ${unfit} metric for this media product type`,
    );
  }
  const { breakdown } = params;
  if (breakdown !== undefined && metrics.some((metric) => !WITH_BREAKDOWN.includes(metric))) {
    throw new ApiError('An unknown error has occurred.', { status: 500, code: 1 });
  }
  return { data: metrics.map((metric) => metricOf(node, { metric, breakdown }, world)) };
}

function metricOf(
  node: GraphNode,
  { metric, breakdown }: { metric: string; breakdown: string | undefined },
  world: World,
): object {
  const value = world.chance(node, metric) % 5000;
  const tail = {
    title: titleOf(metric),
    description: `The number of ${metric.replaceAll('_', ' ')}.`,
    id: `${node.id}/insights/${metric}/lifetime`,
  };
  if (breakdown === undefined) {
    return { name: metric, period: 'lifetime', values: [{ value }], ...tail };
  }
  const results = (DIMENSIONS[breakdown] ?? [])
    .map((one) => ({ dimension_values: [one], value: world.chance(node, `${metric}/${one}`) % 40 }))
    .filter((one) => one.value > 3);
  const total = results.reduce((sum, one) => sum + one.value, 0);
  const breakdowns = [{ dimension_keys: [breakdown], ...(results.length > 0 && { results }) }];
  return { name: metric, period: 'lifetime', ...tail, total_value: { value: total, breakdowns } };
}
