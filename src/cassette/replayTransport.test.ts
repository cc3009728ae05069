import { replayTransport } from './replayTransport';
import type { Cassette, Interaction } from './cassette';
import { parseCassette } from './cassette';

const URL_OF = (query: string): string => `https://graph.facebook.com/v25.0/17841400000000001/media?${query}`;
const { signal } = new AbortController();

function interaction(uri: string, body: string, code = 200): Interaction {
  return {
    request: { method: 'GET', uri, body: null, headers: {} },
    response: { status: { code, message: '' }, headers: { 'retry-after': ['5'] }, body: { string: body } },
  };
}

async function answers(
  cassette: Omit<Cassette, 'freezeTime'>,
  urls: readonly string[],
): Promise<readonly string[]> {
  const transport = replayTransport(cassette);
  const bodies: string[] = [];
  for (const url of urls) {
    bodies.push((await transport.send({ method: 'GET', url, headers: {} }, signal)).body);
  }
  return bodies;
}

describe('replayTransport', () => {
  it('answers a question that was asked several times in the order of the recording, whatever the order of its parameters', async () => {
    const uri = URL_OF('fields=id&limit=5&access_token=REDACTED');
    const interactions = [interaction(uri, 'first', 500), interaction(uri, 'second')];
    const asked = URL_OF('limit=5&fields=id');
    expect(await answers({ isOurs: true, interactions }, [asked, asked, asked])).toEqual([
      'first',
      'second',
      'second',
    ]);
  });

  it('answers with the ids and the host that were asked, and no code where it was hidden', async () => {
    const cassette = { isOurs: true, interactions: [interaction(URL_OF('fields=id'), '')] };
    const [first] = cassette.interactions;
    const body =
      '{"owner":"17841400000000001","next":"https:\\/\\/graph.facebook.com\\/x","code":"REDACTED"}';
    const interactions = [{ ...first!, response: { ...first!.response, body: { string: body } } }];
    const url = URL_OF('fields=id').replace('https://graph.facebook.com', 'http://127.0.0.1:9');
    expect(await answers({ ...cassette, interactions }, [url])).toEqual([
      '{"owner":"17841400000000001","next":"http:\\/\\/127.0.0.1:9\\/x","code":null}',
    ]);
  });

  it.each([
    ['other dates', 'fields=id&since=2'],
    ['another page size', 'fields=id&since=1&limit=5'],
  ])(
    'fails a question of %s in a recording of ours, and answers it in that of another program',
    async (_, query) => {
      const interactions = [interaction(URL_OF('fields=id&since=1'), 'similar')];
      await expect(answers({ isOurs: true, interactions }, [URL_OF(query)])).rejects.toMatchObject({
        kind: 'query',
        message: expect.stringMatching(/ is not in the recording; of this path it has GET /) as string,
      });
      expect(await answers({ isOurs: false, interactions }, [URL_OF(query)])).toEqual(['similar']);
    },
  );

  it('fails a question of another path in any recording', async () => {
    const interactions = [interaction(URL_OF('fields=id'), '')];
    await expect(
      answers({ isOurs: false, interactions }, ['https://graph.facebook.com/v25.0/1/tags']),
    ).rejects.toMatchObject({ message: expect.stringMatching(/ is not in the recording$/) as string });
  });
});

describe('parseCassette', () => {
  const one = {
    request: { method: 'GET', uri: URL_OF('fields=id'), body: null, headers: { Accept: ['*/*'] } },
    response: {
      status: { code: 200, message: 'OK' },
      headers: { 'Retry-After': '5' },
      body: { string: '{}' },
    },
  };

  it('reads what the official harness writes, also without a time', () => {
    const metadata = { freeze_time: '2026-03-06T10:04:15', keboola_vcr_version: '0.1.15' };
    const text = JSON.stringify({ version: 1, _metadata: metadata, interactions: [one] });
    expect(parseCassette(text, 'x')).toEqual({
      freezeTime: Date.UTC(2026, 2, 6, 10, 4, 15),
      isOurs: false,
      interactions: [interaction(one.request.uri, '{}')],
    });
    expect(parseCassette(JSON.stringify({ version: 1, interactions: [] }), 'x')).toEqual({
      freezeTime: undefined,
      isOurs: false,
      interactions: [],
    });
  });

  it('reads the whole part of one whose run was killed, and one with a byte order mark', () => {
    const line = JSON.stringify(one);
    const begin = `\ufeff{"version":1,"_metadata":{},"interactions":[\n${line}`;
    for (const text of [begin, `${begin},\n${line.slice(0, 80)}`, `${begin}\n]}`]) {
      expect(parseCassette(text, 'x').interactions).toHaveLength(1);
    }
  });

  it.each([
    ['', 'it is not JSON'],
    ['{"version":1,"interactions":[\n{"requ', 'it is not JSON'],
    ['{"interactions":[],"_metadata":{"freeze_time":1772791455}}', 'it is no recording'],
    ['{}', 'it is no recording'],
    ['{"interactions":[],"_metadata":{"freeze_time":"tomorrow"}}', 'it is no recording'],
    ['{"interactions":[{}]}', "Cannot replay 'x', interaction 1: it has no request and answer"],
    [
      JSON.stringify({ interactions: [{ ...one, request: { method: 'GET', uri: '/relative' } }] }),
      "Cannot replay 'x', interaction 1: it has no request and answer",
    ],
  ])('says of %j what is wrong', (text, problem) => {
    expect(() => parseCassette(text, 'x')).toThrow(problem);
  });
});
