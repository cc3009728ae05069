import { secretsOf } from './secretsOf';

describe('secretsOf()', () => {
  it('takes every text under a key with a number sign, at any depth', () => {
    expect(
      secretsOf({
        a: { '#password': 'p1', plain: 'no' },
        list: [{ '#key': 'k1' }],
        '#many': ['x', { y: 7 }],
      }),
    ).toEqual(['p1', 'k1', 'x', '7']);
  });

  it('looks into JSON for tokens and secrets', () => {
    const data = JSON.stringify({
      access_token: 't1',
      token: 't2',
      token_type: 'bearer',
      expires: 5,
      user: { name: 'Jane', clientSecret: 's1', pages: [{ refresh_token: 'r1' }] },
    });
    expect(secretsOf({ authorization: { oauth_api: { credentials: { '#data': data } } } })).toEqual([
      data,
      't1',
      't2',
      's1',
      'r1',
    ]);
  });

  it('takes what only looks like JSON as it is', () => {
    expect(secretsOf({ '#data': '{broken' })).toEqual(['{broken']);
  });

  it('names each once, and none of what is no object', () => {
    expect(secretsOf({ '#a': 'x', b: { '#a': 'x' } })).toEqual(['x']);
    expect(secretsOf('text')).toEqual([]);
    expect(secretsOf(null)).toEqual([]);
  });
});
