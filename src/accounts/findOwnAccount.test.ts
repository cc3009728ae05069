import { anApi } from '../../tests/support/aJob';
import type { JsonObject } from '../answer';
import { findOwnAccount } from './findOwnAccount';

describe('findOwnAccount', () => {
  it.each<[JsonObject, string, string]>([
    [{ user_id: '17841400000000001', username: 'brand' }, '17841400000000001', 'brand'],
    [{ user_id: 42 }, '42', ''],
    [{ user_id: '42', username: 5 }, '42', ''],
  ])('reads %j as the account %s with the name %j', async (body, id, name) => {
    const { api, sent } = anApi(() => body);
    expect(await findOwnAccount(api)).toEqual({ id, name, category: '', fbPageId: '' });
    expect(sent).toMatchObject([{ path: 'me', params: { fields: 'user_id,username' }, accountId: '' }]);
  });

  it.each<[JsonObject, string | undefined]>([
    [{ user_id: '42' }, undefined],
    [{}, "it has no 'user_id'"],
    [{ user_id: 'x42' }, "it has no 'user_id'"],
    [{ user_id: '42x' }, "it has no 'user_id'"],
    [{ user_id: null }, "it has no 'user_id'"],
  ])('takes the answer %j for one that is to be asked again: %s', async (body, why) => {
    const { api, sent } = anApi(() => ({ user_id: '1' }));
    await findOwnAccount(api);
    expect(sent[0]?.expects(body)).toBe(why);
  });
});
