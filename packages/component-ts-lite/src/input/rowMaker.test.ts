import fc from 'fast-check';
import { anyCharacter } from '../testSupport/anyCharacter';
import { rowMaker } from './rowMaker';

describe('rowMaker()', () => {
  it('makes plain objects by column, whatever the columns are called', () => {
    const names = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 8 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        '"]: process.exit(1), ["',
        '${x}',
        '\\',
        '\u2028',
        '7',
        '`',
      ),
    );
    fc.assert(
      fc.property(fc.uniqueArray(names, { maxLength: 12 }), (columns) => {
        const cells = columns.map((_, index) => String(index));
        const row = rowMaker(columns)(cells);
        expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
        expect(Object.keys(row).sort()).toEqual([...columns].sort());
        expect(
          columns.map((column) => Object.getOwnPropertyDescriptor(row, column)?.value as unknown),
        ).toEqual(cells);
      }),
    );
  });

  it.each([1_000, 1_001])('makes rows of %d columns', (width) => {
    const columns = Array.from({ length: width }, (_, index) => `c${index}`);
    const row = rowMaker(columns)(columns);
    expect(Object.entries(row)).toEqual(columns.map((column) => [column, column]));
  });

  it('fills up what a row lacks', () => {
    expect(rowMaker(['a', 'b'])(['1'])).toEqual({ a: '1', b: '' });
  });
});
