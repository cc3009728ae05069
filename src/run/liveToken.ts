import type { ActionContext } from '@keboola/component-ts-lite';
import type { Config, Credentials } from '../config';
import { askIfPossible } from '../connect';
import type { Ports } from '../connect';
import { refreshToken } from '../graph';
import { currentToken, isDue, withoutToken, withToken } from '../state';
import type { CurrentToken, State } from '../state';
import { formatDay } from '../time';

/** What of an earlier run a token is chosen by. */
interface TokenContext {
  readonly config: Config;
  /** As configured. */
  readonly credentials: Credentials;
  readonly state: State;
  /** Unix seconds. */
  readonly now: number;
}

/** With what a run authorizes its requests. */
export interface LiveToken {
  readonly credentials: Credentials;
  /** With what the next run has to know of the token. */
  readonly state: State;
  /** When it ends, unix seconds; absent where that is not known. */
  readonly endsAt?: number | undefined;
  /** A sentence where it could not be renewed. */
  readonly warnings: readonly string[];
}

/**
 * Finds the token with which a run asks. One of the Instagram login ends after 60 days, unless it is renewed before: that is
 * done two weeks before its end, and the new one is kept. A token that cannot be renewed is used as long as it lives.
 */
export async function liveToken(
  context: ActionContext,
  ports: Ports,
  { config, credentials, state, now }: TokenContext,
): Promise<LiveToken> {
  if (config.login === 'facebook' || ports.token !== undefined) {
    return { credentials, state: withoutToken(state), warnings: [] };
  }
  const current = currentToken(state, credentials, now);
  const live = { ...credentials, token: current.value };
  const { token, warnings } = isDue(current, now)
    ? await renewed(current, { context, ports, config, credentials: live, now })
    : { token: current, warnings: [] };
  return {
    credentials: { ...credentials, token: token.value },
    state: withToken(state, credentials.token, token),
    endsAt: token.expiresAt,
    warnings,
  };
}

interface RenewedToken {
  readonly token: CurrentToken;
  readonly warnings: readonly string[];
}

async function renewed(
  current: CurrentToken,
  {
    context,
    ports,
    config,
    credentials,
    now,
  }: Omit<TokenContext, 'state'> & {
    readonly context: ActionContext;
    readonly ports: Ports;
  },
): Promise<RenewedToken> {
  return askIfPossible(context, ports, {
    config,
    credentials,
    ask: async (api): Promise<RenewedToken> => {
      const { token, seconds } = await refreshToken(api, current.value);
      context.secrets.add(token);
      const expiresAt = now + seconds;
      context.logger.info(`The access token was renewed: it ends on ${formatDay(expiresAt)}`);
      return { token: { value: token, issuedAt: now, expiresAt }, warnings: [] };
    },
    otherwise: (why) => {
      const end = current.expiresAt === undefined ? '' : `, which ends on ${formatDay(current.expiresAt)}`;
      return { token: current, warnings: [`Cannot renew the access token${end}: ${why}`] };
    },
  });
}
