import type { OpenTransport } from './transport';
import { createSocket } from 'node:dgram';
import { Duplex } from 'node:stream';
import { createGelfSink, type GelfOptions } from './gelfSink';
import type { LogRecord } from './logRecord';
import { openTcp } from './openTcp';
import { openUdp } from './openUdp';
import { startLogServer, type LogServer } from '../testSupport/logServer';

const servers: LogServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...handler: Parameters<typeof startLogServer>): Promise<LogServer> {
  const server = await startLogServer(...handler);
  servers.push(server);
  return server;
}

const nowhere = { host: '127.0.0.1', port: 9 };
const transports = {
  tcp: openTcp,
  udp: (options: Parameters<typeof openUdp>[0]) => openUdp({ ...options, firstDelay: 0 }),
};

function sink(address: GelfOptions['address'], rest: Partial<GelfOptions> = {}) {
  const problems: string[] = [];
  const onProblem = (sentence: string) => void problems.push(sentence);
  return {
    problems,
    gelf: createGelfSink({ address, host: 'me', now: () => 1000, onProblem, transports, ...rest }),
  };
}

function record(message: string): LogRecord {
  return { level: 'info', message, fields: {} };
}

function messagesOf(received: string): unknown[] {
  return received
    .split('\0')
    .slice(0, -1)
    .map((text) => (JSON.parse(text) as { short_message: unknown }).short_message);
}

describe('createGelfSink()', () => {
  it('sends over TCP what was logged before the connection stood, in order', async () => {
    const server = await serve();
    const { gelf, problems } = sink(server.address);
    gelf.send(record('one'));
    gelf.send(record('two with \0'));
    await gelf.close();
    expect(messagesOf(await server.received)).toEqual(['one', 'two with \0']);
    expect(problems).toEqual([]);
  });

  it('tells a dead server once and goes on', async () => {
    const server = await serve();
    await server.close();
    const { gelf, problems } = sink(server.address);
    gelf.send(record('one'));
    await gelf.close();
    gelf.send(record('two'));
    await gelf.close();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      new RegExp(
        `^Cannot send log messages to '127.0.0.1:${server.address.port}': .*ECONNREFUSED.*; the job goes on without$`,
      ),
    );
  });

  it.each([
    ['never answers', false],
    ['does not take the last messages', true],
  ])('does not hang on a server that %s', async (_what, answers) => {
    const server = new Duplex({ read: () => undefined, write: () => undefined });
    const { gelf, problems } = sink(nowhere, {
      transports: {
        ...transports,
        tcp: (options) => openTcp({ ...options, patience: 20, open: () => server }),
      },
    });
    if (answers) {
      server.emit('connect');
    }
    gelf.send(record('one'));
    await gelf.close();
    expect(problems).toHaveLength(1);
    expect(server.destroyed).toBe(true);
  });

  it('does not gather messages without end for a slow server', async () => {
    const server = new Duplex({ read: () => undefined, write: () => undefined });
    const { gelf, problems } = sink(nowhere, {
      transports: { ...transports, tcp: (options) => openTcp({ ...options, open: () => server }) },
    });
    for (let count = 0; count < 60; count += 1) {
      gelf.send(record('x'.repeat(190_000)));
    }
    expect(problems).toEqual([expect.stringContaining('it does not take the messages')]);
    await gelf.close();
  });

  it('tells once that the server hung up', async () => {
    let told: () => void = () => undefined;
    const problem = new Promise<void>((resolve) => (told = resolve));
    const server = await serve((socket) => socket.destroy());
    const gelf = createGelfSink({
      address: server.address,
      host: 'me',
      now: () => 1000,
      onProblem: () => told(),
    });
    await problem;
    gelf.send(record('one'));
    await expect(gelf.close()).resolves.toBeUndefined();
  });

  it('sends over UDP, large messages in chunks', async () => {
    const receiver = createSocket('udp4');
    const datagrams: Buffer[] = [];
    const all = new Promise<void>((resolve) => {
      receiver.on('message', (datagram) => {
        datagrams.push(datagram);
        if (datagrams.length === 4) {
          resolve();
        }
      });
    });
    await new Promise<void>((resolve) => receiver.bind(0, '127.0.0.1', resolve));
    const { gelf, problems } = sink(
      { host: '127.0.0.1', port: receiver.address().port },
      { protocol: 'udp' },
    );
    gelf.send(record('small'));
    gelf.send(record('x'.repeat(20_000)));
    await gelf.close();
    await all;
    receiver.close();
    expect(JSON.parse(String(datagrams[0]))).toMatchObject({ short_message: 'small', timestamp: 1 });
    expect(
      datagrams.slice(1).map((datagram) => [datagram[0], datagram[1], datagram[10], datagram[11]]),
    ).toEqual([0, 1, 2].map((number) => [0x1e, 0x0f, number, 3]));
    expect(problems).toEqual([]);
  });

  it('tells once that a datagram cannot be sent', async () => {
    const { gelf, problems } = sink({ host: 'no such host.invalid', port: 1 }, { protocol: 'udp' });
    gelf.send(record('one'));
    gelf.send(record('two'));
    await gelf.close();
    expect(problems).toHaveLength(1);
  });

  it('closes at once when nothing was sent over UDP', async () => {
    const { gelf, problems } = sink({ host: '127.0.0.1', port: 9 }, { protocol: 'udp' });
    await gelf.close();
    expect(problems).toEqual([]);
  });
});

describe('createGelfSink() with a server that is lost', () => {
  it('gives back the messages that were not sent, in order, and all further ones', () => {
    const sent: (() => void)[] = [];
    let fail: (problem: string) => void = () => undefined;
    const open: OpenTransport = ({ onProblem }) => {
      fail = onProblem;
      return {
        send: (_message, onSent) => void sent.push(onSent ?? (() => undefined)),
        close: async () => undefined,
      };
    };
    const unsent: string[] = [];
    const problems: string[] = [];
    const sink = createGelfSink({
      address: { host: 'h', port: 1 },
      host: 'me',
      now: () => 0,
      onProblem: (sentence) => problems.push(sentence),
      onUnsent: ({ message }) => unsent.push(message),
      transports: { tcp: open, udp: open },
    });
    const send = (message: string) => sink.send({ level: 'info', message, fields: {} });
    ['a', 'b', 'c'].forEach(send);
    sent[0]?.();
    expect([sink.isLost, unsent]).toEqual([false, []]);
    fail('it is gone');
    send('d');
    expect([sink.isLost, unsent]).toEqual([true, ['b', 'c', 'd']]);
    expect(problems).toEqual(["Cannot send log messages to 'h:1': it is gone; the job goes on without"]);
  });
});
