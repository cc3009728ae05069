import { Secrets } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import type { HttpResponse } from '@keboola/http-cassette';
import { fakeClock } from '../tests/support/fakeClock';
import { memoryFolder } from '../tests/support/memoryFolder';
import type { MemoryFolder } from '../tests/support/memoryFolder';
import type { Ports } from './connect';
import { withRecording } from './recording';

const NOW = Date.UTC(2026, 5, 15);
const TOKEN = `EAA${'x'.repeat(30)}`;
const ANSWER = '{"id":"17841400000000001","name":"Anna Key"}';

/** What an action gets, with these variables of the environment. */
function setting(
  variables: Readonly<Record<string, string>>,
  data: MemoryFolder = memoryFolder(),
  parameters: object = { accounts: {} },
) {
  const secrets = new Secrets();
  secrets.add(TOKEN);
  const said: string[] = [];
  const context = {
    folder: data.folder,
    secrets,
    parameters,
    config: { parameters },
    environment: { get: (name: string) => variables[name] },
  } as unknown as ActionContext;
  const closed: string[] = [];
  const ports: Ports = {
    clock: fakeClock(NOW),
    random: () => 0.25,
    deadline: () => new AbortController().signal,
    liveLine: { show: (text) => void said.push(text), clear: () => undefined },
    transport: () => ({
      send: async ({ url }): Promise<HttpResponse> => ({
        status: 200,
        headers: { 'content-type': 'application/json', 'x-fb-trace-id': 'T' },
        body: url.includes('/fails') ? '{"error":{"message":"no"}}' : ANSWER,
      }),
      close: () => void closed.push('transport'),
    }),
  };
  return { context, ports, data, closed };
}

/** An action that sends one request and gives the body that came. */
const sending =
  (path: string) =>
  async (_: ActionContext, ports: Ports): Promise<string> => {
    const transport = ports.transport();
    const url = `https://graph.facebook.com/v25.0/${path}`;
    const { body } = await transport.send({ method: 'GET', url, headers: {} }, AbortSignal.timeout(1000));
    transport.close();
    return body;
  };

async function recorded(path = `17841400000000001?fields=name&access_token=${TOKEN}`): Promise<MemoryFolder> {
  const { context, ports, data } = setting({ RECORD_TO: 'cassette.json', RECORD_KEY: 'key' });
  await withRecording(sending(path), context, ports);
  return data;
}
const textOf = (data: MemoryFolder): string => data.files.get('/data/cassette.json')?.toString('utf8') ?? '';

