import { readToken } from '../accounts';
import type { TokenStatus } from '../accounts';
import type { Config } from '../config';
import { nearEnds } from '../connect';
import type { Connection, Courtesy } from '../connect';

/** What the ends of a token are asked with. */
interface TokenQuestion {
  readonly login: Config['login'];
  readonly credentials: Connection['credentials'];
  /** Unix seconds. */
  readonly now: number;
  /** Told why nothing is known. */
  readonly log: (sentence: string) => void;
}

/** What is known of the end of a token. */
export interface TokenEnd {
  /** A sentence for each end within two weeks. */
  readonly warnings: readonly string[];
  /** The earlier end of the token and of its access to data, unix seconds; absent where neither is known, or there is none. */
  readonly endsAt?: number;
}

/**
 * Makes the question when the token and the access to data end, where the app's id and secret are there to ask with.
 *
 * @returns undefined where it cannot be asked
 */
export function tokenWarnings({
  login,
  credentials,
  now,
  log,
}: TokenQuestion): Courtesy<TokenEnd> | undefined {
  const { appId, appSecret } = credentials;
  return login !== 'facebook' || appId === undefined || appSecret === undefined
    ? undefined
    : {
        ask: async (api) => endOf(await readToken(api, credentials), now),
        otherwise: (why) => {
          log(`Cannot find out when the access token ends: ${why}`);
          return { warnings: [] };
        },
      };
}

/** Of a token that is not valid nothing is said: the API says so itself wherever it is used. */
function endOf({ isValid, endsAt, dataAccessEndsAt }: TokenStatus, now: number): TokenEnd {
  const ends = [
    ['The access token', endsAt],
    ["The access token's permission to read data", dataAccessEndsAt],
  ] as const;
  if (!isValid) {
    return { warnings: [] };
  }
  const known = ends.flatMap(([, end]) => end ?? []);
  return {
    warnings: nearEnds(ends, now).map(({ sentence }) => sentence),
    ...(known.length > 0 && { endsAt: Math.min(...known) }),
  };
}
