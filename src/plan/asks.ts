import type { Params } from './queryPlan';

/** Metrics that are requested together. */
export interface Ask {
  /** Without `metric`; with `time_increment` where each day is a window of its own. */
  readonly params: Params;
  /** None: all that the API gives by default. */
  readonly metrics: readonly string[];
}

/** What becomes of metrics that a query requests in one way. */
export interface SplitAsk {
  readonly asks: readonly Ask[];
  /** Which metrics are requested in another way, and why: a clause for each reason. */
  readonly remarks: readonly string[];
}

/** How one metric is requested, and why not as the query says. */
export interface Way {
  readonly name: string;
  readonly params: Params;
  readonly reasons: readonly string[];
}

/** Joins what is requested in the same way; each metric stands once. */
export function groupAsks(asks: readonly Ask[]): readonly Ask[] {
  const groups = new Map<string, Ask>();
  for (const { params, metrics } of asks) {
    const key = JSON.stringify(Object.entries(params).sort(([left], [right]) => (left < right ? -1 : 1)));
    const before = groups.get(key)?.metrics ?? [];
    groups.set(key, { params, metrics: [...new Set([...before, ...metrics])] });
  }
  return [...groups.values()];
}

/** Names the metrics that are requested in another way: a clause for each reason. */
export function remarksOf(ways: readonly Way[]): readonly string[] {
  const reasons = new Set(ways.flatMap((way) => way.reasons));
  return [...reasons].map((reason) => {
    const names = ways.filter((way) => way.reasons.includes(reason)).map(({ name }) => name);
    return `${[...new Set(names)].join(', ')} ${reason}`;
  });
}
