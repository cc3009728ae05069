import { UserError } from '@keboola/component-ts-lite';
import { readCredentials } from './credentials';

const authorized = (credentials: unknown): unknown => ({ oauth_api: { credentials } });

describe('readCredentials', () => {
  it.each([
    ['the token of an authorization', { '#data': '{"access_token":"EAA"}' }, { token: 'EAA' }],
    ['a token inserted directly', { '#data': '{"token":"EAA"}' }, { token: 'EAA' }],
    ['the authorization before the insert', { '#data': '{"token":"b","access_token":"a"}' }, { token: 'a' }],
    ['the insert where the other is empty', { '#data': '{"access_token":" ","token":"b"}' }, { token: 'b' }],
    ['data that came decoded', { '#data': { access_token: 'EAA' } }, { token: 'EAA' }],
    ['a token with white space around it', { '#data': '{"token":" EAA\\n"}' }, { token: 'EAA' }],
    [
      "the app's id and secret",
      { '#data': '{"token":"EAA"}', appKey: '1', '#appSecret': ' s ' },
      { token: 'EAA', appId: '1', appSecret: 's' },
    ],
    ['an empty secret as none', { '#data': '{"token":"EAA"}', '#appSecret': '' }, { token: 'EAA' }],
    [
      'a secret that is no text as none',
      { '#data': '{"token":"EAA"}', '#appSecret': null },
      { token: 'EAA' },
    ],
  ])('takes %s', (_, credentials, expected) => {
    expect(readCredentials(authorized(credentials))).toStrictEqual(expected);
  });

  it.each([
    ['no authorization', undefined],
    ["PHP's empty authorization", []],
    ['no credentials', { oauth_api: null }],
    ['no data', authorized({})],
    ['data without a token', authorized({ '#data': '{"expires_in":5184000}' })],
    ['a token that is a number', authorized({ '#data': '{"access_token":1}' })],
    ['a token of white space', authorized({ '#data': '{"access_token":" "}' })],
  ])('says how to authorize with %s', (_, authorization) => {
    const read = (): unknown => readCredentials(authorization);
    expect(read).toThrow(UserError);
    expect(read).toThrow(
      "Cannot authorize: authorization.oauth_api.credentials['#data'] has no 'access_token'; authorize the configuration again",
    );
  });

  it.each([
    ['is not JSON', 'EAASECRET', 'is not valid JSON'],
    ['is cut', '{"access_token":"EAASECRET', 'is not valid JSON'],
    ['is a list', '["EAASECRET"]', 'it is not a JSON object; authorize the component again'],
    ['is null', 'null', 'it is not a JSON object; authorize the component again'],
    [
      'has a line break in the token',
      '{"access_token":"EAASECRET\\nHost: x"}',
      'characters that no token has',
    ],
    ['has a letter beyond ASCII', '{"access_token":"EAASECRETé"}', 'characters that no token has'],
    ['has a space within', '{"access_token":"EAASECRET x"}', 'characters that no token has'],
  ])('never tells the token when the data %s', (_, data, problem) => {
    const message = (): string => {
      try {
        readCredentials(authorized({ '#data': data }));
        return '';
      } catch (error) {
        return error instanceof UserError ? `${error.message}${String(error.cause)}` : 'no UserError';
      }
    };
    expect(message()).toContain(problem);
    expect(message()).not.toContain('SECRET');
  });
});
