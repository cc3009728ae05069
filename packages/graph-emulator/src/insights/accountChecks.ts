import { ApiError, invalid } from '../answer/errors';
import type { GraphNode } from '../world/nodes';
import { readMoment } from '../world/time';
import type { World } from '../world/world';
import { TIMEFRAMES } from './accountMatrix';
import type { Asked } from './accountValues';
import { ACCOUNT_METRICS, accountMetric, isDemographic, readDimensions } from './metrics';
import { readMetrics } from './readMetrics';

const DAY = 86_400;
const PERIODS = ['day', 'week', 'days_28', 'month', 'lifetime', 'total_over_range'];
/** The API gives no groups of fewer people than this. */
const FEWEST = 100;

type Params = Readonly<Record<string, string>>;

/**
 * Checks what is asked of the insights of an account, in the API's order (docs/graph-api.md §7.5).
 *
 * @param node the account
 * @param params the request's parameters or the field's modifiers
 * @param world the world
 * @returns what was asked
 * @throws ApiError as the API refuses
 */
export function checkAccountInsights(node: GraphNode, params: Params, world: World): Asked {
  const metrics = checkMetrics(params);
  const isTotal = params['metric_type'] === 'total_value';
  const period = params['period'] ?? 'day';
  checkPeriod(metrics, params['period'], world);
  const dimensions = readDimensions(params['breakdown']);
  checkBreakdown(metrics, { dimensions, isTotal }, world);
  const range = checkRange(params, metrics, world);
  checkEnoughPeople(node, metrics, world);
  const { timeframe } = params;
  checkTimeframe(metrics, timeframe, world);
  return { metrics, period, isTotal, dimensions, timeframe, ...range };
}

function checkMetrics(params: Params): readonly string[] {
  const metrics = readMetrics(params['metric'], ACCOUNT_METRICS);
  const isTotal = params['metric_type'] === 'total_value';
  const lacking = metrics.filter((metric) => accountMetric(metric).as === 'total');
  if (!isTotal && lacking.length > 0) {
    throw invalid(
      `(#100) The following metrics (${lacking.join(',')}) should be specified with parameter metric_type=total_value`,
    );
  }
  const refusing = metrics.find((metric) => accountMetric(metric).as === 'series');
  if (isTotal && refusing !== undefined) {
    throw invalid(
      `(#100) The following metric (${refusing}) is incompatible with the metric type (total_value)`,
    );
  }
  return metrics;
}

/** The strict refusal is that of https://github.com/exileum/meta-mcp/pull/195, whatever the metric. */
function checkPeriod(metrics: readonly string[], period: string | undefined, { settings }: World): void {
  checkOneOf('period', period, PERIODS);
  if (!settings.strictness.accountInsights || period === undefined) {
    return;
  }
  if (metrics.some((metric) => !accountMetric(metric).periods.includes(period))) {
    throw invalid('(#100) The period param is invalid');
  }
}

/** A breakdown that a metric does not take is refused as an unknown error, permanently. */
function checkBreakdown(
  metrics: readonly string[],
  { dimensions, isTotal }: Pick<Asked, 'dimensions' | 'isTotal'>,
  { settings }: World,
): void {
  const isOfSeries = settings.strictness.accountInsights && !isTotal && dimensions.length > 0;
  const isUnfit = metrics.some((metric) =>
    dimensions.some((one) => !accountMetric(metric).breakdowns.includes(one)),
  );
  if (isUnfit || isOfSeries) {
    throw new ApiError('An unknown error has occurred.', { status: 500, code: 1 });
  }
}

function checkRange(
  params: Params,
  metrics: readonly string[],
  world: World,
): { since: number; until: number } {
  const now = world.now();
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
  // Under the Instagram login windows are as long as what is kept (docs/api-facts.md §4).
  if (world.settings.login === 'facebook' && until - since >= 30 * DAY) {
    throw invalid('(#100) There cannot be more than 30 days (2592000 s) between since and until');
  }
  if (metrics.includes('follower_count') && since < now - 30 * DAY) {
    throw invalid(
      '(#100) (follower_count) metric only supports querying data for the last 30 days excluding the current day',
    );
  }
  return { since, until };
}

function checkEnoughPeople({ account }: GraphNode, metrics: readonly string[], world: World): void {
  const isFew = {
    followers: world.followers(account) < FEWEST,
    engagements: world.engagements(account) < FEWEST,
  };
  const { accountInsights, fewEngaged } = world.settings.strictness;
  const isRefused = (metric: string): boolean => {
    const { as, atLeast100 } = accountMetric(metric);
    if (!accountInsights) {
      return isFew.followers && (as === 'series' || isDemographic(metric));
    }
    return (
      atLeast100 !== undefined &&
      isFew[atLeast100] &&
      (atLeast100 === 'followers' || fewEngaged === 'refused')
    );
  };
  if (metrics.some(isRefused)) {
    throw new ApiError('Not enough users', {
      code: 100,
      subcode: 2874010,
      title: "Demographic data isn't available",
      isTransient: false,
    });
  }
}

/** Of those that need a timeframe and of those cut in v20 no refusal was seen: the words are those of its like. */
function checkTimeframe(
  metrics: readonly string[],
  timeframe: string | undefined,
  { settings }: World,
): void {
  checkOneOf('timeframe', timeframe, TIMEFRAMES);
  if (!settings.strictness.accountInsights) {
    return;
  }
  for (const { timeframes, needsTimeframe } of metrics.map(accountMetric)) {
    if (needsTimeframe && timeframe === undefined) {
      throw invalid('(#100) The parameter timeframe is required');
    }
    if (timeframes.length > 0) {
      checkOneOf('timeframe', timeframe, timeframes);
    }
  }
}

function checkOneOf(name: string, value: string | undefined, known: readonly string[]): void {
  if (value !== undefined && !known.includes(value)) {
    throw invalid(`(#100) ${name} must be one of the following values: ${known.join(', ')}`);
  }
}
