import { Secrets } from '@keboola/component-ts-lite';
import fc from 'fast-check';
import type { Interaction } from './cassette';
import { jsonWithPseudonyms, pseudonymOf, withPseudonyms } from './pseudonym';
import { questionOf } from './question';
import { scrub } from './scrub';

const TOKEN = 'EAAJtoken0123456789';
const PAGE_TOKEN = 'PAGEtoken0123456789';
const PROOF = 'f'.repeat(64);

function interaction(given: { uri?: string; body?: string | null; answer?: string }): Interaction {
  return {
    request: {
      method: 'GET',
      uri: given.uri ?? 'http://127.0.0.1:4000/v25.0/17841400000000001/media?fields=id',
      body: given.body ?? null,
      headers: { authorization: [`Bearer ${TOKEN}`] },
    },
    response: {
      status: { code: 200, message: '' },
      headers: { 'content-type': ['application/json'], 'x-fb-debug': ['z'] },
      body: { string: given.answer ?? '{}' },
    },
  };
}

function scrubbed(given: Parameters<typeof interaction>[0], token = TOKEN): Interaction {
  const secrets = new Secrets();
  secrets.add(token);
  return scrub(interaction(given), secrets);
}
const kept = (given: Parameters<typeof interaction>[0]): string => JSON.stringify(scrubbed(given));
const answerKept = (answer: string, token?: string): string =>
  scrubbed({ answer }, token).response.body.string;

describe('scrub', () => {
  it.each([
    [
      'a parameter',
      { uri: `https://graph.facebook.com/v25.0/1?access_token=${TOKEN}&appsecret_proof=${PROOF}` },
    ],
    ['a form', { body: `access_token=${TOKEN}&appsecret_proof=${PROOF}&batch=[]` }],
    [
      'a batch item',
      { body: `batch=${encodeURIComponent(`[{"relative_url":"1?access_token=${PAGE_TOKEN}"}]`)}` },
    ],
    ['a link', { answer: `{"next":"https:\\/\\/x\\/1?access_token=${PAGE_TOKEN}&after=A"}` }],
    ['a link in a batch', { answer: `[{"body":"{\\"next\\":\\"https:x?access_token=${PAGE_TOKEN}\\"}"}]` }],
    ['a field', { answer: `{"access_token": "${PAGE_TOKEN}","id":"1"}` }],
    ['a field in a batch', { answer: `[{"body":"{\\"access_token\\":\\"${PAGE_TOKEN}\\"}"}]` }],
    ['a message', { answer: `{"error":{"message":"Malformed ${TOKEN}"}}` }],
    ["another's token", { answer: '{"error":{"message":"Malformed EAAother12345token0123456789"}}' }],
    ['a page of HTML', { answer: `<a href="x?access_token=${PAGE_TOKEN}&after=A">` }],
    ['an answer that is cut short', { answer: `{"next":"https:\\/\\/x?access_token=${PAGE_TOKEN}\\u0026af` }],
    ['a link within a link', { answer: `{"u":"https:x?n=y%3Faccess_token%3D${PAGE_TOKEN}%26after%3DA"}` }],
  ])('keeps no token or proof of %s', (_, given) => {
    expect(kept(given)).not.toMatch(/token0123456789|ffff/);
  });

  it('keeps neither host, nor headers of the request, nor those that change', () => {
    const text = kept({ answer: '{"next":"http:\\/\\/127.0.0.1:4000\\/v25.0\\/1?after=A"}' });
    expect(text).not.toMatch(/127\.0\.0\.1|authorization|x-fb-debug/);
    expect(text).toContain('https://graph.facebook.com/v25.0/1?after=A');
  });

  it('keeps no part of a token, however it is encoded', () => {
    const token = '1234567890|app+TOKEN/secret=';
    const encoded = encodeURIComponent(token);
    for (const answer of [
      JSON.stringify({ next: `https://x/1?access_token=${encoded}&limit=1` }),
      `{"next":"https:\\/\\/x\\/1?limit=1\\u0026access_token=${encoded.replaceAll('%', '\\u0025')}"}`,
      JSON.stringify([{ body: JSON.stringify({ next: `https://x/1?access_token=${encoded}` }) }]),
      `https:\\/\\/x\\/1?access_token=${encoded.replaceAll('%', '\\u0025')}`,
    ]) {
      expect(answerKept(answer, token)).not.toMatch(/TOKEN|secret/);
    }
  });

  it('keeps the address of a file without its signature', () => {
    const answer =
      '{"media_url":"https:\\/\\/scontent.cdninstagram.com\\/v\\/a.jpg?oh=1&oe=2","permalink":"https:\\/\\/www.instagram.com\\/p\\/x?y=1"}';
    expect(JSON.parse(answerKept(answer))).toEqual({
      media_url: 'https://scontent.cdninstagram.com/v/a.jpg',
      permalink: 'https://www.instagram.com/p/x?y=1',
    });
    const batch = JSON.stringify([{ body: answer }, { body: answer.replaceAll('\\/', '/') }]);
    const bodies = (JSON.parse(answerKept(batch)) as { body: string }[]).map(({ body }) => body);
    expect(bodies.map((body) => JSON.parse(body) as object)).toEqual([
      expect.objectContaining({ media_url: 'https://scontent.cdninstagram.com/v/a.jpg' }),
      expect.objectContaining({ media_url: 'https://scontent.cdninstagram.com/v/a.jpg' }),
    ]);
    expect(answerKept('{"u":"https://lookaside.fbsbx.com/x?asset_id=1&signature=S"}')).not.toContain('S"');
  });

  it('keeps everything else as it came: numbers, texts, white space, also of what is cut short', () => {
    for (const answer of [
      '{"value": 123456789012, "time": 1.50,\n"caption":"\\u00e9 [1] {\\"a\\\\/b\\"}", "x": null}',
      '{"data":[{"id":"1","caption":"cut sho',
      '{"data":[{"id":"1","caption":"cut at \\',
      '',
      '<html>no "JSON" at all',
    ]) {
      expect(answerKept(answer)).toBe(answer);
    }
  });
});

