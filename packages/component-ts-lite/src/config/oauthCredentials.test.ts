import { UserError } from '../errors/userError';
import { readOauthCredentials } from './oauthCredentials';

const whole = {
  id: '123',
  authorizedFor: 'Jane',
  created: '2026-01-01T00:00:00+0100',
  creator: { id: '1', description: 'jane' },
  '#data': '{"access_token":"EAA"}',
  oauthVersion: '2.0',
  appKey: 'key',
  '#appSecret': 'secret',
};

describe('readOauthCredentials()', () => {
  it('gives typed credentials, with what #data holds', () => {
    expect(readOauthCredentials({ oauth_api: { id: 'main', credentials: whole } })).toEqual({
      id: '123',
      authorizedFor: 'Jane',
      created: '2026-01-01T00:00:00+0100',
      creator: { id: '1', description: 'jane' },
      oauthVersion: '2.0',
      appKey: 'key',
      appSecret: 'secret',
      data: { access_token: 'EAA' },
    });
  });

  it.each([{}, { oauth_api: [] }, { oauth_api: { credentials: {} } }, { workspace: {} }])(
    'finds nothing in %j',
    (authorization) => expect(readOauthCredentials(authorization)).toBeUndefined(),
  );

  it.each([
    ['{"access_token":"EAA', 'it is not valid JSON, see line 1, column 17'],
    ['["EAA"]', 'it is not a JSON object'],
  ])('does not quote #data when it is %j', (data, problem) => {
    const read = () => readOauthCredentials({ oauth_api: { credentials: { ...whole, '#data': data } } });
    expect(read).toThrow(
      new UserError(`Cannot read '#data' of the authorization: ${problem}; authorize the component again`),
    );
  });

  it('names a part of the wrong kind', () => {
    expect(() => readOauthCredentials({ oauth_api: { credentials: 5 } })).toThrow(
      "Cannot read 'config.json': 'authorization.oauth_api.credentials' is not an object",
    );
  });
});
