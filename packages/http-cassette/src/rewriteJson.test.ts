import fc from 'fast-check';
import { rewriteJson } from './rewriteJson';
import type { JsonRewrite } from './rewriteJson';

/** Any code point, lone surrogates too. The unit `binary` of fast-check takes a second to build its map. */
const anyCharacter = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code));

const NOTHING: JsonRewrite = {
  string: (value) => value,
  number: (text) => text,
  invalid: (text) => text,
  isKept: () => false,
  isSecret: () => false,
  secret: (value) => value,
};
const rewritten = (document: string, rewrite: Partial<JsonRewrite>): string =>
  rewriteJson(document, { ...NOTHING, ...rewrite });
const hiding = (document: string): string =>
  rewritten(document, { isSecret: (key) => key === 'secret', secret: () => 'X' });

/** What `rewriteJson` has to do, said with JSON.parse: it sees neither number texts nor white space. */
function expected(value: unknown, change: (text: string, key: string) => string, key = ''): unknown {
  if (typeof value === 'string') {
    return change(value, key);
  }
  if (Array.isArray(value)) {
    return value.map((element) => expected(element, change));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [change(name, ''), expected(inner, change, name)]),
      )
    : value;
}

describe('rewriteJson()', () => {
  it('leaves every text as it is if nothing is changed', () => {
    const hostile = fc
      .array(
        fc.constantFrom(
          '{',
          '[',
          '}',
          ']',
          '"',
          '\\',
          ':',
          ',',
          '1',
          '-',
          'e',
          '.',
          '/',
          '*',
          '\n',
          ' ',
          '\\u00',
          'é',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.json(), hostile, fc.string({ unit: anyCharacter })), (document) => {
        expect(rewritten(document, {})).toBe(document);
      }),
    );
  });

  it('changes the strings of every JSON, each with its key', () => {
    const change = (text: string, key: string): string => `${key}~${text}`;
    fc.assert(
      fc.property(fc.json({ stringUnit: anyCharacter }), fc.constantFrom(0, 2), (json, space) => {
        const value: unknown = JSON.parse(json);
        // Strings that hold JSON are rewritten as JSON: the next test.
        fc.pre(!/"\s*[[{]/.test(json));
        const document = JSON.stringify(value, undefined, space);
        expect(JSON.parse(rewritten(document, { string: (text, { key }) => change(text, key) }))).toEqual(
          expected(value, change),
        );
      }),
    );
  });

  it('tells keys from elements, and what is under keys of a sort', () => {
    const places: string[] = [];
    rewritten('{"a":["b",{"c":"d"}],"e":{"f":["g"]},"h":"i"}', {
      isKept: (key) => key === 'e',
      string: (text, { isKey, isKept }) => {
        places.push(`${text}${isKey ? ' key' : ''}${isKept ? ' kept' : ''}`);
        return text;
      },
    });
    expect(places).toEqual([...['a key', 'b', 'c key', 'd', 'e key', 'f key kept', 'g kept', 'h key', 'i']]);
  });

  it('changes JSON within JSON, and keeps it JSON', () => {
    const inner = JSON.stringify({ text: 'a "quoted" /', deep: JSON.stringify(['a']) });
    const changed = rewritten(JSON.stringify([{ body: inner }]), {
      string: (text) => text.replace('a', 'b"'),
    });
    const [{ body }] = JSON.parse(changed) as [{ body: string }];
    const { text, deep } = JSON.parse(body) as { text: string; deep: string };
    expect([text, JSON.parse(deep)]).toEqual(['b" "quoted" /', ['b"']]);
  });

  it('keeps what is not changed byte for byte: escapes, white space, numbers of any length', () => {
    const document =
      '{ "u" : "\\u00e9\\/", "n":1.50e+1,\t"big": 123456789012345678901234567890,\r\n"x":"change" }';
    expect(rewritten(document, { string: (text) => (text === 'change' ? 'changed' : text) })).toBe(
      document.replace('"change"', '"changed"'),
    );
  });

  it('gives numbers as they stand, with the key directly before them', () => {
    const seen: string[][] = [];
    rewritten('{"a": 1.0, "b":[-2, {"c" : 3e5}], "d":"4"}', {
      number: (text, key) => {
        seen.push([text, key]);
        return text;
      },
    });
    expect(seen).toEqual([
      ['1.0', 'a'],
      ['-2', ''],
      ['3e5', 'c'],
    ]);
  });

  it('writes null for a string that becomes null', () => {
    expect(rewritten('{"code": "hidden"}', { string: (text) => (text === 'hidden' ? null : text) })).toBe(
      '{"code": null}',
    );
  });

  it.each([
    ['a string', '{"secret":"S","a":"b"}', '{"secret":"X","a":"b"}'],
    ['a number', '{"secret": 123, "n": 1}', '{"secret": "X", "n": 1}'],
    ['no value', '{"secret":null,"a":true}', '{"secret":null,"a":true}'],
    [
      'an array',
      '{"secret":["S",[1,{"k":"S"}],true],"a":"b"}',
      '{"secret":["X",["X",{"k":"X"}],true],"a":"b"}',
    ],
    ['an object', '{"secret":{"k" : "S","secret":{}},"a":"b"}', '{"secret":{"k" : "X","secret":{}},"a":"b"}'],
    ['JSON in a string', '{"secret":"{\\"k\\":1}"}', '{"secret":"X"}'],
    ['a part of JSON in JSON', '["{\\"secret\\":\\"S\\"}"]', '["{\\"secret\\":\\"X\\"}"]'],
    ['a string that is cut', '{"secret":"S', '{"secret":"X'],
    ['a string that is cut in JSON that is cut', '["{\\"secret\\":\\"S', '["{\\"secret\\":\\"X'],
    ['a string with a raw line break', '{"secret":"S\n","a":1}', '{"secret":"X\n","a":1}'],
    ['a word', '{"secret":S}', '{"secret":"X"}'],
    ['what looks like a key', '{"secret":"S":1}', '{"secret":"X":1}'],
    ['brackets that do not match', '{"secret":["S"}"S"]}', '{"secret":["X"}"X"]}'],
    ['an escaped key', '{"s\\u0065cret":"S"}', '{"s\\u0065cret":"X"}'],
  ])('hides under a secret key %s', (_, document, hidden) => {
    expect(hiding(document)).toBe(hidden);
  });

  it('survives a million brackets', () => {
    const document = '['.repeat(1_000_000);
    expect(hiding(`{"secret":${document}"S"`)).toBe(`{"secret":${document}"X"`);
  });
});
