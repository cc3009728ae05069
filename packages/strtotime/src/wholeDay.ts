import type { ParsedDate } from './parsedDate';

/** Identifiers whose clock is always that of UTC. */
const utcIdentifiers = new Set([
  'zulu',
  'etc/utc',
  'etc/uct',
  'etc/gmt',
  'etc/zulu',
  'etc/universal',
  'etc/greenwich',
]);

/**
 * Whether the expression names nothing finer than a whole day of UTC: `2024-01-05`, `30 days ago`, `last monday`,
 * `midnight`. PHP keeps the present time of day for `30 days ago`; a caller that wants the day takes the UTC date of the
 * instant. A time, a unit below a day, `now`, a timestamp, and any zone but UTC name something finer.
 */
export function isWholeDay({ namesTime, zone }: ParsedDate): boolean {
  if (namesTime) {
    return false;
  }
  if (zone === undefined) {
    return true;
  }
  return zone.kind === 'offset' ? zone.seconds === 0 : utcIdentifiers.has(zone.name.toLowerCase());
}
