import type { ActionContext } from '@keboola/component-ts-lite';
import { UserError } from '@keboola/component-ts-lite';
import type { Account, Config } from '../config';
import { describeError, GraphError } from '../errors';
import { connect } from './connect';
import type { Ports } from './connect';

/** Stands for the account of the token until it is looked up. */
const ME: Account = { id: 'me', name: '', category: '', fbPageId: '' };

/**
 * A token of the Instagram login has one account, which need not be configured: `me` stands for it, so that the queries can
 * be planned.
 */
export function withMe(config: Config): Config {
  return config.login === 'instagram' && config.accounts.length === 0
    ? { ...config, accounts: [ME] }
    : config;
}

/**
 * Looks up the account of the token where `me` stands for it. Source: docs/graph-api.md §9.1.
 *
 * @param token of the run, where it is not the configured one
 * @throws UserError when the API does not tell
 */
export async function withOwnAccount(
  context: ActionContext,
  ports: Ports,
  { config, token }: { readonly config: Config; readonly token?: string | undefined },
): Promise<Config> {
  if (!config.accounts.includes(ME)) {
    return config;
  }
  const api = connect(context, ports, { config, signal: context.signal, token });
  try {
    const { body } = await api.send({
      path: ME.id,
      params: { fields: 'user_id,username' },
      accountId: '',
      expects: (answer) => (idOf(answer['user_id']) === '' ? "it has no 'user_id'" : undefined),
    });
    const { username } = body;
    const name = typeof username === 'string' ? username : '';
    return { ...config, accounts: [{ ...ME, id: idOf(body['user_id']), name }] };
  } catch (error) {
    context.signal.throwIfAborted();
    throw error instanceof GraphError
      ? new UserError(`Cannot find the account of the access token: ${describeError(error)}`, {
          cause: error,
        })
      : error;
  } finally {
    api.close();
  }
}

/** An id is digits: a text, or a number that may be longer than JavaScript's own. */
function idOf(value: unknown): string {
  const text = String(value);
  return /^\d+$/.test(text) ? text : '';
}
