import { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';
import { nodeFileSystem } from '../folder/fileSystem';
import { findInputTable, readInputTables } from './inputTables';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

const classic = {
  id: 'in.c-main.users',
  uri: 'https://connection.keboola.com/v2/storage/tables/in.c-main.users',
  name: 'users',
  primary_key: ['id'],
  created: '2026-01-25T01:35:14+0100',
  last_change_date: '2026-01-26T01:35:14+0100',
  last_import_date: '2026-01-27T01:35:14+0100',
  rows_count: 2,
  data_size_bytes: 32768,
  columns: ['id', 'constructor'],
  metadata: [
    { id: '1', key: 'KBC.description', value: 'Users', provider: 'user' },
    { key: 'k', value: 'v' },
  ],
  column_metadata: {
    id: [
      { key: 'KBC.datatype.basetype', value: 'INTEGER' },
      { key: 'KBC.datatype.nullable', value: '1' },
      { key: 'KBC.datatype.length', value: 10 },
    ],
  },
};
const native = {
  id: 'in.c-main.typed',
  table_metadata: { 'KBC.description': 'Typed', k: null },
  schema: [
    {
      name: 'id',
      data_type: { base: { type: 'NUMERIC', length: '38,2', default: '0' }, snowflake: { type: 'NUMBER' } },
      nullable: false,
      primary_key: true,
      description: 'Id',
      metadata: { a: 'b' },
    },
    { name: 'geo', data_type: { base: { type: 'GEOGRAPHY' } } },
  ],
  delimiter: ';',
};

function withTables(files: Readonly<Record<string, unknown>>): DataFolder {
  const texts = Object.entries(files).map(([name, content]): [string, string] => [
    `in/tables/${name}`,
    typeof content === 'string' ? content : JSON.stringify(content),
  ]);
  return new DataFolder(folders.make(Object.fromEntries(texts)));
}

describe('readInputTables()', () => {
  it('reads classic manifests', async () => {
    const folder = withTables({ 'users.csv': 'id,constructor\n', 'users.csv.manifest': classic });
    expect(await readInputTables(folder)).toEqual([
      {
        name: 'users',
        path: `${folder.inTables}/users.csv`,
        isSliced: false,
        hasData: true,
        id: 'in.c-main.users',
        uri: classic.uri,
        storageName: 'users',
        primaryKey: ['id'],
        created: classic.created,
        lastChangeDate: classic.last_change_date,
        lastImportDate: classic.last_import_date,
        rowsCount: 2,
        dataSizeBytes: 32768,
        description: 'Users',
        metadata: { 'KBC.description': 'Users', k: 'v' },
        columns: [
          expect.objectContaining({ name: 'id', type: 'INTEGER', nullable: true, length: '10' }),
          expect.objectContaining({ name: 'constructor', metadata: {}, backendTypes: {} }),
        ],
        delimiter: ',',
        enclosure: '"',
        hasHeader: undefined,
      },
    ]);
  });

  it('reads manifests with native types', async () => {
    const folder = withTables({ 'typed.csv': '', 'typed.csv.manifest': native });
    expect(await readInputTables(folder)).toMatchObject([
      {
        primaryKey: ['id'],
        description: 'Typed',
        metadata: { k: '' },
        delimiter: ';',
        columns: [
          {
            name: 'id',
            type: 'NUMERIC',
            length: '38,2',
            default: '0',
            nullable: false,
            description: 'Id',
            metadata: { a: 'b' },
          },
          { name: 'geo', type: undefined, metadata: {} },
        ],
      },
    ]);
  });

  it('reads the manifests of 2026-06, which have columns, column_metadata and schema at once', async () => {
    const manifest = {
      id: 'in.c-main.users',
      primary_key: ['id'],
      columns: ['name', 'id', 'note'],
      column_metadata: {
        name: [{ key: 'KBC.description', value: 'Full name' }],
        note: [{ key: 'KBC.datatype.basetype', value: 'STRING' }],
      },
      schema: [
        {
          name: 'id',
          data_type: {
            base: { type: 'INTEGER' },
            snowflake: { type: 'NUMBER', length: '38,0', default: '1' },
          },
          nullable: false,
        },
        { name: 'name', nullable: true, metadata: { own: 'x' } },
        { name: 'gone', data_type: { base: { type: 'STRING' } } },
      ],
    };
    const folder = withTables({ 'users.csv': '', 'users.csv.manifest': manifest });
    expect(await readInputTables(folder)).toMatchObject([
      {
        primaryKey: ['id'],
        columns: [
          {
            name: 'name',
            nullable: true,
            description: 'Full name',
            metadata: { own: 'x' },
            backendTypes: {},
          },
          {
            name: 'id',
            type: 'INTEGER',
            length: '38,0',
            default: '1',
            nullable: false,
            backendTypes: { snowflake: { type: 'NUMBER', length: '38,0', default: '1' } },
          },
          { name: 'note', type: 'STRING' },
        ],
      },
    ]);
  });

  it('finds sliced tables, tables without a manifest and manifests without data', async () => {
    const folder = withTables({
      'b.csv/part1': '',
      'b.csv.manifest': {},
      'a.csv': '',
      'in.c-main.far.manifest': '[]',
      '.DS_Store': '',
    });
    expect(await readInputTables(folder)).toMatchObject([
      { name: 'a', isSliced: false, hasData: true, columns: [] },
      { name: 'b', isSliced: true, hasData: true },
      { name: 'in.c-main.far', isSliced: false, hasData: false },
    ]);
  });

  it('finds nothing where there is no folder', async () => {
    expect(await readInputTables(new DataFolder(folders.make()))).toEqual([]);
  });

  it.each([
    ['', 'it is empty'],
    ['{"a":', 'it is not valid JSON, see line 1, column 6'],
    ['[1]', 'it is not a JSON object'],
    ['"text"', 'it is not a JSON object'],
    ['null', 'it is not a JSON object'],
    ['{"columns":{"a":1}}', "'columns' is not a list"],
    ['{"schema":[{}]}', "'schema[0].name' is missing"],
    ['{"metadata":[{"value":"x"}]}', "'metadata[0].key' is missing"],
    ['{"columns":["a"],"column_metadata":{"a":5}}', "'column_metadata.a' is not an object"],
  ])('says what is wrong with the manifest %j', async (text, problem) => {
    const folder = withTables({ 'a.csv': '', 'a.csv.manifest': text });
    await expect(readInputTables(folder)).rejects.toThrow(
      new UserError(`Cannot read 'in/tables/a.csv.manifest': ${problem}`),
    );
  });

  it('does not read a manifest of any size', async () => {
    let given = 0;
    const folder = new DataFolder(withTables({ 'a.csv': '', 'a.csv.manifest': '' }).root, {
      ...nodeFileSystem,
      open: async () => ({
        write: async () => undefined,
        read: async (buffer) => {
          given += buffer.byteLength;
          return buffer.byteLength;
        },
        close: async () => undefined,
      }),
    });
    await expect(readInputTables(folder)).rejects.toThrow(
      new UserError("Cannot read 'in/tables/a.csv.manifest': it is larger than 64 MiB"),
    );
    expect(given).toBeLessThan(65 * 1024 * 1024);
  });

  it('is not ended by a manifest that vanishes while it reads', async () => {
    const folder = new DataFolder(withTables({ 'a.csv': '' }).root, {
      ...nodeFileSystem,
      readdir: async () => ['a.csv', 'a.csv.manifest'].map((name) => ({ name, isFolder: false })),
    });
    expect(await readInputTables(folder)).toMatchObject([{ name: 'a', columns: [] }]);
  });
});

describe('findInputTable()', () => {
  it('finds by the name of the file or the id in Storage', async () => {
    const folder = withTables({ 'u.csv': '', 'u.csv.manifest': classic, 'v.csv': '' });
    for (const name of ['u', 'u.csv', 'in.c-main.users']) {
      expect(await findInputTable(folder, name)).toMatchObject({ name: 'u' });
    }
  });

  it.each(['w', '../config.json', ''])('names the tables there are when it looks for %j', async (name) => {
    const folder = withTables({ 'u.csv': '', 'v.csv': '' });
    await expect(findInputTable(folder, name)).rejects.toThrow(
      new UserError(`Cannot find table '${name}' in the input mapping: the tables there are 'u', 'v'`),
    );
  });
});
