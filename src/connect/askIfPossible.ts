import type { ActionContext } from '@keboola/component-ts-lite';
import type { Credentials } from '../config';
import { describeError } from '../errors';
import { connect } from './connect';
import type { ApiConfig, Connection, Ports } from './connect';

/** A question that a run can do without an answer to. */
export interface OptionalQuestion<Answer> {
  readonly config: ApiConfig;
  readonly credentials: Credentials;
  readonly ask: (api: Connection) => Promise<Answer>;
  /** What stands for the answer where none comes, given why. */
  readonly otherwise: (why: string) => Answer;
}

/**
 * Asks the API, before its own client is made, what a run does not fail for; nobody waits for the quota either.
 *
 * @throws what ended the run from outside
 */
export async function askIfPossible<Answer>(
  context: ActionContext,
  ports: Ports,
  { config, credentials, ask, otherwise }: OptionalQuestion<Answer>,
): Promise<Answer> {
  const { signal } = context;
  const api = connect(context, ports, {
    config: { ...config, maxWaitMinutes: 0 },
    credentials,
    signal,
    accounts: async () => [],
  });
  try {
    return await ask(api);
  } catch (error) {
    signal.throwIfAborted();
    return otherwise(describeError(error));
  } finally {
    api.close();
  }
}
