import fc from 'fast-check';
import Papa from 'papaparse';
import { anyCharacter } from '../testSupport/anyCharacter';
import { formatCsv } from './formatCsv';

const cell = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 20 }),
  fc
    .array(fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'č', '\uFEFF', '😀', '=', '\t'), { maxLength: 6 })
    .map((parts) => parts.join('')),
);
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }));

function read(csv: string): unknown[] {
  const rows = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\n' }).data;
  return rows.slice(0, -1);
}

describe('formatCsv()', () => {
  it('ends every row with a newline', () => {
    expect(
      formatCsv([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toBe('a,b\nc,d\n');
    expect(formatCsv([])).toBe('');
  });

  it('quotes what needs it and nothing else', () => {
    expect(formatCsv([['say "hi"', 'a,b', 'a\nb', 'a\rb', ' a', 'a ', 'a b', "it's", '']])).toBe(
      '"say ""hi""","a,b","a\nb","a\rb"," a","a ",a b,it\'s,\n',
    );
  });

  it('keeps the order of plain and quoted rows', () => {
    expect(formatCsv([['a'], ['b,'], ['c,'], ['d'], ['e,']])).toBe('a\n"b,"\n"c,"\nd\n"e,"\n');
  });

  it('keeps a row of one empty cell', () => {
    expect(formatCsv([['']])).toBe('""\n');
    expect(formatCsv([['a'], [''], ['b"']])).toBe('a\n""\n"b"""\n');
  });

  it('is read back as it was, whatever the cells hold', () => {
    fc.assert(fc.property(tables, (rows) => expect(read(formatCsv(rows))).toEqual(rows)));
  });

  it('writes the same bytes as papaparse', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const isBlank = (row: readonly string[]) => row.length === 1 && row[0] === '';
        const theirs = rows.map((row) =>
          isBlank(row) ? '""\n' : `${Papa.unparse([row], { newline: '\n' })}\n`,
        );
        expect(formatCsv(rows)).toBe(theirs.join(''));
      }),
    );
  });

  it('gives the same for rows together and one by one', () => {
    fc.assert(
      fc.property(tables, (rows) =>
        expect(rows.map((row) => formatCsv([row])).join('')).toBe(formatCsv(rows)),
      ),
    );
  });
});
