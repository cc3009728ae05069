import { ApiError, invalid } from '../answer/errors';
import { readMetrics } from './readMetrics';
import { ACCOUNT_METRICS, canBreakDown, DEMOGRAPHICS, needsTotal, SERIES_ONLY, titleOf } from './metrics';
import type { GraphNode } from '../world/nodes';
import { link } from '../answer/paging';
import { seriesOf, totalOf } from './accountValues';
import type { Asked } from './accountValues';
import { readMoment } from '../world/time';
import type { World } from '../world/world';

const DAY = 86_400;

const PERIODS = ['day', 'week', 'days_28', 'month', 'lifetime', 'total_over_range'];
const TIMEFRAMES = ['last_14_days', 'last_30_days', 'last_90_days', 'prev_month', 'this_month', 'this_week'];

/** Whether an account has too few followers for what is told of groups. */
const MIN_FOLLOWERS = 100;

/**
 * Answers the insights of an account (graph-api.md §2.2, §2.3, §7.5).
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
  const asked = check(node, params, at.world);
  const data = asked.metrics.map((metric) => metricOf(node, metric, { asked, world: at.world }));
  return asked.period === 'lifetime' ? { data } : { data, paging: windowLinks(asked, params, at) };
}

function check(node: GraphNode, params: Readonly<Record<string, string>>, world: World): Asked {
  const metrics = checkMetrics(params);
  const isTotal = params['metric_type'] === 'total_value';
  const period = params['period'] ?? 'day';
  checkOneOf('period', period, PERIODS);
  const dimensions = (params['breakdown'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (metrics.some((metric) => dimensions.some((one) => !canBreakDown(metric, one)))) {
    throw new ApiError('An unknown error has occurred.', { status: 500, code: 1 });
  }
  const range = checkRange(params, metrics, world.now());
  const isShort = metrics.some((metric) => DEMOGRAPHICS.includes(metric) || SERIES_ONLY.includes(metric));
  if (isShort && world.followers(node.account) < MIN_FOLLOWERS) {
    throw new ApiError('Not enough users', {
      code: 100,
      subcode: 2874010,
      title: "Demographic data isn't available",
      isTransient: false,
    });
  }
  const { timeframe } = params;
  checkOneOf('timeframe', timeframe, TIMEFRAMES);
  return { metrics, period, isTotal, dimensions, timeframe, ...range };
}

function checkOneOf(name: string, value: string | undefined, known: readonly string[]): void {
  if (value !== undefined && !known.includes(value)) {
    throw invalid(`(#100) ${name} must be one of the following values: ${known.join(', ')}`);
  }
}

function checkMetrics(params: Readonly<Record<string, string>>): readonly string[] {
  const metrics = readMetrics(params['metric'], ACCOUNT_METRICS);
  const isTotal = params['metric_type'] === 'total_value';
  const lacking = metrics.filter(needsTotal);
  if (!isTotal && lacking.length > 0) {
    throw invalid(
      `(#100) The following metrics (${lacking.join(',')}) should be specified with parameter metric_type=total_value`,
    );
  }
  const refusing = metrics.find((metric) => SERIES_ONLY.includes(metric));
  if (isTotal && refusing !== undefined) {
    throw invalid(
      `(#100) The following metric (${refusing}) is incompatible with the metric type (total_value)`,
    );
  }
  return metrics;
}

function checkRange(
  params: Readonly<Record<string, string>>,
  metrics: readonly string[],
  now: number,
): { since: number; until: number } {
  const moment = (name: 'since' | 'until', otherwise: number): number => {
    const text = params[name];
    const found = text === undefined ? otherwise : readMoment(text, now);
    if (found === undefined) {
      throw invalid(
        `(#100) Parameter ${name}: Must be a unixtime or a date/time representation parseable by strtotime()`,
      );
    }
    return found;
  };
  const since = moment('since', moment('until', now) - DAY);
  const until = moment('until', now);
  if (since > now || since < now - 729 * DAY) {
    throw invalid('(#100) since param is not valid. Metrics data is available for the last 2 years');
  }
  if (until - since >= 30 * DAY) {
    throw invalid('(#100) There cannot be more than 30 days (2592000 s) between since and until');
  }
  if (metrics.includes('follower_count') && since < now - 30 * DAY) {
    throw invalid(
      '(#100) (follower_count) metric only supports querying data for the last 30 days excluding the current day',
    );
  }
  return { since, until };
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

/** Windows go on in both directions for ever, and drop limit, breakdown and alias (graph-api.md §2.3). */
function windowLinks(
  { since, until }: Asked,
  params: Readonly<Record<string, string>>,
  { url, world }: { url: string; world: World },
): object {
  const kept = Object.fromEntries(
    ['metric', 'metric_type', 'period', 'fields'].flatMap((name) => {
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
