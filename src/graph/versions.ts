import { SERVED_VERSIONS } from '../config';
import { counted } from '../runtime';

const DAY = 86_400;
/** From so many days before the end of a version on it is told. */
const WARNING_DAYS = 90;

/**
 * Says that a version ends within 90 days, or has ended.
 *
 * @param version as it is configured, such as `v21.0`
 * @param now unix seconds
 * @returns a sentence that says what to do; none where the version has longer to live, or its end is not known here
 */
export function versionEnds(version: string, now: number): readonly string[] {
  const end = new Map(SERVED_VERSIONS).get(version) ?? '';
  const days = Math.ceil((Date.parse(`${end}T00:00:00Z`) / 1000 - now) / DAY);
  if (end === '' || days > WARNING_DAYS) {
    return [];
  }
  const newest = SERVED_VERSIONS.slice(0, 2)
    .map(([name]) => name)
    .reverse()
    .join(' or ');
  const cure = `set parameters.api-version to ${newest}`;
  return days > 0
    ? [`The API version ${version} ends on ${end}, in ${counted(days, 'day')}: ${cure}`]
    : [`The API version ${version} ended on ${end}, and the API answers it in a newer one: ${cure}`];
}
