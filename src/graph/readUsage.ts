/** How much of a quota is used. Source: docs/graph-api.md §4. */
export interface Usage {
  /** Percent; the highest of calls, time and CPU. 0 where nothing is said. */
  readonly percent: number;
  /** Milliseconds until calls are answered again; 0 where nothing is said. */
  readonly waitMs: number;
}

const MINUTE = 60_000;
const NONE: Usage = { percent: 0, waitMs: 0 };

type Headers = Readonly<Record<string, string>>;
type Plain = Readonly<Record<string, unknown>>;

/** Reads what the API says of the app's quota. Names of headers are in lower case. */
export function readAppUsage(headers: Headers): Usage {
  return highest([toUsage(parsed(headers['x-app-usage']))]);
}

/**
 * Reads what the API says of an account's quota. The header names accounts or the businesses that own them: where the
 * account is not among them, the highest stands for it. Other uses of the API, which have quotas of their own, do not count.
 */
export function readAccountUsage(headers: Headers, accountId: string): Usage {
  const all = parsed(headers['x-business-use-case-usage']);
  const own = Object.hasOwn(all, accountId) ? [all[accountId]] : Object.values(all);
  return highest(own.flatMap(ofInstagram).map(toUsage));
}

/** An entry without a type may be of any use. */
function ofInstagram(list: unknown): readonly unknown[] {
  return (Array.isArray(list) ? (list as unknown[]) : []).filter((entry) => {
    const type = typeof entry === 'object' && entry !== null && 'type' in entry ? entry.type : undefined;
    return typeof type !== 'string' || type === 'instagram';
  });
}

/**
 * Reads how long the API asks to wait.
 *
 * @param now unix milliseconds
 * @returns milliseconds, or undefined where nothing is said
 */
export function readWait(headers: Headers, accountId: string, now: number): number | undefined {
  const wait = Math.max(
    retryAfter(headers['retry-after'] ?? '', now),
    readAccountUsage(headers, accountId).waitMs,
  );
  return wait > 0 ? wait : undefined;
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, section 10.2.3); 0 for anything else. */
function retryAfter(text: string, now: number): number {
  const ms = /^\s*\d+\s*$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

function highest(usages: readonly Usage[]): Usage {
  return usages.reduce(
    (most, usage) => ({
      percent: Math.max(most.percent, usage.percent),
      waitMs: Math.max(most.waitMs, usage.waitMs),
    }),
    NONE,
  );
}

function toUsage(value: unknown): Usage {
  const usage: Plain = typeof value === 'object' && value !== null ? { ...value } : {};
  const number = (name: string): number => {
    const found = usage[name];
    return typeof found === 'number' && Number.isFinite(found) ? Math.max(0, found) : 0;
  };
  return {
    percent: Math.max(number('call_count'), number('total_time'), number('total_cputime')),
    waitMs: number('estimated_time_to_regain_access') * MINUTE,
  };
}

function parsed(header: string | undefined): Plain {
  try {
    const value: unknown = JSON.parse(header ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
