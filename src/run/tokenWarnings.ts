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

/**
 * Makes the question when the token and the access to data end, where the app's id and secret are there to ask with.
 *
 * @returns a question that is answered with a sentence for each end within two weeks; undefined where it cannot be asked
 */
export function tokenWarnings({
  login,
  credentials,
  now,
  log,
}: TokenQuestion): Courtesy<readonly string[]> | undefined {
  const { appId, appSecret } = credentials;
  return login !== 'facebook' || appId === undefined || appSecret === undefined
    ? undefined
    : {
        ask: async (api) => warningsOf(await readToken(api, credentials), now),
        otherwise: (why) => {
          log(`Cannot find out when the access token ends: ${why}`);
          return [];
        },
      };
}

/** Of a token that is not valid nothing is said: the API says so itself wherever it is used. */
function warningsOf({ isValid, endsAt, dataAccessEndsAt }: TokenStatus, now: number): readonly string[] {
  const ends = [
    ['The access token', endsAt],
    ["The access token's permission to read data", dataAccessEndsAt],
  ] as const;
  return isValid ? nearEnds(ends, now).map(({ sentence }) => sentence) : [];
}
