import { DataFolder } from '../folder/dataFolder';
import { findInputTable } from './inputTables';
import { readRows } from './readRows';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

async function rowsOf(files: Readonly<Record<string, string>>): Promise<unknown[]> {
  const texts = Object.entries(files).map(([name, text]): [string, string] => [`in/tables/${name}`, text]);
  const folder = new DataFolder(folders.make(Object.fromEntries(texts)));
  const rows: unknown[] = [];
  for await (const row of readRows(folder, await findInputTable(folder, 'a'))) {
    rows.push(row);
  }
  return rows;
}

describe('readRows()', () => {
  it('gives rows by column, with what a row lacks empty', async () => {
    expect(await rowsOf({ 'a.csv': '\uFEFFid,"te\nxt"\n1,"č,"""\n2\n' })).toEqual([
      { id: '1', 'te\nxt': 'č,"' },
      { id: '2', 'te\nxt': '' },
    ]);
  });

  it('reads characters that lie on the border of two pieces', async () => {
    const text = 'č'.repeat(100_001);
    expect(await rowsOf({ 'a.csv': `id\nx${text}\n` })).toEqual([{ id: `x${text}` }]);
  });

  it('reads sliced tables, whose columns the manifest tells', async () => {
    expect(
      await rowsOf({
        'a.csv.manifest': '{"columns":["id","n"],"delimiter":"\\t"}',
        'a.csv/part2': '3\tc\n',
        'a.csv/part1': '1\ta\n2\tb',
        'a.csv/.crc': 'x',
      }),
    ).toEqual([
      { id: '1', n: 'a' },
      { id: '2', n: 'b' },
      { id: '3', n: 'c' },
    ]);
  });

  it('reads a file without a header where the manifest says so', async () => {
    const manifest = '{"has_header":false,"schema":[{"name":"id"}]}';
    expect(await rowsOf({ 'a.csv.manifest': manifest, 'a.csv': '1\n' })).toEqual([{ id: '1' }]);
  });

  it('keeps a column that is called __proto__', async () => {
    expect(Object.entries((await rowsOf({ 'a.csv': '__proto__\nx\n' }))[0]!)).toEqual([['__proto__', 'x']]);
  });

  it.each([
    [{ 'a.csv': 'id\n1,2\n' }, "Cannot read 'in/tables/a.csv': row 2 has 2 cells and the table 1 columns"],
    [{ 'a.csv': 'id,n,id\n1,2,3\n' }, "Cannot read 'in/tables/a.csv': two columns are called 'id'"],
    [{ 'a.csv': 'id\n"1' }, "Cannot read 'in/tables/a.csv': a quote is opened and never closed"],
    [{ 'a.csv/1': '1\n' }, "Cannot read 'in/tables/a.csv/1': row 1 has 1 cells and the table 0 columns"],
    [
      { 'a.csv': 'id\n', 'a.csv.manifest': '{"delimiter":"||"}' },
      `Cannot read 'in/tables/a.csv': delimiter '||' and enclosure '"' are not two single characters`,
    ],
    [{ 'a.csv.manifest': '{}' }, "Cannot read 'in/tables/a.csv': there is no such file or folder"],
  ])('says what is wrong with %j', async (files, problem) => {
    await expect(rowsOf(files)).rejects.toMatchObject({ name: 'UserError', message: problem });
  });
});
