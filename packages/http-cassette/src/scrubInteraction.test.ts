import type { Interaction } from './cassetteFile';
import { Scrubber } from './scrubInteraction';
import { interaction } from './testing/interaction';
import type { Given } from './testing/interaction';
import { IDS, RULES } from './testing/rules';

const TOKEN = 'EAAJtoken0123456789';
const PAGE_TOKEN = 'PAGEtoken0123456789';
const PROOF = 'f'.repeat(64);
const ROOT = 'https://graph.example.com';

const newScrubber = (known: readonly string[] = []): Scrubber =>
  new Scrubber({
    rules: RULES,
    key: IDS.key,
    replacesTexts: false,
    secrets: [],
    redact: (text) => known.reduce((rest, secret) => rest.replaceAll(secret, '***'), text),
  });

function scrubbed(given: Given, token = TOKEN): Interaction {
  return newScrubber().scrub(
    interaction({
      requestHeaders: { authorization: [`Bearer ${token}`] },
      headers: { 'content-type': ['application/json'], 'x-debug': ['z'] },
      ...given,
    }),
  );
}
const recorded = (given: Given): string => JSON.stringify(scrubbed(given));
const responseOf = (response: string, token?: string): string =>
  scrubbed({ response }, token).response.body.string;

describe('Scrubber', () => {
  it.each<[string, Given]>([
    ['a parameter', { uri: `${ROOT}/1?Access_Token=${TOKEN}&appsecret_proof=${PROOF}` }],
    ['a form', { body: `access_token=${TOKEN}&appsecret_proof=${PROOF}&batch=[]` }],
    [
      'a URL in a batch',
      { body: `batch=${encodeURIComponent(`[{"relative_url":"1?access_token=${PAGE_TOKEN}"}]`)}` },
    ],
    ['a link', { response: `{"next":"https:\\/\\/x\\/1?access_token=${PAGE_TOKEN}&after=A"}` }],
    ['a link in a batch', { response: `[{"body":"{\\"next\\":\\"https:x?access_token=${PAGE_TOKEN}\\"}"}]` }],
    ['a field', { response: `{"access_token": "${PAGE_TOKEN}","id":"1"}` }],
    ['a field in a batch', { response: `[{"body":"{\\"access_token\\":\\"${PAGE_TOKEN}\\"}"}]` }],
    ['a field that is a list', { response: `{"access_token": [{"value":"${PAGE_TOKEN}"}]}` }],
    [
      'a field in a sentence',
      { response: `{"message":"Got {\\"access_token\\": \\"${PAGE_TOKEN}\\"} of 1"}` },
    ],
    ['a message', { response: `{"error":{"message":"Malformed ${TOKEN}"}}` }],
    ["another user's token", { response: '{"error":{"message":"Malformed EAAother12345token0123456789"}}' }],
    ["another user's token after an escape", { response: 'x%3DEAAother12345token0123456789' }],
    ["another user's token after an escape of JSON", { response: 'x\\u003dEAAother12345token0123456789' }],
    ['a page of HTML', { response: `<a href="x?access_token=${PAGE_TOKEN}&after=A">` }],
    [
      'a response that was cut short',
      { response: `{"next":"https:\\/\\/x?access_token=${PAGE_TOKEN}\\u0026af` },
    ],
    ['a field that was cut short', { response: `[{"body":"{\\"access_token\\":\\"${PAGE_TOKEN}` }],
    ['a link within a link', { response: `{"u":"https:x?n=y%3Faccess_token%3D${PAGE_TOKEN}%26after%3DA"}` }],
    [
      'a link within a link within a link',
      { response: `{"u":"https:x?n=y%253Faccess_token%253D${PAGE_TOKEN}%2526after%253DA"}` },
    ],
    ['a response header', { headers: { 'x-usage': [`{"${TOKEN}":1}`], 'x-other': [TOKEN] } }],
    ['the path', { uri: `${ROOT}/v1/${TOKEN}` }],
    ['the name of a parameter', { uri: `${ROOT}/1?${TOKEN}=1` }],
  ])('records no token or proof of %s', (_, given) => {
    expect(recorded(given)).not.toMatch(/token0123456789|ffff/);
  });

  it.each<[string, string]>([
    ['as it is', PROOF],
    ['in base64', Buffer.from(PROOF).toString('base64url')],
    ['in JSON escapes', '\\u0066'.repeat(64)],
    ['percent-encoded', '%66'.repeat(64)],
  ])('records no proof that a response repeats %s', (_, proof) => {
    const uri = `${ROOT}/1?appsecret_proof=${PROOF}`;
    expect(scrubbed({ uri, response: `{"m":"Invalid ${proof}."}` }).response.body.string).toBe(
      '{"m":"Invalid REDACTED."}',
    );
    expect(scrubbed({ uri, response: `Invalid ${proof}.` }).response.body.string).toBe('Invalid REDACTED.');
  });

  it.each([
    ['in the URL', { uri: `${ROOT}/1?fields=id,access_token.as(t),name.as(n)` }],
    ['after another modifier', { uri: `${ROOT}/1?fields=accounts{access_token.limit(1) .as( t )}` }],
    ['in a form', { method: 'POST', body: 'fields=access_token.as(t)' }],
    [
      'in a batch',
      {
        method: 'POST',
        body: new URLSearchParams({
          batch: JSON.stringify([
            { relative_url: `1?${new URLSearchParams({ fields: 'access_token.as(t)' }).toString()}` },
          ]),
        }).toString(),
      },
    ],
  ])('records no token under an alias that is given %s', (_, given) => {
    const response = '{"t":"any secret","n":"a name","":"a","list":["b"]}';
    expect(scrubbed({ ...given, response }).response.body.string).toBe(
      '{"t":"REDACTED","n":"a name","":"a","list":["b"]}',
    );
  });

  it('records no secret of an earlier interaction, nor one before the place that shows what it is', () => {
    const scrubber = newScrubber();
    const first = `{"note":"${PAGE_TOKEN}","access_token":"${PAGE_TOKEN}"}`;
    expect(scrubber.scrub(interaction({ response: first })).response.body.string).toBe(
      '{"note":"REDACTED","access_token":"REDACTED"}',
    );
    expect(scrubber.scrub(interaction({ response: `Invalid ${PAGE_TOKEN}` })).response.body.string).toBe(
      'Invalid REDACTED',
    );
  });

  it('records no secret that a link showed percent-encoded', () => {
    const response =
      '{"next":"https://x?access_token=12%7Cpage%2Btoken0123456789","m":"12|page+token0123456789"}';
    expect(responseOf(response)).toBe('{"next":"https://x?access_token=REDACTED","m":"REDACTED"}');
  });

  it('leaves a word that only contains the beginning of a token', () => {
    expect(responseOf('{"m":"xEAAother12345word0123456789"}')).toBe('{"m":"xEAAother12345word0123456789"}');
  });

  it('learns no word of a sentence as a secret', () => {
    const response = '{"message":"access_token=missing","status":"missing"}';
    expect(responseOf(response)).toBe('{"message":"access_token=REDACTED","status":"missing"}');
  });

  it('masks what the caller knows in its own way', () => {
    const scrubber = newScrubber(['configured']);
    expect(scrubber.scrub(interaction({ response: '{"m":"configured"}' })).response.body.string).toBe(
      '{"m":"***"}',
    );
  });

  it('records no part of a token with digits, as an app token has, in which an id could be seen', () => {
    const token = '12345678901234567|app+TOKEN/secret=';
    const encoded = encodeURIComponent(token);
    for (const response of [
      JSON.stringify({ next: `https://x/1?access_token=${encoded}&limit=1` }),
      `{"next":"https:\\/\\/x\\/1?limit=1\\u0026access_token=${encoded.replaceAll('%', '\\u0025')}"}`,
      JSON.stringify([{ body: JSON.stringify({ next: `https://x/1?access_token=${encoded}` }) }]),
      `https:\\/\\/x\\/1?access_token=${encoded.replaceAll('%', '\\u0025')}`,
      JSON.stringify({ message: `Invalid ${token}` }),
      JSON.stringify({ debug: Buffer.from(token).toString('base64') }),
    ]) {
      expect(responseOf(response, token)).not.toMatch(/TOKEN|secret|567|fGFwcC/);
    }
  });

  it('records neither the host, nor request headers, nor response headers that the rules do not name', () => {
    const text = recorded({ response: '{"next":"http:\\/\\/127.0.0.1:4000\\/v25.0\\/1?after=A"}' });
    expect(text).not.toMatch(/127\.0\.0\.1|authorization|x-debug/);
    expect(text).toContain(`${ROOT}/v25.0/1?after=A`);
    expect(text).toContain('content-type');
  });

  it('records the address of a file without its signature', () => {
    const response =
      '{"media_url":"https:\\/\\/scontent.cdn.example\\/v\\/a.jpg?oh=1&oe=2","permalink":"https:\\/\\/www.example.com\\/p\\/x?y=1"}';
    const file = { media_url: 'https://scontent.cdn.example/v/a.jpg' };
    expect(JSON.parse(responseOf(response))).toEqual({
      ...file,
      permalink: 'https://www.example.com/p/x?y=1',
    });
    const batch = JSON.stringify([{ body: response }, { body: response.replaceAll('\\/', '/') }]);
    const bodies = (JSON.parse(responseOf(batch)) as { body: string }[]).map(({ body }) => body);
    expect(bodies.map((body) => JSON.parse(body) as object)).toEqual([
      expect.objectContaining(file),
      expect.objectContaining(file),
    ]);
    expect(responseOf('<img src="https://files.example.com/x?signature=S">')).toBe(
      '<img src="https://files.example.com/x">',
    );
  });

  it('records no password that stands before the host of a URL, in the request or the response', () => {
    const password = 'pa55/word';
    const { request, response } = scrubbed({
      uri: `https://me:${encodeURIComponent(password)}@graph.example.com/1`,
      response: `{"m":"not ${password}","u":"ftp:\\/\\/you:other@x.example\\/"}`,
    });
    expect(request.uri).toBe(`${ROOT}/1`);
    expect(response.body.string).toBe('{"m":"not REDACTED","u":"ftp://you:REDACTED@x.example/"}');
  });

  it('records everything else as it came: numbers, texts, white space, also of what was cut short', () => {
    for (const response of [
      '{"value": 123456789012, "time": 1.50,\n"caption":"\\u00e9 [1] {\\"a\\\\/b\\"}", "x": null}',
      '{"data":[{"id":"1","caption":"cut sho',
      '{"data":[{"id":"1","caption":"cut at \\',
      '',
      '<html>no "JSON" at all',
    ]) {
      expect(responseOf(response)).toBe(response);
    }
  });

  it('needs no more time for a response that is made to slow it down', () => {
    for (const part of [
      'https://',
      'access_token=',
      '"access_token":',
      'access_token%3D',
      '{"access_token":[',
      '\\"',
    ]) {
      const response = `{"a":"${part.repeat(20_000)}`;
      expect(responseOf(response)).toContain('a');
    }
  });
});
