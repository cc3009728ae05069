import { accountUse } from './lookups';
import { onlyWhere, permissionOf } from './whyNothing';

describe('onlyWhere', () => {
  it.each(['follows_and_unfollows', 'online_followers', 'follower_demographics'])('knows of %s', (metric) => {
    expect(accountUse(metric)).toBeDefined();
    expect(onlyWhere(metric)).toContain('100 followers');
  });

  it('is undefined for what every account has', () => {
    expect(onlyWhere('reach')).toBeUndefined();
  });
});

describe('permissionOf', () => {
  it.each([
    ['comments', 'instagram_manage_comments'],
    ['replies', 'instagram_manage_comments'],
    ['media', undefined],
  ])('of %s is %s', (list, permission) => {
    expect(permissionOf(list)).toBe(permission);
  });
});
