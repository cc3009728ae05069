import { CassetteError } from './cassetteFile';
import type { Cassette, Interaction } from './cassetteFile';
import { pseudonymOf } from './pseudonyms';
import { replayTransport } from './replayTransport';
import { interaction } from './testing/interaction';
import { IDS, RULES } from './testing/rules';

const ID = '17841400000000001';
const url = (query: string): string => `https://graph.example.com/v1/${ID}/media?${query}`;
const { signal } = new AbortController();
const own = (...interactions: Interaction[]): Cassette => ({
  isOwn: true,
  hasOtherTexts: false,
  interactions,
});
const official = (...interactions: Interaction[]): Cassette => ({
  isOwn: false,
  hasOtherTexts: false,
  interactions,
});
const recorded = (query: string, response: string): Interaction => interaction({ uri: url(query), response });

async function responses(cassette: Cassette, urls: readonly string[]): Promise<readonly string[]> {
  const transport = replayTransport(cassette, { rules: RULES, key: IDS.key });
  const bodies: string[] = [];
  for (const one of urls) {
    bodies.push((await transport.send({ method: 'GET', url: one, headers: {} }, signal)).body);
  }
  return bodies;
}

describe('replayTransport()', () => {
  it('answers a repeated request in the order of the recording, whatever the order of its parameters', async () => {
    const cassette = own(
      recorded('fields=id&limit=5&access_token=REDACTED', 'first'),
      recorded('fields=id&limit=5', 'second'),
    );
    const request = url('limit=5&fields=id');
    expect(await responses(cassette, [request, request, request])).toEqual(['first', 'second', 'second']);
  });

  it('gives status, headers and body', async () => {
    const { request, response } = recorded('fields=id', 'busy');
    const cassette = own({
      request,
      response: {
        ...response,
        status: { code: 503, message: '' },
        headers: { 'retry-after': ['5', '6'], empty: [] },
      },
    });
    const transport = replayTransport(cassette, { rules: RULES });
    expect(await transport.send({ method: 'GET', url: url('fields=id'), headers: {} }, signal)).toEqual({
      status: 503,
      headers: { 'retry-after': '5', empty: '' },
      body: 'busy',
    });
  });

  it('answers with the ids and the host of the request, and with no number where it was hidden', async () => {
    const pseudonym = pseudonymOf(ID, IDS);
    const cassette = own(
      recorded(
        'fields=id',
        `{"owner":"${pseudonym}","other":"17841400000000002","next":"https:\\/\\/graph.example.com\\/x","code":"REDACTED"}`,
      ),
    );
    const request = url('fields=id').replace('https://graph.example.com', 'http://127.0.0.1:9');
    expect(await responses(cassette, [request])).toEqual([
      `{"owner":"${ID}","other":"${pseudonymOf('17841400000000002', IDS)}","next":"http:\\/\\/127.0.0.1:9\\/x","code":null}`,
    ]);
  });

  it('keeps the ids that a recording of another program has', async () => {
    const body = `{"id": "${ID}", "ig_id":17841400000000002,"x":"99041400000000001","code": "REDACTED"}`;
    expect(await responses(official(recorded('fields=id', body)), [url('fields=id')])).toEqual([
      body.replace('"REDACTED"', 'null'),
    ]);
  });

  it('does not take one id for another in a recording of another program', async () => {
    const cassette = official(recorded('fields=id', '{}'));
    const other = url('fields=id').replace(ID, pseudonymOf(ID, IDS));
    await expect(responses(cassette, [other])).rejects.toThrow('is not in the recording');
  });

  it.each([
    ['other dates', 'fields=id&since=2'],
    ['another page size', 'fields=id&since=1&limit=5'],
    ['other white space', 'fields=+id&since=1'],
  ])(
    'has no response to a request with %s in an own recording, but has one in that of another program',
    async (_, query) => {
      const one = recorded('fields=id&since=1', 'similar');
      await expect(responses(own(one), [url(query)])).rejects.toThrow(
        / is not in the recording; of this path it has GET /,
      );
      expect(await responses(official(one), [url(query)])).toEqual(['similar']);
    },
  );

  it('forgives other dates within the fields in a recording of another program', async () => {
    const one = recorded(
      'fields=insights.since(2026-03-06).until(2026-03-07).metric(reach)&access_token=REDACTED&code=REDACTED',
      'similar',
    );
    const query = 'fields=insights.metric(reach).since(2+days+ago).until(now)&code=1&appsecret_proof=abc';
    expect(await responses(official(one), [url(query)])).toEqual(['similar']);
    await expect(responses(own(one), [url(query)])).rejects.toThrow('is not in the recording');
  });

  it('gives a similar request what was not given before', async () => {
    const cassette = official(recorded('since=1', 'one'), recorded('since=2', 'two'));
    expect(await responses(cassette, [url('since=1'), url('since=3'), url('since=4')])).toEqual([
      'one',
      'two',
      'two',
    ]);
  });

  it('rejects a request of another path, with an error of the caller’s choice', async () => {
    const cassette = official(recorded('fields=id', ''));
    const request = {
      method: 'GET' as const,
      url: 'https://graph.example.com/v1/1/tags?access_token=T',
      headers: {},
    };
    await expect(replayTransport(cassette, { rules: RULES }).send(request, signal)).rejects.toThrow(
      new CassetteError('GET /v1/1/tags {} is not in the recording'),
    );
    const missing = (message: string): Error => new RangeError(message);
    await expect(replayTransport(cassette, { rules: RULES, missing }).send(request, signal)).rejects.toThrow(
      RangeError,
    );
  });
});
