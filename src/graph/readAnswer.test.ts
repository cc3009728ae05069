import fc from 'fast-check';
import { parseBody } from './parseBody';
import { readAnswer } from './readAnswer';
import type { GraphRequest } from './request';

const list: GraphRequest = { path: '1/media', params: {}, accountId: '1', isList: true };
const read = (status: number, body: string, request = list): unknown =>
  readAnswer({ status, headers: {}, body }, request).body;

describe('readAnswer', () => {
  it('gives the parsed body', () => {
    expect(read(200, '{"data":[{"id":"1"}]}')).toEqual({ data: [{ id: '1' }] });
    expect(read(200, '{"id":"1","error":"a field of that name"}')).toEqual({
      id: '1',
      error: 'a field of that name',
    });
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
    [400, '{"error":{"message":"(#10) no","code":10}}', 'account', '(#10) no'],
    [503, '{}', 'passing', 'The API answered HTTP 503 without saying why'],
    [302, '', 'passing', 'The API answered HTTP 302 with an empty body'],
  ])('throws an error for HTTP %s with the body %j', (status, body, kind, message) => {
    expect(() => read(status, body)).toThrow(expect.objectContaining({ kind, message }) as Error);
  });
});

describe('parseBody', () => {
  it.each(['12345678901234567890', '1.10', '0.1', '1e3', '-9007199254740993', '1E-7', '-0.0', '100.0'])(
    'keeps the number %s as it came',
    (number) => {
      const { a, b } = parseBody(`{"a": ${number},"b":[1,${number}]}`) as { a: unknown; b: unknown[] };
      expect([String(a), String(b[1])]).toEqual([number, number]);
    },
  );

  it('keeps every number of any body as it came', () => {
    const digits = fc
      .stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,10})?([eE][+-]?\d{1,3})?$/)
      .filter((text) => text !== '-0');
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '\n'), (number, gap) => {
        const { x, y } = parseBody(`{"x":${gap}${number}${gap},"y":[${gap}${number},{"z":${number}}]}`) as {
          x: unknown;
          y: [unknown, { z: unknown }];
        };
        expect([x, y[0], y[1].z].map(String)).toEqual([number, number, number]);
      }),
      { numRuns: 500 },
    );
  });
});
