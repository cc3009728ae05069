import type { Account } from '../config';
import type { GraphApi } from '../graph';

/**
 * Looks up the one account of a token of the Instagram login. Source: docs/graph-api.md §9.1.
 *
 * @throws GraphError when the API does not tell
 */
export async function findOwnAccount(api: Pick<GraphApi, 'send'>): Promise<Account> {
  const { body } = await api.send({
    path: 'me',
    params: { fields: 'user_id,username' },
    accountId: '',
    expects: (answer) => (idOf(answer['user_id']) === '' ? "it has no 'user_id'" : undefined),
  });
  const { username } = body;
  return {
    id: idOf(body['user_id']),
    name: typeof username === 'string' ? username : '',
    category: '',
    fbPageId: '',
  };
}

/** An id is digits: a text, or a number that may be longer than JavaScript's own. */
function idOf(value: unknown): string {
  const text = String(value);
  return /^\d+$/.test(text) ? text : '';
}
