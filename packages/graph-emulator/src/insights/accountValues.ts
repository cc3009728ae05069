import { accountMetric, DIMENSIONS, isDemographic } from './metrics';
import type { GraphNode } from '../world/nodes';
import { pacificMidnights } from '../world/time';
import type { World } from '../world/world';

/** What was asked, after the checks. */
export interface Asked {
  readonly metrics: readonly string[];
  readonly period: string;
  readonly isTotal: boolean;
  readonly dimensions: readonly string[];
  readonly timeframe: string | undefined;
  readonly since: number;
  readonly until: number;
}

const bucket = (node: GraphNode, world: World, of: { metric: string; end: number }): number =>
  world.chance(node, `${of.metric}@${of.end}`) % (of.metric === 'follower_count' ? 30 : 900);

function finished(asked: Asked, world: World): readonly number[] {
  return pacificMidnights(asked.since, Math.min(asked.until, world.now() + 1));
}

/**
 * Makes the values of a series: one for each bucket that has ended.
 *
 * @param node the account
 * @param metric its metric
 * @param at what was asked, and the world
 * @returns as `values`
 */
export function seriesOf(
  node: GraphNode,
  metric: string,
  { asked, world }: { asked: Asked; world: World },
): object[] {
  return finished(asked, world).map((end) => ({
    value: metric === 'online_followers' ? byHour(node, world, end) : bucket(node, world, { metric, end }),
    end_time: new Date(end * 1000).toISOString().replace('.000Z', '+0000'),
  }));
}

/** Now and then there is nothing to tell of a day. */
function byHour(node: GraphNode, world: World, end: number): Record<string, number> {
  const hours = world.chance(node, `online@${end}`) % 7 === 0 ? 0 : 24;
  return Object.fromEntries(
    Array.from({ length: hours }, (_, hour) => [
      String(hour),
      world.chance(node, `online@${end}/${hour}`) % 90,
    ]),
  );
}

/** People who are reached on two days are one: reach does not add up. */
function sumOf(node: GraphNode, metric: string, { asked, world }: { asked: Asked; world: World }): number {
  const values = finished(asked, world).map((end) => bucket(node, world, { metric, end }));
  const sum = values.reduce((total, value) => total + value, 0);
  const most = Math.max(0, ...values);
  return metric === 'reach' ? most + Math.floor(0.85 * (sum - most)) : sum;
}

/**
 * Makes the total of a window, broken down where that was asked.
 *
 * @param node the account
 * @param metric its metric
 * @param at what was asked, and the world
 * @returns as `total_value`; undefined for a metric that needs its breakdown
 */
export function totalOf(
  node: GraphNode,
  metric: string,
  at: { asked: Asked; world: World },
): object | undefined {
  const { dimensions, timeframe } = at.asked;
  const isPeople = isDemographic(metric);
  const total = isPeople ? peopleOf(node, metric, at.world) : sumOf(node, metric, at);
  if (dimensions.length === 0) {
    // Without its breakdown this metric is a shell (docs/graph-api.md §2.2).
    return metric === 'follows_and_unfollows' ? undefined : { value: total };
  }
  const results = isWithoutResults(node, metric, at)
    ? []
    : shares(total, combinations(dimensions), (part) => at.world.chance(node, `${metric}/${part}`));
  return {
    ...(!isPeople && { value: total }),
    breakdowns: [{ ...withTimeframe({ dimensions, results }, isPeople ? timeframe : undefined, at.world) }],
  };
}

/** Meta's own sample names the timeframe first (docs/graph-api.md §2.2). */
function withTimeframe(
  { dimensions, results }: { readonly dimensions: readonly string[]; readonly results: readonly Share[] },
  timeframe: string | undefined,
  { settings }: World,
): object {
  const frame =
    timeframe !== undefined && settings.isTimeframeTold ? { timeframe: timeframe.toUpperCase() } : {};
  const told = results.map((one) => ({
    ...one,
    dimension_values: [...Object.values(frame), ...one.dimension_values],
  }));
  return {
    dimension_keys: [...Object.keys(frame), ...dimensions],
    ...(told.length > 0 && { results: told }),
  };
}

/** Engaged people are fewer than followers where the world says so. */
function peopleOf({ account }: GraphNode, metric: string, world: World): number {
  const isEngaged = accountMetric(metric).atLeast100 === 'engagements';
  return isEngaged ? world.engagements(account) : world.followers(account);
}

/** `dimension_keys` and nothing else: common in the wild, and always so for too few people where they are not refused. */
function isWithoutResults(
  node: GraphNode,
  metric: string,
  { asked, world }: { asked: Asked; world: World },
): boolean {
  const { emptyBreakdowns, accountInsights } = world.settings.strictness;
  const isFew = isDemographic(metric) && accountInsights && peopleOf(node, metric, world) < 100;
  return (
    isFew || (emptyBreakdowns && world.chance(node, `empty ${metric}/${asked.dimensions.join()}`) % 3 === 0)
  );
}

function combinations(dimensions: readonly string[]): string[][] {
  return dimensions.reduce<string[][]>(
    (rows, dimension) => rows.flatMap((row) => (DIMENSIONS[dimension] ?? []).map((value) => [...row, value])),
    [[]],
  );
}

/** What one combination of dimension values has. */
interface Share {
  readonly dimension_values: readonly string[];
  readonly value: number;
}

/** The parts add up to the total; empty ones are left out. */
function shares(
  total: number,
  parts: readonly (readonly string[])[],
  weightOf: (part: string) => number,
): Share[] {
  const weights = parts.map((part) =>
    weightOf(part.join()) % 10 < 2 ? 0 : 1 + (weightOf(part.join()) % 50),
  );
  const sum = weights.reduce((one, other) => one + other, 0) || 1;
  let left = total;
  const values = weights.map((weight, index) => {
    const value = index === weights.length - 1 ? left : Math.floor((total * weight) / sum);
    left -= value;
    return value;
  });
  return parts
    .map((part, index) => ({ dimension_values: part, value: values[index] ?? 0 }))
    .filter(({ value }) => value > 0)
    .slice(0, 45);
}
