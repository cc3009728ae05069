import { counted } from '../runtime';

const DAY = 86_400;
/** From so many days before the end of a version on it is told. */
const WARNING_DAYS = 90;

/**
 * The versions that the API serves, the newest first, each with its last day (yyyy-mm-dd); '' where that is not announced.
 * Source: docs/graph-api.md §6.1.
 */
export const VERSION_ENDS: Readonly<Record<`v${number}.0`, string>> = {
  'v27.0': '',
  'v26.0': '',
  'v25.0': '2028-07-29',
  'v24.0': '2028-02-18',
  'v23.0': '2027-10-08',
  'v22.0': '2027-05-20',
  'v21.0': '2027-01-21',
};

/**
 * Says that a version ends within 90 days, or has ended.
 *
 * @param version as it is configured, such as `v21.0`
 * @param now unix seconds
 * @returns a sentence that says what to do; none where the version has longer to live, or its end is not known here
 */
export function versionEnds(version: string, now: number): readonly string[] {
  const end = new Map(Object.entries(VERSION_ENDS)).get(version) ?? '';
  const days = Math.ceil((Date.parse(`${end}T00:00:00Z`) / 1000 - now) / DAY);
  if (end === '' || days > WARNING_DAYS) {
    return [];
  }
  const newest = Object.keys(VERSION_ENDS).slice(0, 2).reverse().join(' or ');
  const cure = `set parameters.api-version to ${newest}`;
  return days > 0
    ? [`The API version ${version} ends on ${end}, in ${counted(days, 'day')}: ${cure}`]
    : [`The API version ${version} ended on ${end}, and the API answers it in a newer one: ${cure}`];
}
