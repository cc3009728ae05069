import { readStorageMapping, Tables } from '@keboola/component-ts-lite';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { matchTable, readStorageTables } from './storageTables';
import type { StorageTable } from './storageTables';

/** Reads what lies in in/tables, with a mapping of the configuration. */
async function read(
  given: Readonly<Record<string, string | object>>,
  input: readonly object[] = [],
): Promise<readonly StorageTable[]> {
  const { folder, files } = memoryFolder();
  for (const [name, content] of Object.entries(given)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    files.set(`/data/in/tables/${name}`, Buffer.from(text));
  }
  const mapping = readStorageMapping({ input: { tables: input } });
  return readStorageTables(await new Tables(folder, 'none').list(), mapping);
}

describe('readStorageTables', () => {
  it('takes id, columns and key from the manifest, also where there is no row', async () => {
    const manifest = { id: 'in.c-main.media', columns: ['b', 'a'], primary_key: ['a'] };
    expect(await read({ 'x.csv': '', 'x.csv.manifest': manifest })).toStrictEqual([
      {
        id: 'in.c-main.media',
        name: 'media',
        columns: ['b', 'a'],
        illegalColumns: [],
        primaryKey: ['a'],
      },
    ]);
  });

  it('takes the id from the mapping, and the columns from the file, where the manifest has none', async () => {
    const [table] = await read({ 'x.csv': '"b","a"\n"1","2"\n' }, [
      { source: 'in.c-main.without' },
      { source: 'in.c-main.posts', destination: 'y.csv' },
      { source: 'in.c-main.media', destination: 'x.csv' },
    ]);
    expect(table).toMatchObject({
      id: 'in.c-main.media',
      name: 'media',
      columns: ['b', 'a'],
      primaryKey: [],
    });
    expect(await read({ 'media.csv': 'a\n' })).toMatchObject([
      { id: 'media', name: 'media', columns: [], illegalColumns: [] },
    ]);
  });

  it('knows a table by its file also where `.csv` stands inside its name', async () => {
    const mapping = [{ source: 'in.c-main.media', destination: 'x.csv.old.csv' }];
    expect(await read({ 'x.csv.old.csv': 'a\n' }, mapping)).toMatchObject([{ id: 'in.c-main.media' }]);
  });

  it('looks for no row of a table whose data is elsewhere', async () => {
    const manifest = { id: 'in.c-main.media', primary_key: ['id'] };
    expect(await read({ 'x.csv.manifest': manifest })).toMatchObject([
      { id: 'in.c-main.media', columns: ['id'], illegalColumns: [] },
    ]);
  });

  it('has the columns of the key also where the mapping leaves them out', async () => {
    const manifest = { columns: ['a'], primary_key: ['id', 'a'] };
    expect(await read({ 'x.csv': 'a\n', 'x.csv.manifest': manifest })).toMatchObject([
      { columns: ['a', 'id'] },
    ]);
  });

  it('sets columns apart whose names no load can have', async () => {
    const manifest = { columns: ['a', '_b', 'c d'] };
    expect(await read({ 'x.csv': '', 'x.csv.manifest': manifest })).toMatchObject([
      { columns: ['a'], illegalColumns: ['_b', 'c d'] },
    ]);
    expect(await read({ 'x.csv': '"a",""\n"1","2"\n' })).toMatchObject([
      { columns: ['a'], illegalColumns: [''] },
    ]);
  });

  it('knows the types of a typed table, and takes no hint for one', async () => {
    const typed = {
      columns: ['a', 'b', 'c'],
      schema: [
        {
          name: 'a',
          data_type: { base: { type: 'INTEGER' }, snowflake: { type: 'NUMBER', length: '38,0' } },
        },
        { name: 'b', data_type: { base: { type: 'STRING' }, snowflake: { type: 'VARCHAR' } } },
        { name: 'c' },
      ],
    };
    const hinted = {
      columns: ['a'],
      column_metadata: { a: [{ key: 'KBC.datatype.basetype', value: 'INTEGER' }] },
    };
    const tables = await read({
      'h.csv': '',
      'h.csv.manifest': hinted,
      't.csv': '',
      't.csv.manifest': typed,
    });
    expect(tables.map(({ types }) => types)).toStrictEqual([undefined, { a: 'INTEGER' }]);
  });
});

describe('matchTable', () => {
  const table = (id: string): StorageTable => ({
    id,
    name: id.slice(id.lastIndexOf('.') + 1),
    columns: [],
    illegalColumns: [],
    primaryKey: [],
  });
  const found = [table('in.c-a.media'), table('in.c-b.media'), table('in.c-b.posts')];

  it.each([
    ['media', 'in.c-b.media', 'in.c-b.media'],
    ['media', undefined, 'in.c-a.media'],
    ['media', 'in.c-other.media', 'in.c-a.media'],
    ['media', 'in.c-b.posts', 'in.c-b.posts'],
    ['posts', 'in.c-a.posts', 'in.c-b.posts'],
    ['tags', 'in.c-b.tags', undefined],
  ])('finds for %s, written to %s, the destination or else one of that name: %s', (name, destination, id) => {
    expect(matchTable(found, { name, destination })?.id).toBe(id);
  });
});
