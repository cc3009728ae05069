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

  it('takes every text of JSON under such a key, whatever its own key', () => {
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
      'bearer',
      'Jane',
      's1',
      'r1',
    ]);
  });

  it('looks into JSON within JSON, and into query strings', () => {
    const inner = JSON.stringify({ key: 'inner-1' });
    const query = 'oauth_token=query%201&expires=0&empty=';
    expect(secretsOf({ '#data': JSON.stringify({ inner, query }) })).toEqual([
      JSON.stringify({ inner, query }),
      inner,
      'inner-1',
      query,
      'query 1',
      '0',
      '',
    ]);
    expect(secretsOf({ '#data': query })).toEqual([query, 'query 1', '0', '']);
  });

  it('takes the password of a workspace, and not its host', () => {
    const workspace = {
      host: 'db.example.com',
      user: 'john-doe',
      password: 'pass-1',
      connectionString: 'sas-1',
    };
    expect(secretsOf({ authorization: { workspace } })).toEqual(['pass-1', 'sas-1']);
  });

  it.each(['s3', 'abs', 'gcs'])('takes the staging credentials of a manifest (%s)', (section) => {
    const credentials = { access_key_id: 'id-1', session_token: 'session-1', nested: { sas: 'sas-1' } };
    expect(secretsOf({ [section]: { bucket: 'b', credentials } })).toEqual(['id-1', 'session-1', 'sas-1']);
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
