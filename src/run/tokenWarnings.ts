import type { ActionContext } from '@keboola/component-ts-lite';
import { readToken } from '../accounts';
import type { TokenStatus } from '../accounts';
import { readCredentials } from '../config';
import type { Config } from '../config';
import { askIfPossible, nearEnds } from '../connect';
import type { Ports } from '../connect';

/** What is known of the end of a token. */
export interface TokenEnd {
  /** A sentence for each end within two weeks. */
  readonly warnings: readonly string[];
  /** When it, or its access to data, ends, unix seconds; absent where that is not known or never. */
  readonly endsAt?: number | undefined;
}

/**
 * Asks once a run when the token and the access to data end, where the app's id and secret are there to ask with. A run does
 * not fail for it.
 *
 * @param now unix seconds
 * @returns what is known
 */
export async function tokenWarnings(
  context: ActionContext,
  ports: Ports,
  { config, now }: { readonly config: Config; readonly now: number },
): Promise<TokenEnd> {
  if (config.login !== 'facebook' || ports.token !== undefined) {
    return { warnings: [] };
  }
  const { appId, appSecret } = readCredentials(context.config.authorization);
  if (appId === undefined || appSecret === undefined) {
    return { warnings: [] };
  }
  return askIfPossible(context, ports, {
    config,
    ask: async (api): Promise<TokenEnd> => endOf(await readToken(api, api.credentials), now),
    otherwise: (why) => {
      context.logger.info(`Cannot find out when the access token ends: ${why}`);
      return { warnings: [] };
    },
  });
}

/** Of a token that is not valid nothing is said: the API says so itself wherever it is used. */
function endOf({ isValid, endsAt, dataAccessEndsAt }: TokenStatus, now: number): TokenEnd {
  const ends = [
    ['The access token', endsAt],
    ["The access token's permission to read data", dataAccessEndsAt],
  ] as const;
  const known = ends.flatMap(([, end]) => end ?? []);
  return isValid
    ? { warnings: nearEnds(ends, now), ...(known.length > 0 && { endsAt: Math.min(...known) }) }
    : { warnings: [] };
}
