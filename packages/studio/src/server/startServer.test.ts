import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Failure } from './failure';
import { startServer } from './startServer';
import type { StudioServer } from './startServer';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

let server: StudioServer;
let session: string;
const mistakes: unknown[] = [];
const saved: unknown[] = [];

beforeEach(async () => {
  mistakes.length = 0;
  saved.length = 0;
  server = await startServer({
    assets: new Map([['/', { type: 'text/html', content: Buffer.from('<p>page</p>') }]]),
    routes: {
      save: (body) => saved.push(body),
      refuse: () => {
        throw new Failure(422, 'No');
      },
      fail: () => {
        throw new TypeError('secret inside');
      },
    },
    streams: { run: (response) => response.end('line\n') },
    download: async (ticket, response) => {
      response.end(`rows of ${ticket}`);
    },
    port: 0,
    host: '127.0.0.1',
    onMistake: (error) => mistakes.push(error),
  });
  const token = new URL(server.invite()).hash.slice('#token='.length);
  session = (JSON.parse((await post('session', { token }, {})).text) as { session: string }).session;
});
afterEach(() => server.close());

async function send(
  method: string,
  path: string,
  { headers = {}, body = '' }: { headers?: Record<string, string | undefined>; body?: string } = {},
): Promise<Answer> {
  const own: Record<string, string | undefined> = {
    host: `127.0.0.1:${server.port}`,
    origin: `http://127.0.0.1:${server.port}`,
  };
  const all = Object.entries({ ...own, ...headers }).filter(([, value]) => value !== undefined);
  const sent = request({
    port: server.port,
    method,
    path,
    headers: Object.fromEntries(all) as Record<string, string>,
  });
  sent.on('error', () => undefined);
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) {
    text += String(chunk);
  }
  return { status: answer.statusCode ?? 0, headers: answer.headers, text };
}

const post = (
  name: string,
  body: object = {},
  headers: Record<string, string | undefined> = { authorization: `Bearer ${session}` },
): Promise<Answer> =>
  send('POST', `/api/${name}`, {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('the server', () => {
  it('writes for its own page with a session', async () => {
    expect((await post('save', { a: 1 })).status).toBe(200);
    expect(saved).toEqual([{ a: 1 }]);
  });

  it('writes nothing without a session, with a wrong one, or with the one-time token', async () => {
    const token = new URL(server.invite()).hash.slice('#token='.length);
    for (const authorization of [undefined, 'Bearer x', `Bearer ${token}`]) {
      expect((await post('save', {}, { authorization })).status).toBe(401);
    }
    expect(saved).toEqual([]);
  });

  it('writes nothing for another page, even with the session (CSRF)', async () => {
    const authorization = `Bearer ${session}`;
    const others = [
      { origin: 'http://evil.example' },
      { origin: undefined },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const other of others) {
      expect((await post('save', {}, { authorization, ...other })).status).toBe(403);
    }
    expect(saved).toEqual([]);
  });

  it('writes nothing for a form, which can be sent without asking first', async () => {
    const authorization = `Bearer ${session}`;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      undefined,
    ]) {
      expect((await post('save', {}, { authorization, 'content-type': type })).status).toBe(415);
    }
    expect(saved).toEqual([]);
  });

  it('shows nothing under another name, not even the page (DNS rebinding)', async () => {
    const headers = { host: `evil.example:${server.port}`, origin: undefined };
    expect(await send('GET', '/', { headers })).toMatchObject({
      status: 403,
      text: expect.not.stringContaining('page') as string,
    });
    const origin = `http://evil.example:${server.port}`;
    expect((await send('POST', '/api/save', { headers: { ...headers, origin } })).status).toBe(403);
  });

  it('lets one browser in with an address', async () => {
    const token = new URL(server.invite()).hash.slice('#token='.length);
    expect((await post('session', { token }, {})).status).toBe(200);
    const again = await post('session', { token }, {});
    expect([again.status, again.text]).toEqual([401, expect.stringContaining('used before')]);
    expect((await post('session', {}, {})).status).toBe(401);
  });

  it('takes no more than a megabyte, no other JSON than an object, and nothing that is none', async () => {
    expect((await post('save', { a: 'x'.repeat(1_000_001) })).status).toBe(413);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${session}` };
    for (const body of ['', '{', '[]', '1', 'null', '"a"']) {
      expect([body, (await send('POST', '/api/save', { headers, body })).status]).toEqual([body, 400]);
    }
    expect(saved).toEqual([]);
  });

  it.each(['/x', '/../package.json', '/%2e%2e/package.json', '//etc/passwd', '/download/', '/download/a/b'])(
    'has nothing at %s',
    async (path) => {
      expect((await send('GET', path)).status).toBe(404);
    },
  );

  it.each(['constructor', '__proto__', 'toString', '', 'run/x'])('has no route %j', async (name) => {
    expect((await post(name)).status).toBe(404);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('does not know %s', async (method) => {
    expect((await send(method, '/api/save')).status).toBe(404);
  });

  it('lets the page load nothing from elsewhere, be framed by nobody, and be kept by no cache', async () => {
    const { headers } = await send('GET', '/', { headers: { origin: undefined } });
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('gives the words of a refusal, and of a mistake only that it was one', async () => {
    expect(await post('refuse')).toMatchObject({ status: 422, text: '{"error":"No"}' });
    const mistake = await post('fail');
    expect(mistake.status).toBe(500);
    expect(mistake.text).not.toContain('secret');
    expect(mistakes).toHaveLength(1);
  });

  it('sends downloads and streams', async () => {
    expect((await send('GET', '/download/abc')).text).toBe('rows of abc');
    expect((await post('run')).text).toBe('line\n');
    expect((await post('run', {}, {})).status).toBe(401);
  });

  it('listens on loopback only', async () => {
    await expect(fetch(`http://127.0.0.2:${server.port}/`)).rejects.toThrow();
  });
});
