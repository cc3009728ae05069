import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { describeError, GraphError, UnsafePageError } from '../errors';
import type { Account } from '../config';
import { connect, credentialsOf } from './connect';
import type { ApiConfig, Connection, Ports } from './connect';

/** A synchronous action has 30 seconds (docs/common-interface.md §4), some of which are the platform's. */
const ANSWER_WITHIN_SECONDS = 25;

/** One question of a synchronous action. */
export interface Question<Answer> {
  readonly config: ApiConfig & { readonly accounts: readonly Account[] };
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
  const api = connect(context, ports, {
    config: patience,
    credentials: credentialsOf(context, ports),
    signal,
    accounts: async () => config.accounts,
  });
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
