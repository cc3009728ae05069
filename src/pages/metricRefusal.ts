/** What an error says about metrics. */
export interface MetricRefusal {
  /** Who does not have them: nobody who is asked in this way, all media of a product type, or this media. */
  readonly of: 'all' | 'type' | 'node';
  readonly metrics: readonly string[];
}

/** The second form is that of versions before v18. */
const FOR_TYPE = [
  /does not support the ([\w\s,]+?) metrics? for this media product type/i,
  /incompatible metrics? \(([^)]*)\) with (?!the media)/i,
];
const FOR_NODE = [
  /incompatible metrics? \(([^)]*)\) with the media/i,
  /does not support the ([\w\s,]+?) metrics?/i,
  /the ([\w\s,]+?) metrics? (?:is|are) no longer supported/i,
];
/** "The following metrics (a,b) should be specified with …", "The following metric (a) is incompatible with …" */
const FOR_ALL = /following metrics? \(([^)]*)\)/i;
/** "metric[2] must be one of the following values: a, b" */
const NOT_IN_LIST = /metric\[(\d+)\] must be one of the following values:?\s*(.*)/is;

/**
 * Reads which metrics the API refuses. Source: docs/graph-api.md §3.1, code 100.
 *
 * @param message the API's words
 * @param requested the metrics of the request, one list for each insights field
 * @returns undefined where the words name none of the requested metrics
 */
export function readMetricRefusal(
  message: string,
  requested: readonly (readonly string[])[],
): MetricRefusal | undefined {
  const all = new Set(requested.flat());
  const named = (pattern: RegExp): readonly string[] =>
    (pattern.exec(message)?.[1] ?? '').split(/[\s,]+/).filter((name) => all.has(name));
  const refusals: readonly MetricRefusal[] = [
    { of: 'type', metrics: FOR_TYPE.flatMap(named) },
    { of: 'node', metrics: FOR_NODE.flatMap(named) },
    { of: 'all', metrics: [...new Set([...named(FOR_ALL), ...notInList(message, requested)])] },
  ];
  return refusals.find(({ metrics }) => metrics.length > 0);
}

/** The message names the place of the first bad metric; its list tells the others. */
function notInList(message: string, requested: readonly (readonly string[])[]): readonly string[] {
  const found = NOT_IN_LIST.exec(message);
  if (found === null) {
    return [];
  }
  const known = new Set((found[2] ?? '').split(/[\s,]+/).filter((name) => name !== ''));
  if (known.size > 0) {
    return requested.flat().filter((metric) => !known.has(metric));
  }
  // Without a list only the place is known, and of two insights fields it could be either's.
  const place = Number(found[1]);
  return requested.length === 1 ? (requested[0]?.slice(place, place + 1) ?? []) : [];
}
