import { expectList } from '../answer';
import { readAnswer } from './readAnswer';
import type { GraphRequest } from './request';

const NOW = Date.parse('2026-06-15T10:00:00Z');
const list: GraphRequest = { path: '1/media', params: {}, accountId: '1', expects: expectList };
const read = (status: number, body: string, request = list): unknown =>
  readAnswer({ status, headers: {}, body }, request, NOW).body;

describe('readAnswer', () => {
  it('gives the parsed body', () => {
    expect(read(200, '{"data":[{"id":"1"}]}')).toEqual({ data: [{ id: '1' }] });
    expect(read(200, '{"data":[],"error":null}')).toEqual({ data: [], error: null });
  });

  it('gives an object without fields for null, where the answer may be that', () => {
    expect(read(200, 'null', { ...list, expects: () => undefined, mayBeNull: true })).toEqual({});
    expect(() => read(500, 'null', { ...list, mayBeNull: true })).toThrow('HTTP 500');
  });

  it.each([
    [200, '', 'passing', 'The API answered HTTP 200 with an empty body'],
    [
      502,
      '<html>Sorry, something went wrong.</html>',
      'passing',
      'The API answered HTTP 502 with something that is not JSON',
    ],
    [200, '{"data":[{"id":', 'passing', 'The API answered HTTP 200 with something that is not JSON'],
    [200, '[]', 'passing', 'The API answered HTTP 200 with JSON that is not an object'],
    [200, 'null', 'passing', 'The API answered HTTP 200 with JSON that is not an object'],
    [200, '{"data":{"0":{}}}', 'passing', "The API's answer is malformed: its 'data' is not a list"],
    [200, '{"error":{"message":"(#100) no","code":100}}', 'query', '(#100) no'],
    [400, '{"error":{"message":"(#10) no","code":10}}', 'permission', '(#10) no'],
    [503, '{}', 'passing', 'The API answered HTTP 503 without saying why'],
    [429, '<html>Slow down</html>', 'throttled', 'The API answered HTTP 429 with something that is not JSON'],
    [200, '{}', 'passing', "The API's answer is malformed: it has no 'data'"],
    [
      200,
      '{"data":null,"paging":{"next":"x"}}',
      'passing',
      "The API's answer is malformed: its 'data' is not a list",
    ],
    [
      200,
      '{"data":[{"id":"1"}],"error":{"message":"half of it","code":100}}',
      'passing',
      'The API gave an error beside the data: half of it',
    ],
    [
      200,
      '{"id":"1","error":"x"}',
      'passing',
      'The API gave an error beside the data: The API gave an error without a message',
    ],
    [200, '{"data":[],"error":{"message":"expired","code":190}}', 'token', 'expired'],
    [302, '', 'passing', 'The API answered HTTP 302 with an empty body'],
    [302, '{"data":[{"id":"1"}]}', 'passing', 'The API answered HTTP 302, a redirect'],
    [304, '{"data":[]}', 'passing', 'The API answered HTTP 304, a redirect'],
    [302, '{"error":{"message":"(#10) no","code":10}}', 'permission', '(#10) no'],
  ])('throws an error for HTTP %s with the body %j', (status, body, kind, message) => {
    expect(() => read(status, body)).toThrow(expect.objectContaining({ kind, message }) as Error);
  });
});

describe('readAnswer: errors', () => {
  const errorOf = (body: string, status = 400, headers: Record<string, string> = {}): unknown => {
    try {
      return readAnswer({ status, headers, body }, list, NOW);
    } catch (error) {
      return error;
    }
  };

  it.each([
    ['a decimal', '"share":0.25'],
    ['a number of 16 digits', '"id":1784140358424454'],
    ['a number of 20 digits', '"id":17841403584244541999'],
    ['an exponent', '"limit":1e3'],
    ['one in a text', '"trace":"at: 17841403584244541999, [0.5"'],
  ])('keep code and subcode though the body has %s', (_, extra) => {
    expect(errorOf(`{"error":{${extra},"message":"m","code":190,"error_subcode":463}}`)).toMatchObject({
      kind: 'token',
      details: { code: 190, subcode: 463 },
    });
    expect(errorOf(`{"error":{"message":"m","code":80002},${extra}}`)).toMatchObject({ kind: 'throttled' });
  });

  it.each([
    ['seconds', '120', 120_000],
    ['a date', 'Mon, 15 Jun 2026 10:05:00 GMT', 300_000],
    ['a date that has passed', 'Mon, 15 Jun 2026 09:00:00 GMT', undefined],
    ['no number', 'soon', undefined],
    ['a negative number', '-5', undefined],
  ])('wait as Retry-After says, in %s, whatever the body', (_, retryAfter, waitMs) => {
    const headers = { 'retry-after': retryAfter };
    expect(errorOf('<html>', 503, headers)).toMatchObject({ kind: 'passing', details: { waitMs } });
    expect(errorOf('<html>', 429, headers)).toMatchObject({ kind: 'throttled', details: { waitMs } });
  });

  it('are told when a batch is answered with something else than a list', () => {
    const batch: GraphRequest = { ...list, form: { batch: '[]' } };
    expect(readAnswer({ status: 200, headers: {}, body: '[]' }, batch, NOW).body).toEqual({ list: [] });
    expect(() => readAnswer({ status: 200, headers: {}, body: '{"data":[]}' }, batch, NOW)).toThrow(
      'The API answered HTTP 200 with JSON that is not a list of answers',
    );
  });
});
