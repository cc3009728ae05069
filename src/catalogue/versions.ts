import { counted } from '../runtime';
import { DAY, parseDay } from '../time';

/** From so many days before the end of a version on it is told. */
const WARNING_DAYS = 90;
/** Versions that the sentence names as the cure. */
const NAMED_VERSIONS = 2;

/** A version that the API serves. */
interface ServedVersion {
  readonly version: string;
  /** Its last day, `yyyy-mm-dd`; absent where none is announced. */
  readonly end?: string;
}

/** The versions that the API serves, the newest first. Source: docs/graph-api.md §6.1. */
export const SERVED_VERSIONS: readonly [ServedVersion, ...ServedVersion[]] = [
  { version: 'v27.0' },
  { version: 'v26.0' },
  { version: 'v25.0', end: '2028-07-29' },
  { version: 'v24.0', end: '2028-02-18' },
  { version: 'v23.0', end: '2027-10-08' },
  { version: 'v22.0', end: '2027-05-20' },
  { version: 'v21.0', end: '2027-01-21' },
];

/**
 * Says that a version ends within 90 days, or has ended.
 *
 * @param version as it is configured, such as `v21.0`
 * @param now unix seconds
 * @returns a sentence that says what to do; none where the version has longer to live, or its end is not known here
 */
export function versionEnds(version: string, now: number): readonly string[] {
  const end = SERVED_VERSIONS.find((served) => served.version === version)?.end;
  const days = end === undefined ? Infinity : Math.ceil((parseDay(end) - now) / DAY);
  if (days > WARNING_DAYS) {
    return [];
  }
  const newest = SERVED_VERSIONS.slice(0, NAMED_VERSIONS).map((served) => served.version);
  const cure = `set parameters.api-version to ${newest.reverse().join(' or ')}`;
  return days > 0
    ? [`The API version ${version} ends on ${end}, in ${counted(days, 'day')}: ${cure}`]
    : [`The API version ${version} ended on ${end}, and the API answers it in a newer one: ${cure}`];
}
