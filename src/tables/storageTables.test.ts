import { readStorageMapping, Tables } from '@keboola/component-ts-lite';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { matchTables, readStorageTables } from './storageTables';
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
      { source: 'in.c-main.media', destination: 'x.csv' },
    ]);
    expect(table).toMatchObject({
      id: 'in.c-main.media',
      name: 'media',
      columns: ['b', 'a'],
      primaryKey: [],
    });
    expect(await read({ 'media.csv': 'a\n' })).toMatchObject([{ id: 'media', name: 'media', columns: [] }]);
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
  });

  it('knows the types of a typed table, and takes no hint for one', async () => {
    const typed = {
      columns: ['a', 'b'],
      schema: [
        {
          name: 'a',
          data_type: { base: { type: 'INTEGER' }, snowflake: { type: 'NUMBER', length: '38,0' } },
        },
        { name: 'b', data_type: { base: { type: 'STRING' }, snowflake: { type: 'VARCHAR' } } },
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
    expect(tables.map(({ types }) => types)).toEqual([undefined, { a: 'INTEGER' }]);
  });
});

describe('matchTables', () => {
  const table = (id: string): StorageTable => ({
    id,
    name: id.slice(id.lastIndexOf('.') + 1),
    columns: [],
    illegalColumns: [],
    primaryKey: [],
  });
  const found = [table('in.c-a.media'), table('in.c-b.media'), table('in.c-b.posts')];
  const matched = (destinationOf: (name: string) => string | undefined): Record<string, string> =>
    Object.fromEntries(
      [...matchTables(found, ['media', 'tags'], destinationOf)].map(([name, { id }]) => [name, id]),
    );

  it('finds the table that is the destination, else one of the same name', () => {
    expect(matched((name) => `in.c-b.${name}`)).toEqual({ media: 'in.c-b.media', posts: 'in.c-b.posts' });
    expect(matched(() => undefined)).toEqual({ media: 'in.c-a.media', posts: 'in.c-b.posts' });
    expect(matched((name) => `in.c-other.${name}`)).toEqual({ media: 'in.c-a.media', posts: 'in.c-b.posts' });
  });

  it('finds the destination under another name', () => {
    expect(matched((name) => (name === 'media' ? 'in.c-b.posts' : undefined))).toMatchObject({
      media: 'in.c-b.posts',
    });
  });
});
