import { csvHead, csvLine } from './csv';

describe('csvLine()', () => {
  it.each([
    '=HYPERLINK("https://evil.example","here")',
    '+1+1',
    '-1+cmd|x',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1+1',
    '＝1+1',
  ])('makes no formula of %j in a spreadsheet, and leaves it as it is in the raw form', (text) => {
    const cell = (line: string): string => line.trim().replace(/^"|"$/g, '').replaceAll('""', '"');
    expect(cell(csvLine([text, 1], 'spreadsheet')).startsWith("'")).toBe(true);
    expect(csvLine([text], 'raw')).not.toContain("'");
  });

  it('leaves numbers and other texts as they are', () => {
    expect(csvLine(['a-b', -5, '-9007199254740993', null, true, 'x=1'], 'spreadsheet')).toBe(
      'a-b,-5,-9007199254740993,,true,x=1\r\n',
    );
  });
});

describe('csvHead()', () => {
  it('tells spreadsheets that the file is UTF-8', () => {
    expect([csvHead(['id'], 'spreadsheet'), csvHead(['id'], 'raw')]).toEqual(['\uFEFFid\r\n', 'id\r\n']);
  });
});
