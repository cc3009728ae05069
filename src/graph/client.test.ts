import { expectList, expectNode } from '../answer';
import { fakeClock } from '../../tests/support/fakeClock';
import { FACEBOOK_LOGIN } from './apiProfile';
import type { ApiProfile } from './apiProfile';
import { createClient } from './client';
import type { GraphApi, HttpResponse, Transport } from './request';

const TOKEN = 'EAAJabcdefghijklmnop';

function clientOf(
  answers: readonly Partial<HttpResponse>[],
  {
    token = TOKEN,
    ...own
  }: {
    token?: string;
    profile?: Partial<ApiProfile>;
    appSecret?: string | undefined;
    secrets?: readonly string[];
  } = {},
): GraphApi & { urls: string[]; headers: unknown[]; debug: string[]; secrets: string[] } {
  const { profile = {}, appSecret } = { appSecret: 'S', ...own };
  const secrets: string[] = [];
  const urls: string[] = [];
  const headers: unknown[] = [];
  const debug: string[] = [];
  const transport: Transport = {
    send: (request) => {
      urls.push(request.url);
      headers.push(request.headers);
      return Promise.resolve({ status: 200, headers: {}, body: '{"data":[]}', ...answers[urls.length - 1] });
    },
    close: () => undefined,
  };
  const api = createClient({
    profile: { ...FACEBOOK_LOGIN, root: 'https://graph.facebook.com/', ...profile },
    version: 'v25.0',
    credentials: { token, ...(appSecret !== undefined && { appSecret }) },
    transport,
    clock: fakeClock(),
    random: () => 0,
    signal: new AbortController().signal,
    maxWaitMs: 3_600_000,
    pageIdOf: () => undefined,
    ...(own.secrets && { secrets: own.secrets }),
    onSecret: (secret) => secrets.push(secret),
    log: {
      debug: (message) => debug.push(message),
      info: () => undefined,
      warning: () => undefined,
    },
  });
  return { ...api, urls, headers, debug, secrets };
}

const request = {
  path: '1/media',
  params: { fields: 'id,a b', after: '=&' },
  accountId: '1',
  expects: expectList,
};

