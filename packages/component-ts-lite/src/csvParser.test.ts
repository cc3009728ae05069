import fc from 'fast-check';
import { formatCsv } from './csv';
import { type CsvFormat, CsvParser } from './csvParser';

function parse(pieces: readonly string[], format?: CsvFormat): string[][] {
  const parser = new CsvParser(format);
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}

describe('CsvParser', () => {
  it.each<[string, string[][]]>([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\rb', [['a'], ['b']]],
    ['"a ""b"",\n\r\nc",,"d"\n', [['a "b",\n\r\nc', '', 'd']]],
    ['a"b,c d"\n', [['a"b', 'c d"']]],
    ['"a"b,c\n', [['ab', 'c']]],
    ['""\n,\n', [[''], ['', '']]],
    ['\n\r\n\n', []],
    ['', []],
    [',', [['', '']]],
  ])('reads %j', (text, rows) => {
    expect(parse([text])).toEqual(rows);
    expect(parse(text.split(/(?=[^])/))).toEqual(rows);
  });

  it('reads other delimiters and enclosures', () => {
    expect(parse(["'a;'';b';c\n"], { delimiter: ';', enclosure: "'" })).toEqual([["a;';b", 'c']]);
    expect(parse(['"a"\t"b\n'], { delimiter: '\t', enclosure: '' })).toEqual([['"a"', '"b']]);
    expect(parse(['a]^b\\c^\n'], { delimiter: ']', enclosure: '^' })).toEqual([['a', 'b\\c']]);
  });

  it.each([{ delimiter: '' }, { delimiter: '||' }, { enclosure: '""' }, { delimiter: '"' }])(
    'refuses %j',
    (format) => {
      expect(() => new CsvParser(format)).toThrow(RangeError);
    },
  );

  it('refuses a quote that is never closed, soon', () => {
    expect(() => parse(['a,"b\n'])).toThrow('a quote is opened and never closed');
    const parser = new CsvParser();
    parser.push('"');
    const piece = 'x'.repeat(1024 * 1024);
    expect(() => {
      for (let count = 0; count < 65; count += 1) {
        parser.push(piece);
      }
    }).toThrow('a row is longer than 64 Mi characters');
  });

  it('reads back what formatCsv writes, however it is cut', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[",\r\n a]{0,6}$/));
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), (all, size) => {
        const pieces = formatCsv(all).match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        expect(parse(pieces)).toEqual(all);
      }),
      { numRuns: 500 },
    );
  });
});
