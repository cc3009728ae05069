import fc from 'fast-check';
import { parse } from 'lossless-json';
import { parseBody } from './parseBody';

/** How the plain parser reads a number; the exact one makes an object of each. */
const plainly = (strings: string): unknown => parseBody(`{"count":5,"text":${strings}}`);

describe('parseBody', () => {
  it.each([
    ['a price', 'only: 9.99'],
    ['a time in a list', '[10.30, 11.15]'],
    ['a long id after a comma', 'see, 17841400000000001'],
    ['a quotation', 'she said "a", 2.5 times'],
    ['a backslash at its end', ', 2.5\\'],
    ['backslashes before a quotation', '\\\\", 2.5 \\"'],
  ])('reads numbers plainly where only a text has %s', (_, text) => {
    expect(plainly(JSON.stringify(text))).toEqual({ count: 5, text });
  });

  it.each(['"\\\\": 9.99', '"a": 1.5', '"a\\\\\\"": [1, 17841400000000001]', '"": -1e9'])(
    'reads all numbers exactly where one of them stands after the text in {%s}',
    (member) => {
      const text = `{"said":", 2.5\\\\",${member}}`;
      expect(parseBody(text)).toEqual(parse(text));
    },
  );

  it('never loses a digit, whatever the texts around it are', () => {
    const text = fc.array(fc.constantFrom('"', '\\', ',', ':', '[', ' ', '2.5', '1E5', 'a'), {
      maxLength: 8,
    });
    const number = fc.constantFrom('1.10', '12345678901234567890', '7', '-0.0', '1e3');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, number), { maxLength: 5 }), (members) => {
        const body = `[${members
          .map(([key, value, one]) => {
            const [name, words] = [key, value].map((parts) => JSON.stringify(parts.join('')));
            return `{${name ?? ''}:${words ?? ''},"n": ${one}}`;
          })
          .join()}]`;
        const written = (parseBody(body) as { n: unknown }[]).map(({ n }) => String(n));
        expect(written).toEqual(members.map(([, , one]) => one));
      }),
    );
  });

  it.each(['{"a":", 2.5', '{"a":", 2.5\\"', ', 2.5'])('refuses %s, which is not JSON', (text) => {
    expect(() => parseBody(text)).toThrow(SyntaxError);
  });

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
