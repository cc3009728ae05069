import { checkToken, checkVisible, presentToken } from '../login/access';
import type { Asker } from '../login/access';
import { ownAnswer } from '../login/ownNode';
import { debugToken, exchangeToken, instagramToken } from '../login/tokenEndpoints';
import { tokenState } from '../login/tokens';
import type { TokenClock } from '../login/tokens';
import type { Faults } from '../faults/faults';
import { userNode } from '../world/nodes';
import type { GraphNode } from '../world/nodes';
import type { World } from '../world/world';
import type { Call } from './call';
import { edgeAnswer } from './edgeAnswer';
import { ApiError, noSuchObject } from './errors';
import { expandNode } from './expand';
import type { Expansion } from './expand';
import { plainField, readFields } from './fieldsParser';
import { hashtagSearch } from './hashtagSearch';
import { refuseAliases } from './legacy';

/** What answers are made of. */
export interface Surroundings {
  readonly world: World;
  readonly faults: Faults;
  readonly clock: TokenClock;
}

/**
 * Answers a request in the API's order of checks (docs/graph-api.md §7.3).
 *
 * @param call the request
 * @param around the world, its faults and its clock
 * @param cost counts what the answer holds
 * @returns the body, which is null for an add-on that a media does not have
 * @throws ApiError as the API refuses
 */
export function answer(call: Call, around: Surroundings, cost: Expansion['cost']): object | null {
  if (call.isTooNew) {
    throw unknownPath(new URL(call.root).pathname.slice(1));
  }
  const { settings } = around.world;
  const own =
    settings.login === 'instagram' ? instagramEndpoint(call, around) : facebookEndpoint(call, around);
  if (own !== undefined) {
    return own;
  }
  const token = checkToken(askerOf(call, around));
  if ('ids' in call.params) {
    throw new ApiError('The ids query parameter is deprecated in v26.0+', { status: 500, code: 100 });
  }
  const owner = tokenState(token, settings, around.clock);
  if (owner === undefined) {
    throw noSuchObject(token);
  }
  const { world, faults } = around;
  refuseAliases(fieldsOf(call.params) ?? [], settings.aliases);
  return nodeAnswer(call, { world, root: call.root, token, owner, faults, cost });
}

/**
 * Returns who makes a request.
 *
 * @param call the request
 * @param around the world and its clock
 * @returns token, proof and rules
 */
export function askerOf({ token, params }: Call, { world, clock }: Surroundings): Asker {
  return { token, proof: params['appsecret_proof'], settings: world.settings, clock };
}

const unknownPath = (path: string): ApiError =>
  new ApiError(`Unknown path components: /${path}`, { code: 2500 });

function facebookEndpoint(call: Call, { world, clock }: Surroundings): object | undefined {
  const { params, segments } = call;
  switch (segments.join('/')) {
    case 'oauth/access_token':
      return exchangeToken(params, world.settings, clock);
    case 'debug_token':
      // The app's own token (id|secret) is as good here as a user's.
      presentToken(call.token);
      return debugToken(params['input_token'], world.settings, clock);
    default:
      return undefined;
  }
}

function instagramEndpoint(call: Call, { world, clock }: Surroundings): object | undefined {
  const { request, params, segments } = call;
  const path = segments.join('/');
  switch (path) {
    case 'access_token':
    case 'refresh_access_token': {
      const { method } = request;
      const token = call.token === undefined ? {} : { access_token: call.token };
      return instagramToken({ path, method, params: { ...params, ...token } }, world.settings, clock);
    }
    case 'oauth/access_token':
    case 'debug_token':
    case 'ig_hashtag_search':
      throw unknownPath(path);
    default:
      return undefined;
  }
}

function nodeAnswer(call: Call, expansion: Expansion): object | null {
  const { segments, params } = call;
  const [id = '', ...rest] = segments;
  const edge = rest.join('/');
  const { login } = expansion.world.settings;
  if (id === 'me' && login === 'facebook') {
    return ownAnswer({ edge, params, fields: fieldsOf(params) }, expansion);
  }
  if (id === 'ig_hashtag_search') {
    return hashtagSearch(params, expansion);
  }
  const node = login === 'instagram' ? ownNode(id, expansion) : expansion.world.find(id);
  if (login === 'facebook') {
    checkVisible(node, expansion.owner.accounts);
  }
  const fields = fieldsOf(params);
  return edge === ''
    ? expandNode(node, fields ?? [plainField('id')], expansion)
    : edgeAnswer(node, { edge, params, fields }, expansion);
}

function fieldsOf({ fields }: Call['params']): ReturnType<typeof readFields> | undefined {
  return fields ? readFields(fields) : undefined;
}

/** A token of the Instagram login is that of one account, and sees nothing else. */
function ownNode(id: string, { world, owner }: Expansion): GraphNode {
  const account = owner.accounts?.[0] ?? 0;
  const node = id === 'me' ? userNode(account) : world.find(id);
  if (NOT_OF_INSTAGRAM.includes(node.kind)) {
    throw noSuchObject(id);
  }
  checkVisible(node, [account]);
  return node;
}

const NOT_OF_INSTAGRAM: readonly GraphNode['kind'][] = ['page', 'business', 'hashtag', 'hashtagged', 'tag'];
