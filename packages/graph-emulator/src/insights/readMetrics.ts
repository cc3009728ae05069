import { invalid } from '../answer/errors';

/**
 * Reads a list of metrics.
 *
 * @param text the parameter `metric`
 * @param known all that the API has
 * @returns the names
 * @throws ApiError as the API refuses none and the first unknown one
 */
export function readMetrics(text: string | undefined, known: readonly string[]): readonly string[] {
  const metrics = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (metrics.length === 0) {
    throw invalid('Invalid query', 1504028);
  }
  const wrong = metrics.findIndex((metric) => !known.includes(metric));
  if (wrong >= 0) {
    throw invalid(`(#100) metric[${wrong}] must be one of the following values: ${known.join(', ')}`);
  }
  return metrics;
}
