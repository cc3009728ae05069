import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { parseConfig, selectQuery } from '../config';
import type { Config } from '../config';
import { withMe } from '../run';

/** How the API is reached: all that an action needs which lists accounts. */
const CONNECTION_KEYS = ['api-version', 'login'];

/**
 * Reads only some parameters, because a form calls actions while the others are not filled in yet or wrong.
 *
 * @param more keys beside those by which the API is reached
 * @throws UserError for what is wrong with these keys
 */
export function partialConfig({ config }: ActionContext, more: readonly string[] = []): Config {
  const keys = [...CONNECTION_KEYS, ...more];
  const entries = Object.entries(config.parameters).filter(([key]) => keys.includes(key));
  return parseConfig(Object.fromEntries(entries)).config;
}

/**
 * Reads how the API is reached, for what only the Facebook login has (docs/graph-api.md §9.1).
 *
 * @param purpose what cannot be done under the Instagram login: "list the pages"
 * @throws UserError under the Instagram login, and as `partialConfig`
 */
export function facebookConfig(context: ActionContext, purpose: string): Config {
  const config = partialConfig(context);
  if (config.login === 'instagram') {
    throw new UserError(`Cannot ${purpose}: only tokens of the Facebook login can do that`);
  }
  return config;
}

/**
 * Reads the configuration with the one query that the action is about; see `selectQuery`.
 *
 * @throws UserError for what is wrong with the root or that query, and where there is no query
 */
export function configOfOneQuery({ config }: ActionContext): Config {
  const parsed = parseConfig(selectQuery(config.parameters)).config;
  return parsed.login === 'instagram' ? withMe(parsed) : parsed;
}
