import type { GraphRequest } from './request';
import { refreshToken } from './refreshToken';

/** An API that gives one answer, and the requests that it got. */
function apiOf(body: object): { send: (request: GraphRequest) => Promise<never>; requests: GraphRequest[] } {
  const requests: GraphRequest[] = [];
  return {
    requests,
    send: (request) => {
      requests.push(request);
      const problem = request.expects(body as never);
      return problem === undefined
        ? Promise.resolve({ body, headers: {} } as never)
        : Promise.reject(new Error(problem));
    },
  };
}

describe('refreshToken', () => {
  it('gives the new token and its seconds', async () => {
    const api = apiOf({ access_token: 'N', token_type: 'bearer', expires_in: 5_184_000 });
    expect(await refreshToken(api, 'T')).toEqual({ token: 'N', seconds: 5_184_000 });
    expect(api.requests).toMatchObject([
      { path: 'refresh_access_token', params: { grant_type: 'ig_refresh_token', access_token: 'T' } },
    ]);
  });

  it('refuses a token without its end as a mistake of the request, for no account', async () => {
    const api = apiOf({ access_token: 'N' });
    await expect(refreshToken(api, 'T')).rejects.toMatchObject({ kind: 'query', details: { status: 200 } });
    expect(api.requests).toMatchObject([{ accountId: '' }]);
  });

  it('takes the token that the client hides for the same one', async () => {
    expect(await refreshToken(apiOf({ access_token: '***', expires_in: 9 }), 'T')).toEqual({
      token: 'T',
      seconds: 9,
    });
  });

  it.each([
    [{ expires_in: 9 }, "it has no 'access_token'"],
    [{ access_token: 5, expires_in: 9 }, "it has no 'access_token'"],
    [{ access_token: '', expires_in: 9 }, 'The API gave a token without its end'],
    [{ access_token: 'N' }, 'The API gave a token without its end'],
    [{ access_token: 'N', expires_in: 0 }, 'The API gave a token without its end'],
    [{ access_token: 'N', expires_in: null }, 'The API gave a token without its end'],
    [{ access_token: 'N', expires_in: '5184000' }, 'The API gave a token without its end'],
    [{ access_token: 'N', expires_in: 1.5 }, 'The API gave a token without its end'],
  ])('refuses the answer %j', async (body, problem) => {
    await expect(refreshToken(apiOf(body), 'T')).rejects.toThrow(problem);
  });
});
