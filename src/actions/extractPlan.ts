import { setMaxListeners } from 'node:events';
import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { readCredentials } from '../config';
import type { Config } from '../config';
import { extractAll } from '../extract';
import type { Outcome } from '../extract';
import { createClient } from '../graph';
import type { Transport } from '../graph';
import type { Clock, Random } from '../runtime';
import type { State } from '../state';
import type { Spool } from '../tables';
import type { RunPlan } from './planAll';

/** What comes in from outside. */
export interface RunPorts {
  readonly clock: Clock;
  readonly random: Random;
  /** Makes the HTTP of a run. */
  readonly transport: () => Transport;
  /** Stands for the configured token where a run needs none. */
  readonly token?: string;
}

/** A run as far as it was decided before the first request. */
export interface Stage {
  readonly config: Config;
  readonly plan: RunPlan;
  readonly state: State;
  readonly spool: Spool;
  /** Unix seconds of the run's start. */
  readonly now: number;
}

const DEFAULT_ROOT = 'https://graph.facebook.com';

/**
 * Asks what the plan says and keeps the rows in the spool.
 *
 * @param context environment, credentials, log
 * @param stage the run, and its ports
 * @returns how each query went for each account
 * @throws UserError without credentials, for an address that is none, and when the run is ended from outside
 */
export async function extract(
  { config: file, environment, logger, signal, secrets }: ActionContext,
  stage: Stage & { ports: RunPorts },
): Promise<readonly Outcome[]> {
  const { ports, config, plan } = stage;
  if (plan.plans.length === 0) {
    // Nothing to ask: no token is needed to say so.
    return [];
  }
  const credentials =
    ports.token === undefined ? readCredentials(file.authorization) : { token: ports.token };
  const root = apiRoot(environment.get('GRAPH_API_URL'));
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  // Every request under way listens for the end; node warns of more than ten.
  setMaxListeners(0, ended);
  const transport = ports.transport();
  try {
    const client = createClient({
      root,
      version: config.apiVersion,
      credentials,
      transport,
      clock: ports.clock,
      random: ports.random,
      signal: ended,
      maxWaitMs: config.maxWaitMinutes * 60_000,
      pageIdOf: (accountId) => config.accounts.find(({ id }) => id === accountId)?.fbPageId,
      onToken: (token) => secrets.add(token),
      log: logger,
    });
    const { onError, overlapDays } = config;
    const { clock } = ports;
    const outcomes = await extractAll({
      ...stage,
      ...plan,
      client,
      root,
      clock,
      onError,
      overlapDays,
      stop,
      log: logger,
    });
    signal.throwIfAborted();
    return outcomes;
  } finally {
    transport.close();
  }
}

function apiRoot(url: string | undefined): string {
  const root = url ?? DEFAULT_ROOT;
  if (!URL.canParse(root) || !/^https?:$/.test(new URL(root).protocol)) {
    throw new UserError(
      `Cannot reach the API: GRAPH_API_URL is '${root}', not an address such as '${DEFAULT_ROOT}'`,
    );
  }
  return root;
}
