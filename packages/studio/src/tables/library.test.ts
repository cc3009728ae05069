import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder } from '../testing/aFolder';
import { ENGINE } from '../testing/engine';
import { Library } from './library';

let folder: string;
let library: Library;
beforeEach(() => {
  folder = aFolder();
  mkdirSync(join(folder, 'out/tables'), { recursive: true });
  library = new Library({ dataFolder: folder, path: join(folder, 'tables.duckdb'), engine: ENGINE });
});
afterEach(() => library.close());

function put(name: string, csv: string, types: Record<string, string> = {}): void {
  writeFileSync(join(folder, 'out/tables', `${name}.csv`), csv);
  const schema = Object.entries(types).map(([column, type], index) => ({
    name: column,
    description: `About ${column}`,
    data_type: { base: { type } },
    ...(index === 0 && { primary_key: true }),
  }));
  writeFileSync(join(folder, 'out/tables', `${name}.csv.manifest`), JSON.stringify({ schema }));
}

const all = { offset: 0, limit: 100 };
const MEDIA = 'id,caption,likes\n1,"a, ""b""\nřádek",10\n2,,9\n3,=1+1,\n4,B,100\n';

describe('Library', () => {
  it('lists tables with what their manifests say', async () => {
    put('media', MEDIA, { id: 'STRING', likes: 'INTEGER' });
    await library.refresh();
    expect(await library.list()).toEqual([
      {
        name: 'media',
        rows: 4,
        primaryKey: ['id'],
        columns: [
          { name: 'id', type: 'STRING', description: 'About id' },
          { name: 'caption', type: 'STRING', description: '' },
          { name: 'likes', type: 'INTEGER', description: 'About likes' },
        ],
      },
    ]);
  });

  it('reads pages: sorted by number, empty cells last, text as it is', async () => {
    put('media', MEDIA, { id: 'STRING', likes: 'INTEGER' });
    await library.refresh();
    const sort = { column: 'likes', isDescending: true };
    const page = await library.rows({ table: 'media', offset: 1, limit: 2, sort });
    expect(page).toMatchObject({
      total: 4,
      rows: [
        ['1', 'a, "b"\nřádek', 10],
        ['2', null, 9],
      ],
    });
    const last = await library.rows({
      table: 'media',
      offset: 3,
      limit: 2,
      sort: { ...sort, isDescending: false },
    });
    expect(last.rows).toEqual([['3', '=1+1', null]]);
  });

  it.each([
    [{ search: 'ŘÁDEK' }, ['1']],
    [{ search: "'; DROP TABLE media; --" }, []],
    [{ search: '%' }, []],
    [{ search: '100' }, ['4']],
    [{ filters: [{ column: 'caption', is: 'containing', value: 'b' }] }, ['1', '4']],
    [{ filters: [{ column: 'caption', is: 'equal', value: '' }] }, ['2']],
    [{ filters: [{ column: 'likes', is: 'atLeast', value: '10' }] }, ['1', '4']],
    [{ filters: [{ column: 'likes', is: 'atMost', value: '9' }] }, ['2']],
    [{ filters: [{ column: 'caption', is: 'atLeast', value: 'a' }] }, ['1']],
    [{ filters: [{ column: 'id" OR 1=1 --', is: 'equal', value: '1' }] }, ['1', '2', '3', '4']],
    [{ sort: { column: 'likes" --', isDescending: true } }, ['1', '2', '3', '4']],
  ])('finds with %j', async (request, ids) => {
    put('media', MEDIA, { id: 'STRING', likes: 'INTEGER' });
    await library.refresh();
    const { rows, total } = await library.rows({ table: 'media', ...all, ...(request as object) });
    expect([rows.map(([id]) => id), total]).toEqual([ids, ids.length]);
  });

  it('gives the first rows from the file while the import is under way', async () => {
    put('media', MEDIA);
    await library.refresh();
    await library.close();
    expect(await library.rows({ table: 'media', ...all, limit: 2 })).toMatchObject({
      rows: [
        ['1', 'a, "b"\nřádek', '10'],
        ['2', null, '9'],
      ],
      isCut: true,
    });
  });

  it('shows an empty table with its columns, and a folder without tables', async () => {
    await library.refresh();
    expect(await library.list()).toEqual([]);
    await expect(library.ready()).rejects.toThrow('run the queries first');
    put('empty', 'id,name\n');
    await library.refresh();
    expect(await library.rows({ table: 'empty', ...all })).toMatchObject({ total: 0, rows: [] });
    await expect(library.rows({ table: 'other', ...all })).rejects.toThrow("There is no table 'other'");
  });

  it('shows what does not fit its type as empty, and names from the API as they are', async () => {
    put('odd', 'id,"a""b",select\nx,1,2\ny,no,3\n', { id: 'STRING', 'a"b': 'INTEGER' });
    await library.refresh();
    expect((await library.rows({ table: 'odd', ...all })).rows).toEqual([
      ['x', 1, '2'],
      ['y', null, '3'],
    ]);
  });

  it('takes in what a later run wrote, and forgets what is gone', async () => {
    put('a', 'id\n1\n');
    await library.refresh();
    rmSync(join(folder, 'out/tables/a.csv'));
    put('b', 'id\n1\n2\n');
    await library.refresh();
    expect((await library.list()).map(({ name, rows }) => [name, rows])).toEqual([['b', 2]]);
    rmSync(join(folder, 'out/tables/b.csv'));
    await library.refresh();
    expect([await library.list(), existsSync(join(folder, 'tables.duckdb'))]).toEqual([[], false]);
  });

  it('shows the tables that were there before when the new ones cannot be read', async () => {
    put('a', 'id\n1\n');
    await library.refresh();
    put('broken', 'id,name\n1,"a\n');
    await expect(library.refresh()).rejects.toMatchObject({ status: 422 });
    expect((await library.list()).map(({ name, rows }) => [name, rows])).toEqual([['a', 1]]);
  });

  it('takes no path for a pattern', async () => {
    const brands = join(folder, 'my [brands]*');
    const other = join(folder, 'my b');
    [brands, other].forEach((one) => mkdirSync(join(one, 'out/tables'), { recursive: true }));
    writeFileSync(join(brands, 'out/tables/a.csv'), 'id\nown\n');
    writeFileSync(join(other, 'out/tables/a.csv'), 'id\nother\n');
    const odd = new Library({ dataFolder: brands, path: join(brands, 't.duckdb'), engine: ENGINE });
    await odd.refresh();
    expect((await odd.rows({ table: 'a', ...all })).rows).toEqual([['own']]);
    await odd.close();
  });

  it('keeps the database for its owner', async () => {
    put('a', 'id\n1\n');
    await library.refresh();
    expect(statSync(join(folder, 'tables.duckdb')).mode & 0o777).toBe(0o600);
  });

  it('says which table cannot be read, and lists them all the same', async () => {
    put('broken', 'id,name\n1,"a\n');
    await expect(library.refresh()).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('broken.csv') as string,
    });
    expect((await library.list()).map(({ name }) => name)).toEqual(['broken']);
  });

  it('writes what fits as CSV', async () => {
    put('media', MEDIA, { id: 'STRING', likes: 'INTEGER' });
    await library.refresh();
    let csv = '';
    const filters = [{ column: 'likes', is: 'atLeast', value: '1' } as const];
    await library.download({ table: 'media', ...all, filters, form: 'raw' }, async (text) => {
      csv += text;
      return true;
    });
    expect(csv).toBe('id,caption,likes\r\n1,"a, ""b""\nřádek",10\r\n2,,9\r\n4,B,100\r\n');
  });

  it('stops a download that nobody reads any more', async () => {
    put('media', MEDIA);
    await library.refresh();
    let calls = 0;
    await library.download({ table: 'media', ...all, form: 'raw' }, async () => {
      calls += 1;
      return false;
    });
    expect(calls).toBeLessThanOrEqual(2);
  });
});
