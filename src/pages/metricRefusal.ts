/** What an error says about metrics. */
export type MetricRefusal =
  /** Not metrics at all, whatever they are asked of. */
  | { readonly kind: 'unknown'; readonly metrics: readonly string[] }
  /** A metric that some media have and others have not. */
  | { readonly kind: 'unfit'; readonly metric: string };

/**
 * Reads which metrics the API refuses (graph-api.md §3.1, code 100).
 *
 * @param message the API's words
 * @param asked the metrics that were asked, one list for each insights field
 * @returns what is refused, or undefined where the words name none of the metrics asked
 */
export function readMetricRefusal(
  message: string,
  asked: readonly (readonly string[])[],
): MetricRefusal | undefined {
  const unfit =
    /does not support the (\w+) metric/i.exec(message)?.[1] ??
    /the (\w+) metric is no longer supported/i.exec(message)?.[1];
  if (unfit !== undefined && asked.some((list) => list.includes(unfit))) {
    return { kind: 'unfit', metric: unfit };
  }
  const metrics = [...named(message, asked), ...unlisted(message, asked)];
  return metrics.length === 0 ? undefined : { kind: 'unknown', metrics: [...new Set(metrics)] };
}

/** "The following metrics (a,b) should be specified with …", "The following metric (a) is incompatible with …" */
function named(message: string, asked: readonly (readonly string[])[]): readonly string[] {
  const names = /following metrics? \(([^)]*)\)/i.exec(message)?.[1]?.split(',') ?? [];
  return names.map((one) => one.trim()).filter((one) => asked.some((list) => list.includes(one)));
}

/** "metric[2] must be one of the following values: a, b": it names the first bad one; the list tells the others. */
function unlisted(message: string, asked: readonly (readonly string[])[]): readonly string[] {
  const found = /metric\[(\d+)\] must be one of the following values:?\s*(.*)/is.exec(message);
  if (found === null) {
    return [];
  }
  const known = new Set((found[2] ?? '').split(/[\s,]+/).filter((one) => one !== ''));
  const place = Number(found[1]);
  // Without a list in the message only the place is known, and it must be sure whose.
  return known.size > 0
    ? asked.flat().filter((one) => !known.has(one))
    : asked.length === 1
      ? (asked[0]?.slice(place, place + 1) ?? [])
      : [];
}
