import { anApi } from '../../tests/support/aJob';
import type { JsonObject } from '../answer';
import { GraphError } from '../errors';
import { readToken } from './readToken';

describe('readToken', () => {
  it('asks as the app where its id and secret are known, else as the token itself', async () => {
    const { api, sent } = anApi(() => ({ data: { is_valid: true } }));
    await readToken(api, { token: 'T', appId: 'A', appSecret: 'S' });
    await readToken(api, { token: 'T', appId: 'A' });
    await readToken(api, { token: 'T', appSecret: 'S' });
    expect(sent.map(({ path, params, token, accountId }) => [path, params, token, accountId])).toEqual([
      ['debug_token', { input_token: 'T' }, 'A|S', ''],
      ['debug_token', { input_token: 'T' }, undefined, ''],
      ['debug_token', { input_token: 'T' }, undefined, ''],
    ]);
  });

  it.each<[JsonObject, boolean, number | undefined, number | undefined]>([
    [{ is_valid: true, expires_at: 100, data_access_expires_at: 200 }, true, 100, 200],
    [{ is_valid: false, expires_at: 0, data_access_expires_at: 0 }, false, undefined, undefined],
    [{ is_valid: 'true', expires_at: 'soon', data_access_expires_at: '300' }, false, undefined, 300],
    [{ expires_at: -1 }, false, undefined, undefined],
    [{ expires_at: Infinity }, false, undefined, undefined],
  ])('reads %j', async (data, isValid, endsAt, dataAccessEndsAt) => {
    const { api } = anApi(() => ({ data }));
    expect(await readToken(api, { token: 'T' })).toEqual({ data, isValid, endsAt, dataAccessEndsAt });
  });

  it('takes an answer without data for one that is to be asked again, and fails with it', async () => {
    const { api, sent } = anApi(() => ({}));
    await expect(readToken(api, { token: 'T' })).rejects.toEqual(
      new GraphError('query', 'The API says nothing about the token', { status: 0 }),
    );
    expect(sent[0]?.expects({})).toBe("it has no 'data'");
    expect(sent[0]?.expects({ data: {} })).toBeUndefined();
  });
});
