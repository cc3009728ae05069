import type { GraphError } from '../errors';

/** Metrics that may be refused on their own before a list of them is given up: more than any query names good ones. */
export const MOST_LONE_REFUSALS = 25;

/**
 * Tells whether an error may be that of one metric though it names none: words of code 100 that are not about the range.
 * Source: docs/graph-api.md §3.1, 100.
 */
export function mayBeOneMetrics({ message, details }: GraphError): boolean {
  return details.code === 100 && !/\b(?:since|until)\b/i.test(message);
}

/** Tells whether a refused metric is none at all, whoever is asked for it. Source: docs/graph-api.md §3.1, 100. */
export function isNoMetric(message: string): boolean {
  return /must be a valid insights metric/i.test(message);
}
