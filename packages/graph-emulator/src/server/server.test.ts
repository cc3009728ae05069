import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { ACCOUNT } from '../testClient';
import type { EmulatorOptions } from '../options';
import { startEmulator } from './startEmulator';
import type { RunningEmulator } from './startEmulator';

let running: RunningEmulator | undefined;
afterEach(async () => {
  await running?.close();
});

async function start(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  running = await startEmulator({ accounts: 1, media: 3, ...options });
  return running;
}

const headers = { authorization: 'Bearer DEMO' };

describe('the control', () => {
  const post = async (command: string, value?: unknown): Promise<{ status: number; text: string }> => {
    const body = value === undefined ? '' : JSON.stringify(value);
    const answer = await fetch(`${running!.url}/__emulator/${command}`, { method: 'POST', body });
    return { status: answer.status, text: await answer.text() };
  };
  const ask = async (path = `v25.0/${ACCOUNT}`): Promise<number> =>
    (await fetch(`${running!.url}/${path}`, { headers })).status;
  const stats = async (): Promise<Record<string, unknown>> =>
    (await (await fetch(`${running!.url}/__emulator/stats`)).json()) as Record<string, unknown>;

  it('counts what was asked, and not itself', async () => {
    await start();
    await ask();
    await ask('v25.0/1');
    expect(await stats()).toMatchObject({
      requests: 2,
      statuses: { '200': 1, '400': 1 },
      paths: { '/{id}': 2 },
      calls: { [ACCOUNT]: 1, '1': 1 },
    });
  });

  it('sets faults, ends tokens and begins anew', async () => {
    await start();
    expect((await post('faults', [{ when: { times: 0 }, do: { html: 502 } }])).status).toBe(200);
    expect(await ask()).toBe(502);
    await post('reset');
    expect(await ask()).toBe(200);
    await post('revoke', 'DEMO');
    expect(await ask()).toBe(400);
    await post('reset');
    expect(await ask()).toBe(200);
    expect(await stats()).toMatchObject({ requests: 1, statuses: { '200': 1 } });
  });

  it('sets the time', async () => {
    const { control } = await start({ strict: true, tokens: { DEMO: { expiresAt: 1_800_000_000 } } });
    expect(await ask()).toBe(200);
    expect((await post('now', '2028-01-01T00:00:00Z')).status).toBe(200);
    expect(await ask()).toBe(400);
    control.setNow(1_799_999_999);
    expect(await ask()).toBe(200);
    await post('now', '+1');
    expect(await ask()).toBe(400);
  });

  it.each([
    ['now', 'some day'],
    ['now', { at: 1 }],
    ['faults', { do: {} }],
    ['faults', [{ when: {} }]],
    ['revoke', 7],
  ])('refuses %s with %j, and nothing has changed', async (command, value) => {
    await start();
    expect((await post(command, value)).status).toBe(400);
    expect(await ask()).toBe(200);
  });

  it('refuses what is no JSON, no command, or asked for by another host', async () => {
    const { url, port } = await start();
    const sent = await fetch(`${url}/__emulator/now`, { method: 'POST', body: '{' });
    expect(sent.status).toBe(400);
    expect((await post('world')).status).toBe(404);
    expect((await fetch(`${url}/__emulator/reset`)).status).toBe(404);
    const status = await new Promise((resolve) => {
      request({ port, path: '/__emulator/stats', headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });
});

/** Reads until so many bytes have come or the answer has ended. */
async function firstBytes(url: string, count: number): Promise<{ text: string; isEnded: boolean }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { headers }, resolve).on('error', reject).end();
  });
  let text = '';
  for await (const chunk of answer) {
    text += String(chunk);
    if (text.length >= count) {
      answer.destroy();
      return { text, isEnded: false };
    }
  }
  return { text, isEnded: true };
}

describe('connections', () => {
  const path = `v25.0/${ACCOUNT}?fields=username`;
  const faulty = (action: object): EmulatorOptions => ({ faults: [{ when: { times: 0 }, do: action }] });

  it.each([
    ['break before the answer', { reset: 'before' }],
    ['break in its midst', { reset: 'midst' }],
    ['end before the body does', { body: 'truncated' }],
  ])('%s', async (_, action) => {
    const { url } = await start({ ...faulty(action), latency: { base: 1 } });
    await expect(fetch(`${url}/${path}`, { headers }).then((answer) => answer.text())).rejects.toThrow();
  });

  it('stay silent until the client goes away', async () => {
    const { url, onRequest } = await start(faulty({ hang: true }));
    const client = new AbortController();
    onRequest(() => client.abort());
    await expect(fetch(`${url}/${path}`, { headers, signal: client.signal })).rejects.toThrow('aborted');
  });

  it('carry compressed bodies to whom takes them', async () => {
    const { url } = await start();
    const answer = await fetch(`${url}/${path}`, { headers: { ...headers, 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.json()).toEqual({ username: 'alpine.coffee', id: ACCOUNT });
  });

  it('drip a body byte by byte, whole in the end', async () => {
    const { url } = await start(faulty({ drip: { as: 'bytes', tickMs: 0 } }));
    const { text } = await firstBytes(`${url}/${path}`, Infinity);
    expect(JSON.parse(text)).toEqual({ username: 'alpine.coffee', id: ACCOUNT });
  });

  it('send a body without end, until the client goes away', async () => {
    const { url } = await start(faulty({ drip: { as: 'endless', tickMs: 0 } }));
    const { text, isEnded } = await firstBytes(`${url}/${path}`, 1_000_000);
    expect(isEnded).toBe(false);
    expect(text.startsWith('{"data":[{"id":"1"},{"id":"1"}')).toBe(true);
  });

  it.each([204, 304, 302])('send status %s', async (status) => {
    const { url } = await start(faulty({ status, headers: { location: '/v25.0/elsewhere' } }));
    const answer = await fetch(`${url}/${path}`, { headers, redirect: 'manual' });
    expect(answer.status).toBe(status);
    expect((await answer.text()).includes('username')).toBe(status === 302);
  });

  it('send HTTP 101 to whom never asked for it', async () => {
    const { port } = await start(faulty({ status: 101, headers: { upgrade: 'x', connection: 'upgrade' } }));
    const status = await new Promise((resolve, reject) => {
      const sent = request({ port, path: `/${path}`, headers });
      sent.on('upgrade', (answer, socket) => {
        socket.destroy();
        resolve(answer.statusCode);
      });
      sent.on('response', (answer) => resolve(answer.statusCode)).on('error', reject);
      sent.end();
    });
    expect(status).toBe(101);
  });

  it('send 429 and 503 as HTML, with the wait in seconds or as a date', async () => {
    const { url } = await start({
      now: '2026-06-15T10:00:00Z',
      faults: [
        { do: { html: 429, retryAfter: { seconds: 120 } } },
        { do: { html: 503, retryAfter: { seconds: 120, asDate: true } } },
      ],
    });
    const answers = [await fetch(`${url}/${path}`, { headers }), await fetch(`${url}/${path}`, { headers })];
    expect(answers.map((one) => [one.status, one.headers.get('retry-after')])).toEqual([
      [429, '120'],
      [503, 'Mon, 15 Jun 2026 10:02:00 GMT'],
    ]);
    expect(await answers[0]!.text()).toContain('<html>');
  });
});