describe('createClient', () => {
  it('tells no token in the log of requests', async () => {
    const { send, debug } = clientOf([]);
    await send({ ...request, params: { a: 'b', access_token: 'T1', input_token: 'T2' } });
    expect(debug).toEqual(['GET /1/media {"a":"b"}']);
  });

  it('requests root, version, path and parameters, with the token in a header and never in the URL', async () => {
    const { send, urls, headers } = clientOf([]);
    await send(request);
    const url = new URL(urls[0]!);
    expect(`${url.origin}${url.pathname}`).toBe('https://graph.facebook.com/v25.0/1/media');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...request.params,
      appsecret_proof: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(urls[0]).not.toContain(TOKEN);
    expect(headers).toEqual([{ authorization: `Bearer ${TOKEN}` }]);
  });

  it('tells in the log of a batch what it asks for', async () => {
    const { sendBatch, debug } = clientOf([{ body: '[]' }]);
    await sendBatch([1, 2].map((id) => ({ ...request, path: String(id), params: {}, expects: expectNode })));
    expect(debug[0]).toBe(
      'POST / [{"method":"GET","relative_url":"v25.0/1?"},{"method":"GET","relative_url":"v25.0/2?"}]',
    );
  });

  it('asks without parameters where there are none, whatever slashes the root ends with', async () => {
    const { send, urls } = clientOf([], {
      profile: { root: 'https://x.example/api//' },
      appSecret: undefined,
    });
    await send({ ...request, params: {} });
    expect(urls).toEqual(['https://x.example/api/v25.0/1/media']);
  });

  it('tells of every proof, so that it is written nowhere', async () => {
    const { send, secrets, urls } = clientOf([]);
    await send(request);
    expect(secrets).toEqual([new URL(urls[0]!).searchParams.get('appsecret_proof')]);
  });

  it('logs requests without proof and token', async () => {
    const { send, debug } = clientOf([]);
    await send(request);
    expect(debug).toEqual(['GET /1/media {"fields":"id,a b","after":"=&"}']);
  });

  it('removes the token where the API repeats it', async () => {
    const { send } = clientOf([
      { body: `{"data":[],"paging":{"next":"https://x/?access_token=${TOKEN}&after=A"}}` },
    ]);
    expect(JSON.stringify(await send(request))).not.toContain(TOKEN);
  });

  it.each([
    ['in base64', (secret: string) => Buffer.from(`app:${secret}`).toString('base64')],
    ['as HTML', (secret: string) => secret.replace(/./g, (one) => `&#${one.charCodeAt(0)};`)],
    [
      'in an address',
      (secret: string) => secret.replace(/./g, (one) => `%${one.charCodeAt(0).toString(16)}`),
    ],
  ])('removes the app secret, and others that it is told of, %s', async (_, encode) => {
    const appSecret = '0123456789abcdef0123456789abcdef';
    const password = 'proxy-password-12';
    const data = [{ caption: '%50 indirim' }, { caption: encode(appSecret) }, { caption: encode(password) }];
    const { send } = clientOf([{ body: JSON.stringify({ data }) }], { appSecret, secrets: [password] });
    expect((await send(request)).body).toEqual({
      data: [{ caption: '%50 indirim' }, { caption: '***' }, { caption: '***' }],
    });
  });

  it('leaves digits as they are, although a password is made of them: they may be an id', async () => {
    const body = '{"data":[{"id":"17841400000000001","n":1784140000}]}';
    const { send } = clientOf([{ body }], { secrets: ['17841400000000001', '1784140000'] });
    expect((await send(request)).body).toEqual(JSON.parse(body));
  });

  it('leaves data as they are where the token is a short word', async () => {
    const { send } = clientOf([{ body: '{"data":[{"id":"1","caption":"USER content"}]}' }], {
      token: 'USER',
    });
    expect((await send(request)).body).toEqual({ data: [{ id: '1', caption: 'USER content' }] });
  });

  it('authorizes each try, and retries through all middlewares', async () => {
    const { send, headers } = clientOf([
      { status: 502, body: '<html>' },
      { status: 200, body: '' },
    ]);
    await expect(send(request)).resolves.toMatchObject({ body: { data: [] } });
    expect(headers).toHaveLength(3);
    expect(new Set(headers.map((sent) => JSON.stringify(sent))).size).toBe(1);
  });

  it('makes the request of a next page with the cursor, and none at the end of a list', () => {
    const { nextPage } = clientOf([]);
    const next = 'https://graph.facebook.com/v25.0/1/media?after=A';
    expect(nextPage(request, { next, after: 'A' })).toEqual({
      ...request,
      params: { ...request.params, after: 'A' },
    });
    expect(nextPage(request, {})).toBeUndefined();
    expect(() => nextPage(request, { next: 'https://evil.example/v25.0/1' })).toThrow('its link leads to');
  });

  it('sends many requests in one round trip where the API has batches', async () => {
    const items = [1, 2].map((id) => ({ code: 200, body: `{"id":"${id}"}` }));
    const { sendBatch, urls } = clientOf([{ body: JSON.stringify(items) }]);
    const answers = await sendBatch(
      [1, 2].map((id) => ({ ...request, path: String(id), expects: expectNode })),
    );
    expect(answers).toMatchObject([{ body: { id: '1' } }, { body: { id: '2' } }]);
    expect(urls).toHaveLength(1);
  });

  it('sends each request on its own where the API has no batches', async () => {
    const { sendBatch, urls } = clientOf(
      [
        { body: '{"id":"1"}' },
        { status: 400, body: '{"error":{"code":100,"message":"no"}}' },
        { body: '{"id":"3"}' },
      ],
      { profile: { hasBatch: false } },
    );
    const answers = await sendBatch(
      [1, 2, 3].map((id) => ({ ...request, path: String(id), expects: expectNode })),
    );
    expect(answers).toMatchObject([{ body: { id: '1' } }, { kind: 'query' }, { body: { id: '3' } }]);
    expect(urls.map((url) => new URL(url).pathname)).toEqual(['/v25.0/1', '/v25.0/2', '/v25.0/3']);
  });

  it.each([
    [true, 'account'],
    [false, 'page-token'],
  ])('looks for the token of a page only where the API has such tokens: %s', async (hasPageTokens, kind) => {
    const needsPage = '{"error":{"code":190,"message":"must be called with a Page Access Token"}}';
    const { send } = clientOf([{ status: 400, body: needsPage }], { profile: { hasPageTokens } });
    await expect(send(request)).rejects.toMatchObject({ kind });
  });
});
