import { checkVisible } from '../login/access';
import { hashtagNode } from '../world/nodes';
import { HASHTAGS } from '../world/words';
import { ApiError, invalid } from './errors';
import type { Expansion } from './expand';

type Params = Readonly<Record<string, string>>;

/**
 * Answers `ig_hashtag_search` (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-hashtag-search).
 *
 * @param params `user_id` and the word `q`
 * @param expansion the world around
 * @returns `{data: [{id}]}`
 * @throws ApiError without them, for a user that the token does not see, and for an unknown word
 */
export function hashtagSearch(params: Params, expansion: Expansion): object {
  checkHashtagUser(params, expansion);
  const { q = '' } = params;
  if (q === '') {
    throw invalid('(#100) The parameter q is required');
  }
  const place = HASHTAGS.indexOf(q.toLowerCase());
  if (place < 0) {
    // Its words were not seen (docs/api-facts.md §4).
    throw new ApiError('The requested resource does not exist', {
      code: 24,
      subcode: 2207024,
      title: 'Cannot find the hashtag',
      isTransient: false,
    });
  }
  return { data: [{ id: hashtagNode(place).id }] };
}

/**
 * Checks for whom a hashtag is asked.
 *
 * @param params `user_id`
 * @param expansion the world around
 * @throws ApiError without a user, or for one that the token does not see
 */
export function checkHashtagUser(params: Params, { world, owner }: Expansion): void {
  const { user_id: user = '' } = params;
  if (user === '') {
    throw invalid('(#100) The parameter user_id is required');
  }
  checkVisible(world.find(user), owner.accounts);
}