describe('withRecording', () => {
  it('does an action with the ports as they are where nothing is recorded or replayed', async () => {
    const { context, ports } = setting({});
    const given = await withRecording((...args) => Promise.resolve(args), context, ports);
    expect(given).toEqual([context, ports]);
    expect(given[1]).toBe(ports);
  });

  it('records what is sent and what comes, without token, real ids and headers that tell nothing', async () => {
    const text = textOf(await recorded());
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain('17841400000000001');
    expect(text).not.toContain('x-fb-trace-id');
    expect(JSON.parse(text)).toMatchObject({
      _metadata: { recorded_by: 'keboola-ex-instagram', freeze_time: '2026-06-15T00:00:00.000Z' },
    });
  });

  it('replays with the recorded parameters where there are none, under the same other ids and names', async () => {
    const id = '17841400000000001';
    const account = { id, fb_page_id: '100000000000001', name: 'Anna Key', category: 'Food' };
    for (const accounts of [{ [id]: account }, [account, id], 'all']) {
      const { context, ports, data } = setting({ RECORD_TO: 'cassette.json' }, undefined, {
        accounts,
        limit: 5,
      });
      await withRecording(sending(`${id}?fields=name`), context, ports);
      expect(data.files.size).toBe(1);
      const replaying = setting({ REPLAY_FROM: 'cassette.json' }, data, {});
      const [parameters, config] = await withRecording(
        (given) => Promise.resolve([given.parameters, given.config.parameters]),
        replaying.context,
        replaying.ports,
      );
      expect(config).toBe(parameters);
      expect(parameters).toMatchObject({ limit: 5 });
      const text = JSON.stringify(parameters);
      expect(text).not.toMatch(/1784140|Anna|Food|10000000/);
      const pseudonym = /990\d{14}/.exec(text)?.[0] ?? id;
      if (accounts === 'all') {
        expect(parameters['accounts']).toBe('all');
        continue;
      }
      const body = await withRecording(
        sending(`${pseudonym}?fields=name`),
        replaying.context,
        replaying.ports,
      );
      expect(JSON.parse(body)).toMatchObject({ id: pseudonym });
      expect(text).toContain(`"name":"${(JSON.parse(body) as { name: string }).name}"`);
    }
  });

  it('keeps texts where that is wanted', async () => {
    const { context, ports, data } = setting({ RECORD_TO: 'cassette.json', RECORD_TEXTS: '1' });
    await withRecording(sending('1?fields=name'), context, ports);
    expect(textOf(data)).toContain('\\"name\\":\\"Anna Key\\"');
  });

  it('makes a key where it is wanted and missing, and gives the same pseudonyms with it again', async () => {
    const data = await recorded();
    const key = data.files.get('/data/key')?.toString('utf8') ?? '';
    expect(key).toMatch(/^[\da-f]{64}\n$/);
    const first = textOf(data);
    const { context, ports } = setting({ RECORD_TO: 'cassette.json', RECORD_KEY: 'key' }, data);
    await withRecording(sending('17841400000000001?fields=name'), context, ports);
    expect(textOf(data)).toBe(first);
    expect(data.files.get('/data/key')?.toString('utf8')).toBe(key);
  });

  it('refuses a key that is empty', async () => {
    const data = memoryFolder();
    data.files.set('/data/key', Buffer.from('\n'));
    const { context, ports } = setting({ RECORD_TO: 'cassette.json', RECORD_KEY: 'key' }, data);
    await expect(withRecording(sending('x'), context, ports)).rejects.toMatchObject({
      name: 'UserError',
      message: "Cannot use the key 'key': the file is empty",
    });
  });

  it('passes on what comes while it records, and closes the connection', async () => {
    const { context, ports, closed } = setting({ RECORD_TO: 'cassette.json' });
    expect(await withRecording(sending('17841400000000001'), context, ports)).toBe(ANSWER);
    expect(closed).toEqual(['transport']);
  });

  it('keeps the recording of an action that fails', async () => {
    const { context, ports, data } = setting({ RECORD_TO: 'cassette.json' });
    const failing = async (...args: Parameters<ReturnType<typeof sending>>): Promise<never> => {
      await sending('fails')(...args);
      throw new Error('no rows');
    };
    await expect(withRecording(failing, context, ports)).rejects.toThrow('no rows');
    expect(textOf(data)).toContain('fails');
    expect(data.open.size).toBe(0);
    expect(() => JSON.parse(textOf(data)) as unknown).not.toThrow();
  });

  it('replays at the time of the recording, with no token, no chance and no network', async () => {
    const data = await recorded();
    const { context, ports } = setting({ REPLAY_FROM: 'cassette.json', RECORD_KEY: 'key' }, data);
    const later = { ...ports, clock: fakeClock(NOW + 1e9) };
    const offline = { ...later, transport: () => Promise.reject(new Error('network')) as never };
    const [body, replaying] = await withRecording(
      async (...args) =>
        [await sending('17841400000000001?fields=name&access_token=REPLAY')(...args), args[1]] as const,
      context,
      offline,
    );
    expect(JSON.parse(body)).toEqual({
      id: '17841400000000001',
      name: expect.stringMatching(/^[A-Z][a-z]{3} [A-Z][a-z]{2}$/) as string,
    });
    expect([replaying.token, replaying.random()]).toEqual(['REPLAY', 0.5]);
    expect(replaying.clock.now()).toBe(NOW);
    expect(replaying.deadline).toBe(ports.deadline);
    expect(replaying.liveLine).toBe(ports.liveLine);
  });

  it('has no live line in a replay where there is none', async () => {
    const { context, ports } = setting({ REPLAY_FROM: 'cassette.json' }, await recorded());
    const { liveLine: _, ...without } = ports;
    const replaying = await withRecording((__, given) => Promise.resolve(given), context, without);
    expect(replaying).not.toHaveProperty('liveLine');
  });

  it('fails a request that the recording does not have, and says which and what may be wrong', async () => {
    const { context, ports } = setting({ REPLAY_FROM: 'cassette.json' }, await recorded());
    await expect(withRecording(sending('other'), context, ports)).rejects.toMatchObject({
      name: 'GraphError',
      kind: 'query',
      message: expect.stringMatching(/\/other .*config\.json without parameters$/) as string,
      details: { status: 0 },
    });
  });

  it.each([
    [
      { RECORD_TO: 'a', REPLAY_FROM: 'b' },
      'Cannot record and replay at once: RECORD_TO and REPLAY_FROM are both set',
    ],
    [{ REPLAY_FROM: 'none.json' }, "Cannot replay 'none.json': there is no such file"],
  ])('refuses %j', async (variables, message) => {
    const { context, ports } = setting(variables);
    await expect(withRecording(sending('x'), context, ports)).rejects.toMatchObject({
      name: 'UserError',
      message,
    });
  });

  it('refuses what is no recording, with the name of the file', async () => {
    const data = memoryFolder();
    data.files.set('/data/cassette.json', Buffer.from('{'));
    const { context, ports } = setting({ REPLAY_FROM: 'cassette.json' }, data);
    await expect(withRecording(sending('x'), context, ports)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('cassette.json') as string,
    });
  });
});