describe('pseudonyms', () => {
  it('are always the same, as long as the id, and never replaced again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 14n, max: 10n ** 20n - 1n }), (number) => {
        const id = String(number);
        const pseudonym = pseudonymOf(id);
        expect(pseudonym).toHaveLength(id.length);
        expect(pseudonym).toBe(pseudonymOf(id));
        expect(pseudonymOf(pseudonym)).toBe(pseudonym);
      }),
    );
  });

  it('stand for numbers that are ids, not for counts', () => {
    const changed = jsonWithPseudonyms('{"ig_id": 17841400000000001, "value": 17841400000000001}');
    expect(changed).toMatch(/^\{"ig_id": 990\d{14}, "value": 17841400000000001\}$/);
  });

  it('stand for ids, not for times, counts or fractions', () => {
    expect(withPseudonyms('"17841400000000001" 1781517600 123456789012345.5 0.123456789012345678')).toMatch(
      /^"990\d{14}" 1781517600 123456789012345\.5 0\.123456789012345678$/,
    );
  });
});

describe('questionOf', () => {
  const base = 'https://graph.facebook.com/v25.0/17841400000000001/media';

  it('is the same for the same question, whatever the host, order, token and ids', () => {
    const one = questionOf('GET', `${base}?limit=5&fields=id&access_token=T`, null);
    const other = questionOf(
      'GET',
      `http://127.0.0.1:1/v25.0/${pseudonymOf('17841400000000001')}/media?fields=id&limit=5`,
      null,
    );
    expect(other.exact).toBe(one.exact);
    expect(questionOf('GET', `${base}?fields=id,name&limit=5`, null).exact).not.toBe(one.exact);
    expect(questionOf('POST', base, 'fields=id&limit=5').exact).not.toBe(one.exact);
  });

  it('is similar for other dates, page sizes and white space only', () => {
    const one = questionOf('GET', `${base}?fields=id,+name&limit=5&since=2026-01-01`, null).similar;
    expect(questionOf('GET', `${base}?fields=id,name&limit=100`, null).similar).toBe(one);
    expect(questionOf('GET', `${base}?fields=id,name&after=A`, null).similar).not.toBe(one);
  });
});
