import { INSIGHTS_RULES, isTotal, isWithoutRange } from '../../catalogue';
import type { Params } from '../queryPlan';

/** The column of the time frame for which people are counted. */
export const TIMEFRAME = INSIGHTS_RULES.timeframe;

/** What tells rows of metrics apart besides their ids and dimensions, in the order of the key. */
export const TIME_COLUMNS = [TIMEFRAME, 'end_time', 'date_start', 'date_stop'] as const;

/** What the columns of a table of metrics and its key follow from. */
export interface LayoutOptions {
  /** The query's request, with all metrics of the table. */
  readonly requested: Params;
  /** The requests that are made for it; their rows share the table. */
  readonly requests: readonly Params[];
  /** Whether each request is for a window of time; metrics that come with their node have none. */
  readonly isWindowed: boolean;
}

/** How the rows of metrics stand in their table, whatever the answer has. */
export interface InsightsLayout {
  /** The breakdown's dimensions in the order requested. */
  readonly dimensions: readonly string[];
  /** The columns of values, their dimensions and their time. */
  readonly columns: readonly string[];
  /** Those of them that tell rows with the same ids apart. */
  readonly key: readonly string[];
}

/**
 * Decides from the request alone how the rows of metrics are told apart, so that a first run without data fixes no other
 * key than one with data.
 */
export function layoutOf({ requested, requests, isWindowed }: LayoutOptions): InsightsLayout {
  const union = (namesOf: (request: Params) => readonly string[]): string[] => [
    ...new Set(requests.flatMap(namesOf)),
  ];
  const dimensions = union(dimensionsOf);
  const key = union((request) => [
    ...dimensionColumns(request, requested),
    ...(hasTimeframe(request) ? [TIMEFRAME] : []),
    ...(isWindowed ? windowColumns(request) : []),
  ]);
  return { dimensions, columns: ['value', ...(dimensions.length > 0 ? ['breakdown'] : []), ...key], key };
}

/** Rows that are requested of a node: the metrics, and the time frame in which they are. */
export interface FramedMetrics {
  readonly node: string;
  /** None: whatever the API has. */
  readonly metrics: readonly string[];
  /** Absent where the request has none. */
  readonly timeframe?: string | undefined;
}

/** Tells whether any metric of a node is requested in several time frames, which then tell its rows apart. */
export function mixesTimeframes(requests: readonly FramedMetrics[]): boolean {
  const known = new Map<string, string>();
  return requests.some(({ node, metrics, timeframe = '' }) =>
    (metrics.length === 0 ? [''] : metrics).some((metric) => {
      const key = JSON.stringify([node, metric]);
      const first = known.get(key) ?? timeframe;
      known.set(key, first);
      return first !== timeframe;
    }),
  );
}

/** Splits a list of names with commas between them; the names are trimmed, empty ones are left out. */
export function splitList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function dimensionsOf(request: Params): readonly string[] {
  return splitList(request['breakdown'] ?? request['breakdowns']);
}

function hasTimeframe(request: Params): boolean {
  return request[TIMEFRAME] !== undefined || dimensionsOf(request).includes(TIMEFRAME);
}

/** Metrics whose values are objects have a dimension without a breakdown. */
function dimensionColumns(request: Params, { metric }: Params): string[] {
  const columns = dimensionsOf(request)
    .filter((dimension) => dimension !== TIMEFRAME)
    .map((_, index) => `key${index + 1}`);
  const hasObjects = splitList(metric).some((name) => INSIGHTS_RULES.objectValues.has(name));
  return columns.length === 0 && hasObjects ? ['key1'] : columns;
}

/** A series tells its rows apart by the end of each bucket, a total by its window. */
function windowColumns(request: Params): string[] {
  if (!isTotal(request)) {
    return ['end_time'];
  }
  return isWithoutRange(request) ? [] : ['date_start', 'date_stop'];
}
