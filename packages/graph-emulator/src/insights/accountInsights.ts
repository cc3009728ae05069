import { link } from '../answer/paging';
import type { GraphNode } from '../world/nodes';
import type { World } from '../world/world';
import { checkAccountInsights } from './accountChecks';
import { seriesOf, totalOf } from './accountValues';
import type { Asked } from './accountValues';
import { titleOf } from './metrics';

const DAY = 86_400;

/**
 * Answers the insights of an account (docs/graph-api.md §2.2, §2.3, §7.5).
 *
 * @param node the account
 * @param params the request's parameters or the field's modifiers
 * @param at the world, and the address that links begin with
 * @returns `{data, paging?}`
 * @throws ApiError as the API refuses, in the API's order of checks
 */
export function accountInsights(
  node: GraphNode,
  params: Readonly<Record<string, string>>,
  at: { readonly world: World; readonly url: string },
): object {
  const asked = checkAccountInsights(node, params, at.world);
  const data = asked.metrics.map((metric) => metricOf(node, metric, { asked, world: at.world }));
  return asked.period === 'lifetime' ? { data } : { data, paging: windowLinks(asked, params, at) };
}

function metricOf(node: GraphNode, metric: string, { asked, world }: { asked: Asked; world: World }): object {
  const { period, isTotal } = asked;
  const head = {
    name: metric,
    period,
    title: titleOf(metric),
    description: `The number of ${metric.replaceAll('_', ' ')}.`,
  };
  const id = `${node.id}/insights/${metric}/${period}`;
  if (!isTotal) {
    return {
      name: metric,
      period,
      values: seriesOf(node, metric, { asked, world }),
      title: head.title,
      description: head.description,
      id,
    };
  }
  const total = totalOf(node, metric, { asked, world });
  return { ...head, ...(total && { total_value: total }), id };
}

/** Windows go on in both directions for ever, and drop limit, breakdown and alias (docs/graph-api.md §2.3). */
function windowLinks(
  { since, until }: Asked,
  params: Readonly<Record<string, string>>,
  { url, world }: { url: string; world: World },
): object {
  const more = world.settings.strictness.wholeLinks ? ['breakdown', 'timeframe'] : [];
  const kept = Object.fromEntries(
    ['metric', 'metric_type', 'period', ...more, 'fields'].flatMap((name) => {
      const value = params[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const token = { access_token: params['access_token'] ?? 'TOKEN' };
  const window = (from: number, to: number): string =>
    link(url, { ...token, since: String(from), until: String(to), ...kept });
  const isOpen = params['until'] === undefined;
  const length = isOpen ? DAY : until - since;
  const next = isOpen ? world.now() : until + 1;
  return {
    previous: window(since - 1 - length, since - 1),
    next: window(next, next + length),
  };
}
