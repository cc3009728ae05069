import { userNode } from '../world/nodes';
import type { GraphNode } from '../world/nodes';
import { userName } from '../world/words';
import type { World } from '../world/world';
import { ApiError } from './errors';
import type { AskedField } from './fieldsParser';

/**
 * Finds what an account may look up by a modifier: another account by its name, or a media or comment that mentions it.
 *
 * @param user the account that asks
 * @param field `business_discovery`, `mentioned_media` or `mentioned_comment`
 * @param world the world
 * @returns the node, or undefined for any other field
 * @throws ApiError 110 for an unknown name, 100/33 for an object that does not mention the account
 */
export function foundObject(user: GraphNode, field: AskedField, world: World): GraphNode | undefined {
  const { username, media_id: media = '', comment_id: comment = '' } = field.modifiers;
  switch (field.name) {
    case 'business_discovery':
      return discovered(username, world);
    case 'mentioned_media':
      return mentioning(user, media, { world, kind: 'tag' });
    case 'mentioned_comment':
      return mentioning(user, comment, { world, kind: 'comment' });
    default:
      return undefined;
  }
}

function discovered(username: string | undefined, world: World): GraphNode {
  const accounts = Array.from({ length: world.settings.accounts }, (_, index) => index);
  const account = accounts.find((index) => userName(index) === username);
  if (account === undefined) {
    throw new ApiError('Invalid user id', { code: 110, title: 'Cannot find User', isTransient: false });
  }
  return userNode(account);
}

function mentioning(
  { account }: GraphNode,
  id: string,
  { world, kind }: { readonly world: World; readonly kind: GraphNode['kind'] },
): GraphNode {
  const node = world.find(id);
  if (node.kind !== kind || node.account !== account) {
    throw new ApiError('Invalid parameter', {
      code: 100,
      title: 'The media or comment does not mention the account',
      isTransient: false,
    });
  }
  return node;
}
