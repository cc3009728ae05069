import { setMaxListeners } from 'node:events';
import { proxySecrets, UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { readCredentials } from '../config';
import type { Account, Config, Credentials, Login } from '../config';
import { apiRootProblem, createClient, FACEBOOK_LOGIN, INSTAGRAM_LOGIN } from '../graph';
import type { ApiProfile, GraphApi, Transport } from '../graph';
import type { Clock, LiveLine, Random } from '../runtime';

/** What comes in from outside. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  /** Makes the HTTP of a run. */
  readonly transport: () => Transport;
  /** Makes a signal that is aborted after so many milliseconds. */
  readonly deadline: (milliseconds: number) => AbortSignal;
  /** Where a run shows how far it is; absent outside of a terminal. */
  readonly liveLine?: LiveLine;
  /** Used instead of the configured token where a run needs none. */
  readonly token?: string;
}

/** The API for as long as an action needs it. */
export interface Connection extends GraphApi {
  readonly credentials: Credentials;
  /** Lets idle connections go. */
  close(): void;
}

/** How the API is reached. */
export type ApiConfig = Pick<Config, 'apiVersion' | 'login' | 'maxWaitMinutes'>;

/** For what and how long an action needs the API. */
export interface ConnectOptions {
  readonly config: ApiConfig;
  readonly credentials: Credentials;
  /** Ends every request and wait. */
  readonly signal: AbortSignal;
  /** The accounts whose pages may have to be asked for their tokens; called when the first token is needed. */
  readonly accounts: () => Promise<readonly Account[]>;
}

const PROFILES: Readonly<Record<Login, ApiProfile>> = {
  facebook: FACEBOOK_LOGIN,
  instagram: INSTAGRAM_LOGIN,
};

/**
 * Reads with what the requests are authorized: the configured token, or the one that the outside gives.
 *
 * @throws UserError without a usable token
 */
export function credentialsOf(
  { config: file }: Pick<ActionContext, 'config'>,
  { token }: Ports,
): Credentials {
  return token === undefined ? readCredentials(file.authorization) : { token };
}

/**
 * Connects to the API.
 *
 * @throws UserError for a GRAPH_API_URL that is not a plain address or would send the token in clear text
 */
export function connect(
  { environment, folder, logger, secrets }: ActionContext,
  ports: Ports,
  { config, credentials, signal, accounts }: ConnectOptions,
): Connection {
  const profile = PROFILES[config.login];
  const root = environment.get('GRAPH_API_URL') ?? profile.root;
  const problem = apiRootProblem(root, {
    example: profile.root,
    isInsecureAllowed: environment.get('GRAPH_API_INSECURE') === '1',
  });
  if (problem !== undefined) {
    throw new UserError(`Cannot reach the API: ${problem}`);
  }
  // Every request under way listens for the end; Node warns from eleven listeners on.
  setMaxListeners(0, signal);
  const transport = ports.transport();
  const client = createClient({
    profile: { ...profile, root },
    version: config.apiVersion,
    credentials,
    transport,
    clock: ports.clock,
    random: ports.random,
    signal,
    maxWaitMs: config.maxWaitMinutes * 60_000,
    pageIdOf: async (accountId) => (await accounts()).find(({ id }) => id === accountId)?.fbPageId,
    appSharers: folder.part?.count ?? 1,
    secrets: proxySecrets(environment),
    onSecret: (secret) => secrets.add(secret),
    log: logger,
  });
  return { ...client, credentials, close: () => transport.close() };
}
