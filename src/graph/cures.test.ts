import { GraphError } from '../errors';
import { FACEBOOK_LOGIN, INSTAGRAM_LOGIN } from './apiProfile';
import { classifyError } from './classifyError';
import { cures } from './cures';
import type { GraphRequest } from './request';

const request: GraphRequest = { path: '1/media', params: {}, accountId: '1', expects: () => undefined };
const cureOf = async (
  [profile, token]: readonly [typeof FACEBOOK_LOGIN, string],
  error: object,
  own: Partial<GraphRequest> = {},
): Promise<string | undefined> => {
  const refused = (): Promise<never> => Promise.reject(classifyError(error, 400));
  try {
    await cures(profile, token)({ ...request, ...own }, refused);
  } catch (caught) {
    return caught instanceof GraphError ? caught.details.cure : undefined;
  }
  return undefined;
};
const facebook = [FACEBOOK_LOGIN, 'EAAx'] as const;
const instagram = [INSTAGRAM_LOGIN, 'IGAAx'] as const;
const DEAD = { message: 'Invalid OAuth access token - Cannot parse access token', code: 190 };
const REFUSED = { message: 'Application does not have permission for this action', code: 10 };

describe('cures', () => {
  it('names the login of which the token is', async () => {
    expect(await cureOf([FACEBOOK_LOGIN, 'IGAAx'], DEAD)).toContain("set parameters.login to 'instagram'");
    expect(await cureOf([FACEBOOK_LOGIN, 'IGQVx'], DEAD)).toContain("set parameters.login to 'instagram'");
    expect(await cureOf([INSTAGRAM_LOGIN, 'EAAx'], DEAD)).toContain("set parameters.login to 'facebook'");
    expect(await cureOf(facebook, DEAD)).toBe('authorize the configuration again');
    expect(await cureOf(instagram, DEAD)).toBe('authorize the configuration again');
  });

  it('looks at the token that was used, and at errors of tokens only', async () => {
    expect(await cureOf([FACEBOOK_LOGIN, 'IGAAx'], DEAD, { token: 'EAAx' })).not.toContain('login');
    expect(await cureOf([FACEBOOK_LOGIN, 'IGAAx'], REFUSED)).not.toContain('login');
  });

  it('names every permission that a read may lack, by the names of the login', async () => {
    const ofFacebook = await cureOf(facebook, REFUSED);
    for (const permission of ['instagram_basic', 'instagram_manage_insights', 'business_management']) {
      expect(ofFacebook).toContain(permission);
    }
    const ofInstagram = await cureOf(instagram, REFUSED);
    expect(ofInstagram).toContain('instagram_business_basic');
    expect(ofInstagram).toContain('advanced access');
    expect(await cureOf(instagram, { message: 'no', code: 200 })).toBe(ofInstagram);
  });

  it.each([REFUSED, { message: 'gone', code: 100, error_subcode: 33 }, { message: 'no', code: 3 }])(
    'never speaks of a page under the Instagram login: %j',
    async (error) => {
      expect(await cureOf(instagram, error)).not.toMatch(/\bpage\b/);
      expect(await cureOf(facebook, error)).toMatch(/\bpage\b/);
    },
  );

  it('adds no cure where nothing helps, and leaves what is no answer of the API', async () => {
    expect(await cureOf(instagram, { message: 'odd', code: 100 })).toBeUndefined();
    expect(await cureOf(instagram, { message: 'no role', code: 190, error_subcode: 492 })).toBeUndefined();
    const bug = new TypeError('a bug');
    await expect(cures(FACEBOOK_LOGIN, 'x')(request, () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
