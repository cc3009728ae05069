import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recorded } from './recordedFetch';
import type { RecordedFetchOptions } from './recordedFetch';

const PASSWORD = 'pass-word-12345';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cassette-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A server without a network: it answers with the number of the call. */
function server(
  body: (call: number) => string | Uint8Array<ArrayBuffer> | null = (call) => `answer ${call}`,
  status = 200,
) {
  const calls: string[] = [];
  const fetch = async (input: Parameters<typeof globalThis.fetch>[0]): Promise<Response> => {
    const request = new Request(input);
    calls.push(`${request.method} ${request.url} ${await request.text()}`);
    return new Response(body(calls.length), { status, headers: { 'content-type': 'x/y', 'x-other': 'z' } });
  };
  return { fetch, calls };
}

const optionsOf = (mode: RecordedFetchOptions['mode'], more: object = {}): RecordedFetchOptions => ({
  file: join(folder, 'run.json'),
  ...(mode && { mode }),
  ...more,
});
const text = (): string => readFileSync(join(folder, 'run.json'), 'utf8');

async function asked(
  fetch: typeof globalThis.fetch,
  options: RecordedFetchOptions,
  requests: readonly (readonly [string, RequestInit?])[],
): Promise<readonly string[]> {
  const web = recorded(fetch, options);
  const bodies: string[] = [];
  for (const [url, init] of requests) {
    bodies.push(await (await web.fetch(url, init)).text());
  }
  await web.close();
  return bodies;
}

describe('recorded()', () => {
  it('records once, in a file for its owner alone, and replays without a request', async () => {
    const { fetch, calls } = server();
    const requests = ['https://a.example/1', 'https://b.example/1'].map((url) => [url] as const);
    expect(await asked(fetch, optionsOf(undefined), requests)).toEqual(['answer 1', 'answer 2']);
    expect(statSync(join(folder, 'run.json')).mode & 0o777).toBe(0o600);
    expect(await asked(fetch, optionsOf('once'), [...requests].reverse())).toEqual(['answer 2', 'answer 1']);
    expect(calls).toHaveLength(2);
    await expect(asked(fetch, optionsOf('once'), [['https://a.example/2']])).rejects.toThrow(
      'GET https://a.example/2 {} is not in the recording',
    );
  });

  it('records what is new, after what was there', async () => {
    const { fetch, calls } = server();
    await asked(fetch, optionsOf('new'), [['https://a.example/1']]);
    expect(await asked(fetch, optionsOf('new'), [['https://a.example/1'], ['https://a.example/2']])).toEqual([
      'answer 1',
      'answer 2',
    ]);
    expect(await asked(fetch, optionsOf('none'), [['https://a.example/2'], ['https://a.example/1']])).toEqual(
      ['answer 2', 'answer 1'],
    );
    expect(calls).toHaveLength(2);
  });

  it('rejects in mode none where there is no file, and needs none where nothing is requested', async () => {
    await expect(asked(server().fetch, optionsOf('none'), [['https://a.example/']])).rejects.toThrow(
      'there is no such file',
    );
    expect(await asked(server().fetch, optionsOf('none'), [])).toEqual([]);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'POST'])(
    'sends and replays %s with JSON, and a secret in it',
    async (method) => {
      const { fetch, calls } = server(() => `{"echo":"${PASSWORD}"}`);
      const url = `https://a.example/`;
      const init = (password: string) => ({
        method,
        body: JSON.stringify({ a: 1, client_secret: password }),
      });
      await asked(fetch, optionsOf('once'), [[url, init(PASSWORD)]]);
      expect(calls[0]).toContain(PASSWORD);
      expect(text()).not.toContain(PASSWORD);
      expect(text()).toContain('{\\"a\\":1,\\"client_secret\\":\\"REDACTED\\"}');
      expect(await asked(fetch, optionsOf('once'), [[url, init('another one')]])).toEqual([
        '{"echo":"REDACTED"}',
      ]);
      await expect(
        asked(fetch, optionsOf('once'), [[url, { method, body: `{"b":2,"client_secret":"${PASSWORD}"}` }]]),
      ).rejects.toThrow(/^[^]*\{"b":2,"client_secret":"REDACTED"\} is not in the recording/);
    },
  );

  it('replays a secret in a path, and shows it in no message', async () => {
    const { fetch } = server();
    const secrets = [PASSWORD];
    await asked(fetch, optionsOf('once', { secrets }), [[`https://a.example/bot${PASSWORD}/getMe`]]);
    expect(text()).not.toContain(PASSWORD);
    expect(
      await asked(fetch, optionsOf('once', { secrets: ['dummy'] }), [['https://a.example/botdummy/getMe']]),
    ).toEqual(['answer 1']);
    await expect(
      asked(fetch, optionsOf('once', { secrets }), [[`https://a.example/bot${PASSWORD}/other`]]),
    ).rejects.toThrow('GET https://a.example/botREDACTED/other {} is not in the recording');
  });

  it.each<[string, Record<string, string>]>([
    ['Basic', { Authorization: `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}` }],
    ['Bearer', { Authorization: `Bearer ${PASSWORD}` }],
    ['a key by the name of its header', { 'X-Api-Key': PASSWORD }],
    ['a token without a scheme', { 'X-StorageApi-Token': PASSWORD }],
    ['a cookie', { Cookie: `a=b; session=${PASSWORD}` }],
  ])('records no secret of %s that a response repeats', async (_, headers) => {
    await asked(server(() => `you sent ${PASSWORD}`).fetch, optionsOf('once'), [
      ['https://a.example/', { headers }],
    ]);
    expect(text()).toContain('you sent REDACTED');
    expect(text()).not.toContain(PASSWORD);
  });

  it('records bytes, without a secret in them, and gives them back', async () => {
    const bytes = Uint8Array.from([0, 255, 1, ...Buffer.from(PASSWORD), 254]);
    const { fetch } = server(() => bytes);
    const request = [
      'https://a.example/',
      { method: 'POST', body: bytes, headers: { 'x-api-key': PASSWORD } },
    ] as const;
    await asked(fetch, optionsOf('once'), [request]);
    const web = recorded(fetch, optionsOf('none'));
    const response = await web.fetch(...request);
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toBe('\0\xff\x01REDACTED\xfe');
    expect([response.url, response.headers.get('content-type'), response.headers.get('x-other')]).toEqual([
      'https://a.example/',
      'x/y',
      null,
    ]);
  });

  it('replays a response that cannot have a body', async () => {
    const { fetch } = server(() => null, 204);
    for (const mode of ['once', 'none'] as const) {
      expect(await asked(fetch, optionsOf(mode), [['https://a.example/']])).toEqual(['']);
    }
  });
});
