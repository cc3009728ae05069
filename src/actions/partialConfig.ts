import type { ActionContext } from '@keboola/component-ts-lite';
import { parseConfig, selectQuery } from '../config';
import type { Config } from '../config';

/** How the API is reached: all that an action needs which lists accounts. */
const CONNECTION_KEYS = ['api-version'];

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
 * Reads the configuration with the one query that the action is about; see `selectQuery`.
 *
 * @throws UserError for what is wrong with the root or that query, and where there is no query
 */
export function configOfOneQuery({ config }: ActionContext): Config {
  return parseConfig(selectQuery(config.parameters)).config;
}
