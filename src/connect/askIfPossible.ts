import type { ActionContext } from '@keboola/component-ts-lite';
import { describeError, GraphError } from '../errors';
import { connect } from './connect';
import type { ApiConfig, Connection, Ports } from './connect';

/** A question that a run can do without an answer to. */
export interface OptionalQuestion<Answer> {
  readonly config: ApiConfig;
  /** Used instead of the configured token. */
  readonly token?: string;
  readonly ask: (api: Connection) => Promise<Answer>;
  /** What stands for the answer where the API refuses, given why. */
  readonly otherwise: (why: string) => Answer;
}

/** Asks the API what a run does not fail for; nobody waits for the quota either. */
export async function askIfPossible<Answer>(
  context: ActionContext,
  ports: Ports,
  { config, token, ask, otherwise }: OptionalQuestion<Answer>,
): Promise<Answer> {
  const { signal } = context;
  const api = connect(context, ports, { config: { ...config, maxWaitMinutes: 0 }, signal, token });
  try {
    return await ask(api);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof GraphError)) {
      throw error;
    }
    return otherwise(describeError(error));
  } finally {
    api.close();
  }
}
