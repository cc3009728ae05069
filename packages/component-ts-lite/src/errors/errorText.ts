import { inspect } from 'node:util';
import { gatheredErrors, isError } from './thrown';

const MOST_ERRORS = 10;
const DEEPEST = 5;

/**
 * Describes what was thrown, for the developers: the stack, its causes and the errors that an
 * AggregateError gathers. Other properties are left out: those of an HTTP client's error hold whole requests.
 *
 * @param thrown anything; what is not an Error is shown as a value
 * @param depth how many causes may still follow
 * @returns several lines
 */
export function errorText(thrown: unknown, depth = DEEPEST): string {
  if (!isError(thrown)) {
    return `Thrown, and not an Error: ${inspect(thrown, { depth: 1, breakLength: Infinity })}`;
  }
  const lines = [thrown.stack ?? `${thrown.name}: ${thrown.message}`];
  if (depth > 0) {
    const inner = gatheredErrors(thrown).slice(0, MOST_ERRORS);
    lines.push(...inner.map((error) => `One of its errors: ${errorText(error, depth - 1)}`));
    if (thrown.cause !== undefined) {
      lines.push(`Caused by: ${errorText(thrown.cause, depth - 1)}`);
    }
  }
  return lines.join('\n');
}
