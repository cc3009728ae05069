import fc from 'fast-check';
import { locateJsonError } from './locateJsonError';

describe('locateJsonError()', () => {
  it.each([
    ['{"a": 1,}', 1, 9],
    ['{"a": xyz}', 1, 7],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['{"a": 01}', 1, 7],
    ['{"a" 1}', 1, 6],
    ['{a: 1}', 1, 2],
    ["{'a': 1}", 1, 2],
    ['[1, 2', 1, 6],
    ['[1}', 1, 3],
    ['{]', 1, 2],
    ['[,1]', 1, 2],
    ['{} {}', 1, 4],
    ['{"a": "x\ny"}', 1, 7],
    ['{"a": "\\q"}', 1, 7],
    ['truex', 1, 1],
    ['', 1, 1],
  ])('finds the place in %j', (text, line, column) => {
    expect(locateJsonError(text)).toEqual({ line, column });
  });

  it('finds nothing in JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (json, indent) =>
        expect(locateJsonError(JSON.stringify(JSON.parse(json), undefined, indent))).toBeUndefined(),
      ),
    );
  });

  it('finds something where JSON.parse does', () => {
    const almostJson = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', '}', ']', ',', ':', '1', 'x', '\\'))
      .map(
        ([json, at, change]) =>
          json.slice(0, at % (json.length + 1)) + change + json.slice((at % (json.length + 1)) + 1),
      );
    fc.assert(
      fc.property(almostJson, (text) => expect(locateJsonError(text) === undefined).toBe(isJson(text))),
    );
  });

  it('is not overwhelmed by depth', () => {
    expect(locateJsonError('['.repeat(100_000))).toEqual({ line: 1, column: 100_001 });
  });

  it('is not overwhelmed by a long text', () => {
    const text = `{"a":"${'x\\n'.repeat(2_000_000)}"`;
    expect(locateJsonError(text)).toEqual({ line: 1, column: text.length + 1 });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
