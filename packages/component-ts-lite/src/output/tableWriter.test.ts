import fc from 'fast-check';
import Papa from 'papaparse';
import { DataFolder } from '../folder/dataFolder';
import type { OpenTableDefinition } from './tableWriter';
import { Tables } from './tables';
import { UserError } from '../errors/userError';
import { failingFileSystem, fileError } from '../testSupport/failingFileSystem';
import { listFiles } from '../testSupport/listFiles';
import { memoryFileSystem } from '../testSupport/memoryFileSystem';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

const things: OpenTableDefinition = { name: 'things', incremental: false };

async function written(rows: readonly object[], definition = things) {
  const folder = new DataFolder('/data', memoryFileSystem());
  const table = await new Tables(folder, 'none').open(definition);
  for (const row of rows) {
    table.write(row);
  }
  const result = await table.close();
  const csv = await folder.readText(`out/tables/${definition.name}.csv`);
  const manifest = await folder.readText(`out/tables/${definition.name}.csv.manifest`);
  return { folder, result, csv, manifest: JSON.parse(manifest ?? 'null') as unknown };
}

describe('TableWriter', () => {
  it('fills rows up whose columns came later, and keeps their order', async () => {
    const { csv, result } = await written([
      { a: 'x\n"y"' },
      { b: 2, a: null },
      { c: true },
      { a: '1', b: '2', c: '3' },
    ]);
    expect(csv).toBe('a,b,c\n"x\n""y""",,\n,2,\n,,true\n1,2,3\n');
    expect(result).toEqual({ name: 'things', columns: ['a', 'b', 'c'], rows: 4 });
  });

  it('keeps rows that come before any column, or bring none', async () => {
    const rows = [{}, { a: undefined }, { a: '1', b: '2' }, {}];
    expect(await written(rows)).toMatchObject({ csv: 'a,b\n,\n,\n1,2\n,\n', result: { rows: 4 } });
    expect(await written([{}, { a: '1' }])).toMatchObject({ csv: 'a\n""\n1\n' });
  });

  it('writes dates in ISO 8601', async () => {
    const { csv } = await written([{ a: new Date(0) }, { a: new Date(Number.NaN) }]);
    expect(csv).toBe('a\n1970-01-01T00:00:00.000Z\n""\n');
  });

  it('is opened once in a folder, or again when it was thrown away', async () => {
    const folder = new DataFolder('/data', memoryFileSystem());
    const tables = new Tables(folder, 'none');
    const table = await tables.open(things);
    await expect(tables.open(things)).rejects.toThrow(RangeError);
    await table.discard();
    await expect(tables.open(things)).resolves.toBeDefined();
  });

  it('puts known columns first, with their types, then the key', async () => {
    const { csv, manifest } = await written([{ late: 1, id: 7 }], {
      ...things,
      columns: [{ name: 'n', type: 'INTEGER' }],
      primaryKey: ['id'],
      incremental: true,
      writeAlways: true,
      description: 'Things',
    });
    expect(csv).toBe('n,id,late\n,7,1\n');
    expect(manifest).toMatchObject({
      primary_key: ['id'],
      incremental: true,
      write_always: true,
      metadata: [{ key: 'KBC.description', value: 'Things' }],
      column_metadata: { n: [{ key: 'KBC.datatype.basetype', value: 'INTEGER' }] },
    });
  });

  it('makes names legal and keeps them apart', async () => {
    const row = { 'a b': 1, a_b: 2, constructor: 3, ['__proto__']: 4, '../x': 5 };
    const { csv } = await written([row]);
    expect(csv).toMatch(/^a_b,a_b_[0-9a-f]{8},constructor,proto,x\n1,2,3,4,5\n$/);
  });

  it('writes objects as JSON and nothing for undefined', async () => {
    const none = { toJSON: () => undefined };
    expect((await written([{ a: { b: [1] }, no: undefined, big: 10n, none }])).csv).toBe(
      'a,big,none\n"{""b"":[1]}",10,\n',
    );
  });

  it('writes no table where there is no column', async () => {
    const { folder, result } = await written([{}]);
    expect(result).toEqual({ name: 'things', columns: [], rows: 0 });
    expect(await folder.list(folder.outTables)).toEqual([]);
  });

  it('gives what is read back as the same rows', async () => {
    const row = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.constantFrom('', 'x', 'č"', 'q,\n', ' y '),
      { minKeys: 1 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const { csv, result } = await written(rows);
        const [header, ...cells] = Papa.parse<string[]>(csv ?? '', {
          newline: '\n',
          skipEmptyLines: 'greedy',
        }).data;
        expect(header).toEqual(result.columns);
        const expected = rows.map((one) => result.columns.map((column) => one[column] ?? ''));
        // papaparse cannot tell a row of empty cells from none.
        const isFull = (one: string[]) => one.some((cell) => cell.trim() !== '');
        expect(cells.filter(isFull)).toEqual(expected.filter(isFull));
        expect(result.rows).toBe(rows.length);
      }),
    );
  });

  it('keeps no rows in memory', async () => {
    let onDisk = 0;
    const folder = new DataFolder(
      folders.make(),
      failingFileSystem((operation) => {
        onDisk += operation === 'file.write' ? 1 : 0;
      }),
    );
    const table = await new Tables(folder, 'none').open(things);
    for (let count = 0; count < 20; count += 1) {
      table.write({ text: 'x'.repeat(70_000) });
      expect(onDisk).toBe(count + 1);
    }
    await table.discard();
    expect(listFiles(folder.root)).toEqual(['out/tables/']);
  });

  it.each([
    [{ name: '../x', incremental: true }, RangeError],
    [{ ...things, columns: [{ name: 'a' }, { name: 'a' }] }, UserError],
    [{ ...things, primaryKey: ['a b'] }, UserError],
  ])('refuses %j before it writes anything', async (definition, kind) => {
    const folder = new DataFolder(folders.make());
    await expect(new Tables(folder, 'none').open(definition)).rejects.toThrow(kind);
    expect(listFiles(folder.root)).toEqual([]);
  });

  it('refuses more columns than any backend takes', async () => {
    const row = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`c${index}`, 1]));
    await expect(written([row])).rejects.toThrow(
      new UserError("Cannot write table 'things': it has more than 10000 columns"),
    );
  });

  it('leaves nothing when the disk is full', async () => {
    const full = failingFileSystem((operation) => {
      if (operation === 'file.write') {
        throw fileError('ENOSPC');
      }
    });
    const folder = new DataFolder(folders.make(), full);
    const table = await new Tables(folder, 'none').open(things);
    table.write({ a: 1 });
    await expect(table.close()).rejects.toThrow(
      "Cannot write 'out/tables/things.csv': no space left on the device",
    );
    expect(listFiles(folder.root)).toEqual(['out/tables/']);
  });
});
