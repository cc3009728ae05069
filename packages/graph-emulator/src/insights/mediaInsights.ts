import type { GraphNode } from '../world/nodes';
import type { World } from '../world/world';
import { checkMediaInsights } from './mediaChecks';
import { DIMENSIONS, titleOf } from './metrics';

/**
 * Answers the insights of a media (docs/graph-api.md §2.2): lifetime only, whatever period is asked; no end of a bucket, no
 * paging.
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
  const { metrics, breakdown } = checkMediaInsights(node, params, world);
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
  const { emptyBreakdowns, mixedValues } = world.settings.strictness;
  const isEmpty = emptyBreakdowns && world.chance(node, `empty ${metric}`) % 3 === 0;
  const results = (isEmpty ? [] : (DIMENSIONS[breakdown] ?? []))
    .map((one) => ({ dimension_values: [one], value: world.chance(node, `${metric}/${one}`) % 40 }))
    .filter((one) => one.value > 3);
  const total = results.reduce((sum, one) => sum + one.value, 0);
  const breakdowns = [{ dimension_keys: [breakdown], ...(results.length > 0 && { results }) }];
  return {
    name: metric,
    period: 'lifetime',
    ...(mixedValues && { values: [{ value: total }] }),
    ...tail,
    total_value: { value: total, breakdowns },
  };
}
