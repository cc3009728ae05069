import { counted } from '../runtime';
import { endsSoon } from '../state';
import { DAY, formatDay } from '../time';

/**
 * Says of each end that is near, or has passed, when it is and what to do.
 *
 * @param ends what ends, and when, unix seconds; undefined where it does not end
 * @param now unix seconds
 * @returns a sentence for each
 */
export function nearEnds(
  ends: readonly (readonly [what: string, at: number | undefined])[],
  now: number,
): readonly string[] {
  return ends.flatMap(([what, at]) =>
    at === undefined || !endsSoon(at, now)
      ? []
      : [`${what} ${endClause(at, now)}: authorize the configuration again`],
  );
}

/** Such as `ends on 2026-06-20, in 5 days`. */
function endClause(at: number, now: number): string {
  if (at <= now) {
    return `ended on ${formatDay(at)}`;
  }
  const days = Math.floor((at - now) / DAY);
  return `ends on ${formatDay(at)}, in ${days === 0 ? 'less than a day' : counted(days, 'day')}`;
}
