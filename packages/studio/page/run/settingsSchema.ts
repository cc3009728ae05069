import type { JsonObject } from '../../src/wire';
import { isObject } from '../queries/queries';

/** Settings of the configuration that a run in the studio follows, or that go with it to the platform. */
const KEYS: readonly string[] = ['api-version', 'on-error', 'max-wait', 'report'];

/** Picks the studio's settings out of the schema of the configuration's form, from its *Advanced* too. */
export function settingsSchema({ properties }: JsonObject): JsonObject {
  const own = isObject(properties) ? properties : {};
  const { advanced } = own;
  const more = isObject(advanced) && isObject(advanced['properties']) ? advanced['properties'] : {};
  const picked = Object.entries({ ...own, ...more }).filter(([key]) => KEYS.includes(key));
  return { type: 'object', properties: Object.fromEntries(picked) };
}

/** The parameters with the settings at their top, wherever they stood. */
export function flatParameters(parameters: JsonObject): JsonObject {
  const { advanced, ...rest } = parameters;
  return isObject(advanced) ? { ...rest, ...advanced } : parameters;
}
