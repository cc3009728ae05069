import { counted } from '../runtime';
import { endsSoon } from '../state';
import { DAY, formatDay } from '../time';

/** An end that is near, or has passed. */
export interface NearEnd {
  /** When it is, and what to do. */
  readonly sentence: string;
  readonly hasPassed: boolean;
}

/**
 * Says of each end that is near, or has passed, when it is and what to do.
 *
 * @param ends what ends, and when, unix seconds; undefined where it does not end
 * @param now unix seconds
 * @returns those within two weeks, and those that have passed
 */
export function nearEnds(
  ends: readonly (readonly [what: string, at: number | undefined])[],
  now: number,
): readonly NearEnd[] {
  return ends.flatMap(([what, at]) =>
    at === undefined || !endsSoon(at, now)
      ? []
      : [{ sentence: `${what} ${endClause(at, now)}`, hasPassed: at <= now }],
  );
}

/** Such as `ends on 2026-06-20, in 5 days: authorize the configuration again before then`. */
function endClause(at: number, now: number): string {
  if (at <= now) {
    return `ended on ${formatDay(at)}: authorize the configuration again`;
  }
  const days = Math.floor((at - now) / DAY);
  const left = days === 0 ? 'less than a day' : counted(days, 'day');
  return `ends on ${formatDay(at)}, in ${left}: authorize the configuration again before then`;
}
