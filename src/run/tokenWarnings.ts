import type { ActionContext } from '@keboola/component-ts-lite';
import { readToken } from '../accounts';
import type { TokenStatus } from '../accounts';
import { readCredentials } from '../config';
import type { Config } from '../config';
import { askIfPossible, nearEnds } from '../connect';
import type { Ports } from '../connect';

/**
 * Asks once a run when the token and the access to data end, where the app's id and secret are there to ask with. A run does
 * not fail for it.
 *
 * @param now unix seconds
 * @returns a sentence for each end within two weeks
 */
export async function tokenWarnings(
  context: ActionContext,
  ports: Ports,
  { config, now }: { readonly config: Config; readonly now: number },
): Promise<readonly string[]> {
  if (config.login !== 'facebook' || ports.token !== undefined) {
    return [];
  }
  const { appId, appSecret } = readCredentials(context.config.authorization);
  if (appId === undefined || appSecret === undefined) {
    return [];
  }
  return askIfPossible(context, ports, {
    config,
    ask: async (api): Promise<readonly string[]> => warningsOf(await readToken(api, api.credentials), now),
    otherwise: (why) => {
      context.logger.info(`Cannot find out when the access token ends: ${why}`);
      return [];
    },
  });
}

/** Of a token that is not valid nothing is said: the API says so itself wherever it is used. */
function warningsOf({ isValid, endsAt, dataAccessEndsAt }: TokenStatus, now: number): readonly string[] {
  const ends = [
    ['The access token', endsAt],
    ["The access token's permission to read data", dataAccessEndsAt],
  ] as const;
  return isValid ? nearEnds(ends, now) : [];
}
