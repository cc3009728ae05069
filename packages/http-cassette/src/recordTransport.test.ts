import fc from 'fast-check';
import { readCassette } from './cassetteFile';
import type { Cassette } from './cassetteFile';
import { startRecording } from './recordTransport';
import type { RecordingFile } from './recordTransport';
import { replayTransport } from './replayTransport';
import { IDS, RULES } from './testing/rules';
import type { HttpRequest, HttpResponse, Transport } from './transport';

const STARTED = Date.UTC(2026, 5, 15, 10);
const { signal } = new AbortController();
const OPTIONS = { rules: RULES, recordedBy: 'us', startedAt: STARTED, key: IDS.key, keepsTexts: true };
const read = (text: string): Cassette => readCassette(text, { name: 'x', recordedBy: 'us' });

class MemoryFile implements RecordingFile {
  text = '';
  isClosed = false;
  constructor(private readonly failAt = Infinity) {}

  async write(text: string): Promise<void> {
    if (this.text.length + text.length > this.failAt) {
      throw new Error('disk full');
    }
    this.text += text;
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

function transportOf(respond: (request: HttpRequest) => string): Transport {
  return {
    send: async (request) => ({ status: 200, headers: {}, body: respond(request) }),
    close: () => undefined,
  };
}
const get = (url: string): HttpRequest => ({
  method: 'GET',
  url,
  headers: { Authorization: 'Bearer EAAJtoken0123456789' },
});

describe('startRecording()', () => {
  it('writes the format of the official harness, one interaction a line', async () => {
    const file = new MemoryFile();
    const recording = startRecording(file, OPTIONS);
    const transport = recording.record(transportOf(() => '{"id":"1"}'));
    await transport.send(get('https://graph.example.com/v1/1?fields=id'), signal);
    await transport.send(
      { method: 'POST', url: 'https://graph.example.com/', headers: {}, body: 'batch=%5B%5D' },
      signal,
    );
    await recording.close();
    expect(file.text.split('\n')).toEqual([
      '{"version":1,"_metadata":{"freeze_time":"2026-06-15T10:00:00.000Z","recorded_at":"2026-06-15T10:00:00.000Z","recorded_by":"us","texts":"kept"},"interactions":[',
      '{"request":{"method":"GET","uri":"https://graph.example.com/v1/1?fields=id","body":null,"headers":{}},"response":{"status":{"code":200,"message":""},"headers":{},"body":{"string":"{\\"id\\":\\"1\\"}"}}},',
      '{"request":{"method":"POST","uri":"https://graph.example.com/","body":"batch=%5B%5D","headers":{}},"response":{"status":{"code":200,"message":""},"headers":{},"body":{"string":"{\\"id\\":\\"1\\"}"}}}',
      ']}',
      '',
    ]);
    expect(file.isClosed).toBe(true);
  });

  it('gives the response as it came, and closes the transport that it wraps', async () => {
    const response: HttpResponse = { status: 418, headers: { a: 'b' }, body: 'EAAJtoken0123456789' };
    let isClosed = false;
    const transport = startRecording(new MemoryFile(), OPTIONS).record({
      send: () => Promise.resolve(response),
      close: () => (isClosed = true),
    });
    expect(await transport.send(get('https://graph.example.com/1'), signal)).toBe(response);
    transport.close();
    expect(isClosed).toBe(true);
  });

  it('records nothing of a request without a complete response', async () => {
    const file = new MemoryFile();
    const recording = startRecording(file, OPTIONS);
    const failing: Transport = { send: () => Promise.reject(new Error('reset')), close: () => undefined };
    await expect(recording.record(failing).send(get('https://graph.example.com/1'), signal)).rejects.toThrow(
      'reset',
    );
    await recording.close();
    expect(read(file.text).interactions).toEqual([]);
  });

  it('reports a file that cannot be written when it is closed, and closes it all the same', async () => {
    for (const failAt of [0, 150, 400]) {
      const file = new MemoryFile(failAt);
      const recording = startRecording(file, OPTIONS);
      const transport = recording.record(transportOf(() => 'x'));
      await transport.send(get('https://graph.example.com/1'), signal);
      await transport.send(get('https://graph.example.com/2'), signal);
      await expect(recording.close()).rejects.toThrow('disk full');
      expect(file.isClosed).toBe(true);
    }
  });

  it('replays what it recorded, to the same requests, with their ids', async () => {
    const query = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { maxKeys: 4 });
    const path = fc.constantFrom('17841400000000001', '17841400000000002', '12345/media');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(path, query), { maxLength: 6 }), async (calls) => {
        const urls = calls.map(
          ([id, params]) => `http://127.0.0.1:1/v1/${id}?${new URLSearchParams(params).toString()}`,
        );
        const file = new MemoryFile();
        const recording = startRecording(file, OPTIONS);
        const live = recording.record(
          transportOf(({ url }) => JSON.stringify({ id: new URL(url).pathname })),
        );
        const first = [];
        for (const one of urls) {
          first.push(await live.send(get(one), signal));
        }
        await recording.close();
        expect(file.text).not.toMatch(/1784140000000000\d|127\.0\.0\.1|token/);
        const replay = replayTransport(read(file.text), { rules: RULES, key: IDS.key });
        for (const [index, one] of urls.entries()) {
          expect(await replay.send({ method: 'GET', url: one, headers: {} }, signal)).toEqual(first[index]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('replaces texts and throws the key away by default, and says what it did', async () => {
    const recordings = await Promise.all(
      [1, 2].map(async () => {
        const file = new MemoryFile();
        const recording = startRecording(file, {
          rules: RULES,
          recordedBy: 'us',
          startedAt: STARTED,
          settings: (other) => ({ account: '17841400000000001', name: other('Anna') }),
        });
        await recording
          .record(transportOf(() => '{"id":"17841400000000001","name":"Anna"}'))
          .send(get('https://graph.example.com/17841400000000001?fields=a.username(Anna)'), signal);
        await recording.close();
        return file.text;
      }),
    );
    expect(recordings[0]).not.toBe(recordings[1]);
    for (const text of recordings) {
      expect(text).not.toMatch(/Anna|17841400000000001/);
      const cassette = read(text);
      expect(cassette.hasOtherTexts).toBe(true);
      const { account, name } = cassette.settings as { account: string; name: string };
      // Without the key, the settings of the recording lead to its requests.
      const url = `https://graph.example.com/${account}?fields=a.username(${name})`;
      const { body } = await replayTransport(cassette, { rules: RULES }).send(get(url), signal);
      expect(JSON.parse(body)).toEqual({ id: account, name });
    }
  });

  it('is replayed to the real ids and names with its key', async () => {
    const file = new MemoryFile();
    const recording = startRecording(file, { ...OPTIONS, keepsTexts: false });
    const url = 'https://graph.example.com/17841400000000001?fields=a.username(Anna)';
    await recording.record(transportOf(() => '{"id":"17841400000000001"}')).send(get(url), signal);
    await recording.close();
    const { body } = await replayTransport(read(file.text), { rules: RULES, key: IDS.key }).send(
      get(url),
      signal,
    );
    expect(body).toBe('{"id":"17841400000000001"}');
    await expect(replayTransport(read(file.text), { rules: RULES }).send(get(url), signal)).rejects.toThrow(
      'is not in the recording',
    );
  });

  it('records a token nowhere, however the response repeats it', async () => {
    const encoders: readonly ((text: string) => string)[] = [
      (text) => JSON.stringify({ message: text }),
      (text) => JSON.stringify(text).slice(1, -1),
      encodeURIComponent,
      (text) => `https://x/?next=${encodeURIComponent(text)}`,
      (text) => `<p title="${text}">`,
      (text) => `{"cut":"${text}`,
    ];
    const token = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9|/+"= ]{10,40}[A-Za-z0-9]$/);
    const nest = fc.array(fc.constantFrom(...encoders), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(token, nest, fc.boolean(), async (secret, layers, isBase64) => {
        const inner = isBase64 ? Buffer.from(secret).toString('base64url') : secret;
        const body = layers.reduce((text, encode) => encode(text), `Invalid: ${inner}.`);
        const file = new MemoryFile();
        const recording = startRecording(file, OPTIONS);
        const request = {
          ...get('https://graph.example.com/1'),
          headers: { authorization: `Bearer ${secret}` },
        };
        await recording.record(transportOf(() => body)).send(request, signal);
        await recording.close();
        const [recorded] = read(file.text).interactions;
        expect(recorded?.response.body.string).toBe(
          layers.reduce((text, encode) => encode(text), 'Invalid: REDACTED.'),
        );
      }),
    );
  });
});
