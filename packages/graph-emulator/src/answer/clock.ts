/** The world's clock, which a control may set. */
export interface Clock {
  /** Unix seconds. */
  readonly now: () => number;
  /** When the world began, unix seconds. */
  readonly startedAt: number;
  /** Tokens that were ended. */
  readonly revoked: Set<string>;
  /** An ISO date, unix seconds, or minutes from now as `+5`; throws a RangeError for anything else. */
  readonly set: (to: string | number) => void;
  readonly reset: () => void;
}

/**
 * Makes the clock of a world.
 *
 * @param time an ISO date, at which it stands, or `real`
 * @param realNow unix milliseconds
 * @returns the clock
 */
export function clockOf(time: string, realNow: () => number): Clock {
  const first = time === 'real' ? undefined : Math.floor(Date.parse(time) / 1000);
  let fixed = first;
  const now = (): number => fixed ?? Math.floor(realNow() / 1000);
  const revoked = new Set<string>();
  return {
    now,
    startedAt: now(),
    revoked,
    set: (to) => {
      fixed = momentOf(to, now());
    },
    reset: () => {
      fixed = first;
      revoked.clear();
    },
  };
}

function momentOf(to: string | number, now: number): number {
  if (typeof to === 'number' && Number.isFinite(to)) {
    return Math.floor(to);
  }
  const text = String(to).trim();
  const minutes = /^\+(\d+(?:\.\d+)?)$/.exec(text)?.[1];
  const moment = minutes === undefined ? Date.parse(text) / 1000 : now + 60 * Number(minutes);
  if (!Number.isFinite(moment)) {
    throw new RangeError(`Cannot set the time to '${text}': an ISO date, unix seconds, or minutes as +5`);
  }
  return Math.floor(moment);
}
