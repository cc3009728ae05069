import { fakeClock } from '../../tests/support/fakeClock';
import { createClient } from './client';
import type { HttpResponse, Send, Transport } from './request';

const TOKEN = 'EAAJabcdefghijklmnop';

function clientOf(
  answers: readonly Partial<HttpResponse>[],
  token = TOKEN,
): { send: Send; urls: string[]; headers: unknown[]; debug: string[] } {
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
  const { send } = createClient({
    root: 'https://graph.facebook.com/',
    version: 'v25.0',
    credentials: { token, appSecret: 'S' },
    transport,
    clock: fakeClock(),
    random: () => 0,
    signal: new AbortController().signal,
    maxWaitMs: 3_600_000,
    pageIdOf: () => undefined,
    onToken: () => undefined,
    log: {
      debug: (message) => debug.push(message),
      info: () => undefined,
      warning: () => undefined,
    },
  });
  return { send, urls, headers, debug };
}

const request = { path: '1/media', params: { fields: 'id,a b', after: '=&' }, accountId: '1', isList: true };

describe('createClient', () => {
  it('asks root, version, path and parameters, with the token in a header and never in the address', async () => {
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

  it('tells requests without proof and token', async () => {
    const { send, debug } = clientOf([]);
    await send(request);
    expect(debug).toEqual(['GET /1/media {"fields":"id,a b","after":"=&"}']);
  });

  it('lets nothing behind it see the token that the API repeats', async () => {
    const { send } = clientOf([
      { body: `{"data":[],"paging":{"next":"https://x/?access_token=${TOKEN}&after=A"}}` },
    ]);
    expect(JSON.stringify(await send(request))).not.toContain(TOKEN);
  });

  it('leaves data alone where the token is a short word', async () => {
    const { send } = clientOf([{ body: '{"data":[{"id":"1","caption":"USER content"}]}' }], 'USER');
    expect((await send(request)).body).toEqual({ data: [{ id: '1', caption: 'USER content' }] });
  });

  it('authorizes each try, and tries again through all middlewares', async () => {
    const { send, headers } = clientOf([
      { status: 502, body: '<html>' },
      { status: 200, body: '' },
    ]);
    await expect(send(request)).resolves.toMatchObject({ body: { data: [] } });
    expect(headers).toHaveLength(3);
    expect(new Set(headers.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});
