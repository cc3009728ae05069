import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { axiosTransport } from './axiosTransport';
import type { Transport } from './request';

describe('axiosTransport', () => {
  let server: Server;
  let transport: Transport;
  const { signal } = new AbortController();

  async function start(listener: RequestListener, timeout = 5000, answer = 10_000): Promise<string> {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    transport = axiosTransport({ idle: timeout, answer });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v25.0/1?secret=URL-SECRET`;
  }

  afterEach(async () => {
    transport.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('gives status, headers in lower case and the body as text, whatever the status', async () => {
    const url = await start((_request, response) => {
      response.writeHead(500, { 'Facebook-API-Version': 'v26.0' }).end('{"a":12345678901234567890}');
    });
    expect(await transport.send({ method: 'GET', url, headers: {} }, signal)).toMatchObject({
      status: 500,
      headers: { 'facebook-api-version': 'v26.0' },
      body: '{"a":12345678901234567890}',
    });
  });

  it('requests compressed answers and reads them, over one kept connection', async () => {
    const sockets = new Set<unknown>();
    const encodings: unknown[] = [];
    const url = await start((request, response) => {
      sockets.add(request.socket);
      encodings.push(request.headers['accept-encoding']);
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"ž":1}'));
    });
    for (let count = 0; count < 3; count += 1) {
      expect((await transport.send({ method: 'GET', url, headers: {} }, signal)).body).toBe('{"ž":1}');
    }
    expect(encodings[0]).toContain('gzip');
    expect(sockets.size).toBe(1);
  });

  it('tells of a server that switches protocols as of an answer that is not complete', async () => {
    const url = await start((_request, response) => {
      response.writeHead(101, { connection: 'upgrade', upgrade: 'websocket' }).end();
    });
    await expect(transport.send({ method: 'GET', url, headers: {} }, signal)).rejects.toThrow(
      'The API gave no complete answer: ',
    );
  });

  it('does not follow a redirect, which could carry the token to another host', async () => {
    let count = 0;
    const url = await start((_request, response) => {
      count += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(
      (await transport.send({ method: 'GET', url, headers: { authorization: 'Bearer T' } }, signal)).status,
    ).toBe(302);
    expect(count).toBe(1);
  });

  it.each<[string, RequestListener, string]>([
    [
      'a reset before the answer',
      (_request, response) => response.socket?.destroy(),
      'The API gave no complete answer: the connection was reset',
    ],
    [
      'a body that is cut short',
      (_request, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('{"data":', () => response.socket?.destroy());
      },
      'The API gave no complete answer: the answer was cut short',
    ],
    [
      'no answer in time',
      () => undefined,
      'The API gave no complete answer: the answer did not come in time',
    ],
  ])('reports %s without the URL', async (name, listener, sentence) => {
    const url = await start(listener, name === 'no answer in time' ? 50 : 5000);
    const error: unknown = await transport
      .send({ method: 'GET', url, headers: {} }, signal)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: 'passing', details: { status: 0 } });
    expect((error as Error).message).toContain(sentence);
    expect(String(error)).not.toContain('URL-SECRET');
  });

  it('gives up an answer that takes too long as a whole, however it trickles', async () => {
    const url = await start(
      (_request, response) => {
        response.writeHead(200).write('{');
      },
      60_000,
      100,
    );
    await expect(transport.send({ method: 'GET', url, headers: {} }, signal)).rejects.toMatchObject({
      kind: 'passing',
      message: 'The API gave no complete answer: the answer did not come in time',
    });
  });

  it('never reads a compressed body that is cut short as a complete one', async () => {
    const whole = gzipSync(
      JSON.stringify({ data: Array.from({ length: 500 }, (_, index) => ({ id: index * 7919 })) }),
    );
    const url = await start((_request, response) => {
      const cut = whole.subarray(0, whole.length / 2);
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': cut.length }).end(cut);
    });
    const body = await transport.send({ method: 'GET', url, headers: {} }, signal).then(
      (response) => response.body,
      () => '',
    );
    expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
  });

  it('reads an answer up to a 32nd of the memory, and calls a larger one too much, also when it is compressed', async () => {
    const url = await start((request, response) => {
      const size = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('size'));
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(size)));
    });
    transport = axiosTransport({ memory: 64 * 1024 * 1024 });
    const send = (size: number) =>
      transport.send({ method: 'GET', url: `${url}&size=${size}`, headers: {} }, signal);
    expect((await send(2 * 1024 * 1024)).body).toHaveLength(2 * 1024 * 1024);
    await expect(send(2 * 1024 * 1024 + 1)).rejects.toMatchObject({
      kind: 'too-much',
      message:
        "The API's answer is larger than 2 MiB, the most that fits in memory. Request fewer fields, or give the process more memory",
    });
  });

  it('rejects with the reason of the signal when the run ends', async () => {
    const url = await start(() => undefined);
    const stop = new AbortController();
    const answer = transport.send({ method: 'GET', url, headers: {} }, stop.signal);
    await once(server, 'request');
    stop.abort(new Error('the end'));
    await expect(answer).rejects.toThrow('the end');
  });
});
