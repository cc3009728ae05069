import { setMaxListeners } from 'node:events';
import { proxySecrets, UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { readCredentials } from '../config';
import type { Config, Credentials, Login } from '../config';
import { describeError, GraphError, UnsafePageError } from '../errors';
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

/** What an action asks with. */
export type ApiConfig = Pick<Config, 'accounts' | 'apiVersion' | 'login' | 'maxWaitMinutes'>;

/** For what and how long an action needs the API. */
export interface ConnectOptions {
  readonly config: ApiConfig;
  /** Ends every request and wait. */
  readonly signal: AbortSignal;
  /** Used instead of the configured token. */
  readonly token?: string | undefined;
}

const PROFILES: Readonly<Record<Login, ApiProfile>> = {
  facebook: FACEBOOK_LOGIN,
  instagram: INSTAGRAM_LOGIN,
};

/** A synchronous action has 30 seconds (docs/common-interface.md §4), some of which are the platform's. */
const ANSWER_WITHIN_SECONDS = 25;

/**
 * Connects to the API with the configured credentials.
 *
 * @throws UserError without credentials, and for a GRAPH_API_URL that is not a plain address or would send the token in clear text
 */
export function connect(
  { config: file, environment, folder, logger, secrets }: ActionContext,
  ports: Ports,
  { config, signal, token }: ConnectOptions,
): Connection {
  const configured = ports.token === undefined ? readCredentials(file.authorization) : { token: ports.token };
  const credentials = token === undefined ? configured : { ...configured, token };
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
    pageIdOf: (accountId) => config.accounts.find(({ id }) => id === accountId)?.fbPageId,
    appSharers: folder.part?.count ?? 1,
    secrets: proxySecrets(environment),
    onSecret: (secret) => secrets.add(secret),
    log: logger,
  });
  return { ...client, credentials, close: () => transport.close() };
}

/** One question of a synchronous action. */
export interface Question<Answer> {
  readonly config: ApiConfig;
  /** What cannot be done when the API refuses: "list the accounts". */
  readonly purpose: string;
  readonly ask: (api: Connection) => Promise<Answer>;
}

/**
 * Asks the API for a synchronous action, which cannot wait for long.
 *
 * @throws UserError for whatever the API refuses, and when it takes too long
 */
export async function askApi<Answer>(
  context: ActionContext,
  ports: Ports,
  { config, purpose, ask }: Question<Answer>,
): Promise<Answer> {
  const deadline = ports.deadline(ANSWER_WITHIN_SECONDS * 1000);
  const signal = AbortSignal.any([context.signal, deadline]);
  const patience = { ...config, maxWaitMinutes: ANSWER_WITHIN_SECONDS / 60 };
  const api = connect(context, ports, { config: patience, signal });
  try {
    return await ask(api);
  } catch (error) {
    context.signal.throwIfAborted();
    if (deadline.aborted) {
      throw new UserError(
        `Cannot ${purpose}: the API did not answer within ${ANSWER_WITHIN_SECONDS} seconds; try again`,
      );
    }
    if (error instanceof GraphError || error instanceof UnsafePageError) {
      throw new UserError(`Cannot ${purpose}: ${describeError(error)}`, { cause: error });
    }
    throw error;
  } finally {
    api.close();
  }
}
