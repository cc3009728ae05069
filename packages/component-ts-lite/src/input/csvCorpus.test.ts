import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import Papa from 'papaparse';
import { anyCharacter } from '../testSupport/anyCharacter';
import { CsvError, CsvReader } from './csvReader';

/** Reads a text in pieces of a size. */
function read(text: string, size: number, format = { delimiter: ',', enclosure: '"' }): string[][] | string {
  const reader = new CsvReader({ ...format, longestRow: 1_000_000 });
  const rows: string[][] = [];
  try {
    for (let at = 0; at < text.length; at += size) {
      rows.push(...reader.push(text.slice(at, at + size)));
    }
    rows.push(...reader.end());
    return rows;
  } catch (error) {
    if (error instanceof CsvError) {
      return error.problem;
    }
    throw error;
  }
}

/**
 * Oddities of CSV files: the cases of csv-spectrum (github.com/max-mapper/csv-spectrum) and csv-test-data
 * (github.com/sineemore/csv-test-data) by their kinds, and what Storage, Excel and databases write.
 */
const corpus: readonly [what: string, text: string, rows: string[][] | string][] = [
  [
    'every cell quoted, as Storage exports',
    '"id","name"\n"1","a"\n',
    [
      ['id', 'name'],
      ['1', 'a'],
    ],
  ],
  [
    'a comma in quotes',
    'a,b\n1,"x, y"\n',
    [
      ['a', 'b'],
      ['1', 'x, y'],
    ],
  ],
  [
    'empty cells',
    'a,b,c\n1,"",""\n2,3,4\n,,\n',
    [
      ['a', 'b', 'c'],
      ['1', '', ''],
      ['2', '3', '4'],
      ['', '', ''],
    ],
  ],
  [
    'Windows line breaks',
    'a,b\r\n1,""\r\n2,3\r\n',
    [
      ['a', 'b'],
      ['1', ''],
      ['2', '3'],
    ],
  ],
  [
    'old Mac line breaks',
    'a,b\r1,2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['mixed line breaks', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
  ['doubled quotes', 'a\n"ha ""ha"" ha"\n"3"""\n""""\n', [['a'], ['ha "ha" ha'], ['3"'], ['"']]],
  [
    'JSON in a cell',
    'k,v\n1,"{""type"": ""Point"", ""c"": [1,2]}"\n',
    [
      ['k', 'v'],
      ['1', '{"type": "Point", "c": [1,2]}'],
    ],
  ],
  [
    'line breaks in quotes',
    'a,b\n1,"x\ny\r\nz\n"\n',
    [
      ['a', 'b'],
      ['1', 'x\ny\r\nz\n'],
    ],
  ],
  ['a line break as the whole cell', '"\n"\n', [['\n']]],
  ['other scripts', 'a\nʤ\n日本\n😀\n', [['a'], ['ʤ'], ['日本'], ['😀']]],
  [
    'no line break at the end',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'an empty last cell at the end',
    'a,b\n1,',
    [
      ['a', 'b'],
      ['1', ''],
    ],
  ],
  ['a quoted last cell at the end', 'a\n"1"', [['a'], ['1']]],
  ['empty lines anywhere', '\n\na\n\n\r\n1\n\n', [['a'], ['1']]],
  ['a row of one empty quoted cell', 'a\n""\nb\n', [['a'], [''], ['b']]],
  ['spaces, which belong to the cell', ' a , b \n" c "\n', [[' a ', ' b '], [' c ']]],
  ['a line of spaces, which is a row', 'a\n \n', [['a'], [' ']]],
  ['a byte order mark', '\uFEFFa,b\n', [['a', 'b']]],
  ['a byte order mark before quotes', '\uFEFF"a",b\n', [['a', 'b']]],
  ['a byte order mark in the middle', 'a\n\uFEFFb\n', [['a'], ['\uFEFFb']]],
  ['rows of different lengths', 'a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
  ['a quote within a cell', 'a\n5" pipe\nx"y"z\n', [['a'], ['5" pipe'], ['x"y"z']]],
  ['text behind a closing quote', '"a"b,c\n', [['ab', 'c']]],
  ['a backslash, which escapes nothing', '"a\\",b\n', [['a\\', 'b']]],
  ['a NUL', 'a\n\u0000\n', [['a'], ['\u0000']]],
  ['other separators of lines, which are text', 'a\u2028b\u0085c\n', [['a\u2028b\u0085c']]],
  ['only delimiters', ',,\n', [['', '', '']]],
  ['nothing', '', []],
  ['a byte order mark and nothing', '\uFEFF', []],
  ['a quote that is never closed', 'a\n"b\nc', 'open-quote'],
  ['a doubled quote that is never closed', 'a\n"b""\nc', 'open-quote'],
];

describe('CsvReader and oddities of CSV', () => {
  it.each(corpus)('%s, however it is cut', (_what, text, rows) => {
    for (let size = 1; size <= text.length + 1; size += 1) {
      expect(read(text, size)).toEqual(rows);
    }
  });

  const sign = fc.constantFrom('a', 'č', '😀', ' ', ',', '"', '\n', '\r\n', ';', '\\', "'");
  const anyText = fc.array(sign, { maxLength: 24 }).map((signs) => signs.join(''));
  const size = fc.integer({ min: 1, max: 30 });

  it('reads any text the same however it is cut', () => {
    fc.assert(
      fc.property(anyText, size, (text, pieces) => expect(read(text, pieces)).toEqual(read(text, 1_000))),
      { numRuns: 300 },
    );
  });

  const cell = fc.oneof(fc.string({ unit: anyCharacter }), anyText);
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));

  it.each(['\n', '\r\n'])('reads what papaparse writes, as csv-parse does (rows end with %j)', (newline) => {
    fc.assert(
      fc.property(table, size, (rows, pieces) => {
        const text = Papa.unparse(rows, { newline, quotes: true }) + newline;
        const expected: string[][] = parse(text, { skip_empty_lines: true, relax_column_count: true });
        const ours = read(rows.length === 0 ? '' : text, pieces);
        expect(ours).toEqual(rows);
        expect(expected).toEqual(rows.length === 0 ? [] : ours);
      }),
      { numRuns: 300 },
    );
  });

  it('reads well-formed text as csv-parse does, quoted or not', () => {
    const plain = fc.stringMatching(/^[a-z ;\\']{0,5}$/);
    const written = fc.oneof(
      plain,
      cell.map((text) => `"${text.replaceAll('"', '""')}"`),
    );
    const row = fc.array(written, { minLength: 1, maxLength: 4 });
    const lines = fc.array(fc.tuple(row, fc.constantFrom('\n', '\r\n')), { maxLength: 6 });
    fc.assert(
      fc.property(lines, size, (all, pieces) => {
        const text = all.map(([cells, end]) => cells.join(',') + end).join('');
        const expected: string[][] = parse(text, {
          bom: true,
          skip_empty_lines: true,
          relax_column_count: true,
          record_delimiter: ['\r\n', '\n', '\r'],
        });
        expect(read(text, pieces)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
