import { cellPrinter } from './csvCells';

describe('cellPrinter()', () => {
  const cell = cellPrinter();

  it.each<[unknown, string]>([
    [Number.NaN, ''],
    [Infinity, ''],
    [-Infinity, ''],
    [new Date(Number.NaN), ''],
    [undefined, ''],
    [null, ''],
    [-0, '0'],
    [1.5, '1.5'],
    [123456789012345680000, '123456789012345680000'],
    [1e21, '1000000000000000000000'],
    [-1e23, '-99999999999999991611392'],
    [10n, '10'],
    [true, 'true'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [{ a: [1, Number.NaN] }, '"{""a"":[1,null]}"'],
    [[9007199254740993n], '"[""9007199254740993""]"'],
  ])('prints %p as %j', (value, text) => {
    expect(cell(value)).toBe(text);
  });

  it.each<[string, unknown]>([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise; await it first', Promise.resolve(1)],
    ['a Map; make an object or a list of it', new Map()],
    ['a Set; make an object or a list of it', new Set()],
    ['bytes; make a text of them, such as base64', new Uint8Array(1)],
  ])('refuses %s', (what, value) => {
    expect(() => cell(value)).toThrow(new RangeError(`Cannot write a cell: it is ${what}`));
  });
});
