import fc from 'fast-check';
import { readJson } from './readJson';

describe('readJson()', () => {
  it('gives the value, behind a byte order mark too', () => {
    expect(readJson('\uFEFF{"a": [null]}')).toEqual({ value: { a: [null] } });
    expect(readJson('null')).toEqual({ value: null });
  });

  it.each([
    [' \n', 'it is empty'],
    ['{"a": "secret', 'it is not valid JSON, see line 1, column 7'],
  ])('says what is wrong with %j', (text, problem) => expect(readJson(text)).toEqual({ problem }));

  it('refuses what would overflow the stack of a reader', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(readJson(nested(500)).problem).toBeUndefined();
    expect(readJson(nested(501))).toEqual({ problem: 'it is nested deeper than 500 levels' });
    expect(readJson(nested(1_000_000)).problem).toBeDefined();
  });

  it('reads every JSON value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(readJson(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  it('reads texts of any size, with integers around them', () => {
    const long = 'x'.repeat(9_000_000);
    const text = `{"a": "${long} \\\\", "b": 17841403584244541999, "c": "\\" 17841403584244541999"}`;
    expect(readJson(text)).toEqual({
      value: { a: `${long} \\`, b: '17841403584244541999', c: '" 17841403584244541999' },
    });
  });

  it.each([
    [
      '{"id": 17841403584244541999, "n": [-17841403584244541999]}',
      { id: '17841403584244541999', n: ['-17841403584244541999'] },
    ],
    ['9007199254740992', '9007199254740992'],
    ['[9007199254740991, 1234567890123456]', [9007199254740991, 1234567890123456]],
    [
      '[0.1234567890123456, 1234567890123456.5, 1.234567890123456e5, 1e20]',
      [0.1234567890123456, 1234567890123456.5, 123456.7890123456, 1e20],
    ],
    [
      String.raw`{"a 17841403584244541999 \" : 17841403584244541999": ": 17841403584244541999"}`,
      { 'a 17841403584244541999 " : 17841403584244541999': ': 17841403584244541999' },
    ],
  ])('keeps every digit of an integer: %s', (text, value) => {
    expect(readJson(text)).toEqual({ value });
  });
});
