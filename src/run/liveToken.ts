import type { ActionContext } from '@keboola/component-ts-lite';
import { readCredentials } from '../config';
import type { Config } from '../config';
import { askIfPossible, formatDay } from '../connect';
import type { Ports } from '../connect';
import { refreshToken } from '../graph';
import { currentToken, isDue, withoutToken, withToken } from '../state';
import type { CurrentToken, State } from '../state';

/** What of an earlier run a token is chosen by. */
interface TokenContext {
  readonly config: Config;
  readonly state: State;
  /** Unix seconds. */
  readonly now: number;
}

/** The token of a run. */
export interface LiveToken {
  /** Used instead of the configured one; absent where that is used. */
  readonly token?: string;
  /** With what the next run has to know of it. */
  readonly state: State;
  /** When it ends, unix seconds; absent where that is not known. */
  readonly endsAt?: number | undefined;
  /** A sentence where it could not be renewed. */
  readonly warnings: readonly string[];
}

/**
 * Finds the token with which a run asks. One of the Instagram login ends after 60 days, unless it is renewed before: that is
 * done two weeks before its end, and the new one is kept. A token that cannot be renewed is used as long as it lives.
 *
 * @throws UserError without credentials
 */
export async function liveToken(
  context: ActionContext,
  ports: Ports,
  { config, state, now }: TokenContext,
): Promise<LiveToken> {
  if (config.login === 'facebook' || ports.token !== undefined) {
    return { state: withoutToken(state), warnings: [] };
  }
  const configured = readCredentials(context.config.authorization);
  const current = currentToken(state, configured, now);
  const { token, warnings } = isDue(current, now)
    ? await renewed(current, { context, ports, config, now })
    : { token: current, warnings: [] };
  return {
    ...(token.value !== configured.token && { token: token.value }),
    state: withToken(state, configured.token, token),
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
    now,
  }: Omit<TokenContext, 'state'> & {
    readonly context: ActionContext;
    readonly ports: Ports;
  },
): Promise<RenewedToken> {
  return askIfPossible(context, ports, {
    config,
    token: current.value,
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
