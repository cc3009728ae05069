import fc from 'fast-check';
import { DataFolder } from '../folder/dataFolder';
import { type FileSystem, nodeFileSystem } from '../folder/fileSystem';
import { findInputTable } from '../input/inputTables';
import { failingFileSystem, fileError } from '../testSupport/failingFileSystem';
import { listFiles } from '../testSupport/listFiles';
import { memoryFileSystem } from '../testSupport/memoryFileSystem';
import { temporaryFolders } from '../testSupport/temporaryFolder';
import { Tables } from './tables';
import type { DataRow, OpenTableDefinition } from './tableWriter';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

const media: OpenTableDefinition = {
  name: 'media',
  columns: [{ name: 'id' }, { name: 'text', type: 'STRING' }],
  primaryKey: ['id'],
  incremental: true,
  // Each piece of 64 Ki characters ends a slice.
  sliced: { bytes: 1 },
};
const whole = [
  'out/tables/media.csv.manifest',
  'out/tables/media.csv/part-000000.csv',
  'out/tables/media.csv/part-000001.csv',
];
const long = 'x'.repeat(65_536);

function filesIn(folder: DataFolder): string[] {
  return listFiles(folder.root).filter((path) => !path.endsWith('/'));
}

async function writeMedia(folder: DataFolder, definition = media): Promise<void> {
  const table = await new Tables(folder, 'none').open(definition);
  table.write([1, long]);
  table.write({ id: 2, text: 'b' });
  await table.close();
}

/** As a file system in memory may be. */
function withoutSync(fileSystem: FileSystem): FileSystem {
  const slow = { ...fileSystem };
  delete slow.openSync;
  return slow;
}

async function manifestOf(folder: DataFolder, name = 'media.csv'): Promise<unknown> {
  return JSON.parse((await folder.readText(`out/tables/${name}.manifest`)) ?? 'null');
}

describe('Tables.open() with slices', () => {
  it('writes slices without a header, and the columns into the manifest', async () => {
    const folder = new DataFolder(folders.make());
    await writeMedia(folder);
    expect(filesIn(folder)).toEqual(whole);
    expect(await folder.readText(whole[1]!)).toBe(`1,${long}\n`);
    expect(await folder.readText(whole[2]!)).toBe('2,b\n');
    expect(await manifestOf(folder)).toMatchObject({ columns: ['id', 'text'] });
  });

  it('says in the schema that there is no header', async () => {
    const folder = new DataFolder(folders.make());
    await (await new Tables(folder, 'authoritative').open(media)).close();
    expect(await manifestOf(folder)).toMatchObject({
      has_header: false,
      schema: [{ name: 'id' }, { name: 'text' }],
    });
    expect(await folder.readText(whole[1]!)).toBe('');
  });

  it('fills up the slices that were written before a column came', async () => {
    const folder = new DataFolder(folders.make());
    const table = await new Tables(folder, 'none').open({ name: 'media', sliced: { bytes: 1 } });
    table.write({ a: long });
    table.write({ b: 2 });
    await table.close();
    expect(await folder.readText(whole[1]!)).toBe(`${long},\n`);
    expect(await folder.readText(whole[2]!)).toBe(',2\n');
  });

  it('takes the place of an older table, sliced or not', async () => {
    for (const old of ['out/tables/media.csv', 'out/tables/media.csv/old.csv']) {
      const folder = new DataFolder(folders.make({ [old]: 'old' }));
      await writeMedia(folder);
      expect(filesIn(folder)).toEqual(whole);
    }
  });

  it('says that the folder is read-only', async () => {
    const readOnly = failingFileSystem((operation) => {
      if (operation !== 'rmFolder') {
        throw fileError('EROFS');
      }
    });
    await expect(writeMedia(new DataFolder(folders.make(), readOnly))).rejects.toThrow(
      /^Cannot write 'out\/.*': the disk is read-only$/,
    );
  });

  it.each([
    ['sliced', media],
    ['plain', { ...media, sliced: false }],
  ])(
    'never leaves a manifest without its data, or half a table, whenever the process is killed (%s)',
    async (_, one) => {
      let isDone = false;
      for (let last = 0; !isDone; last += 1) {
        const root = folders.make({
          'out/tables/media.csv/old.csv': 'old',
          'out/tables/media.csv.manifest': '{}',
        });
        let operations = 0;
        const killed = failingFileSystem(() => {
          operations += 1;
          if (operations > last) {
            throw new Error('killed');
          }
        });
        isDone = await writeMedia(new DataFolder(root, killed), one).then(
          () => true,
          () => false,
        );
        const names = (await nodeFileSystem.readdir(`${root}/out/tables`)).map((entry) => entry.name);
        expect(names.includes('media.csv.manifest') && !names.includes('media.csv')).toBe(false);
        const left = listFiles(root).filter((path) => path.startsWith('out/tables/media.csv'));
        const isOld = left.includes('out/tables/media.csv/old.csv');
        const isNew = left.some((path) => path === whole[2] || path === 'out/tables/media.csv');
        expect(left.length === 0 || isOld || isNew).toBe(true);
      }
      expect(isDone).toBe(true);
    },
  );
});

describe('Tables.open()', () => {
  it('writes once, header first, where no column comes late', async () => {
    const operations: string[] = [];
    const folder = new DataFolder(
      folders.make(),
      failingFileSystem((operation, path) =>
        operations.push(`${operation} ${path.replace(/^.*\/out\//, '')}`),
      ),
    );
    const table = await new Tables(folder, 'none').open({ name: 'once' });
    table.write({ a: long });
    table.write({ a: 2 });
    await table.close();
    expect(operations.filter((one) => one.startsWith('open'))).toEqual(['open tables/.once.csv.1.partial']);
    expect(operations.filter((one) => one.startsWith('rename'))).toEqual([
      'rename tables/once.csv',
      'rename tables/once.csv.manifest',
    ]);
    expect(await folder.readText('out/tables/once.csv')).toBe(`a\n${long}\n2\n`);
  });

  it('knows the columns of the rows of the first piece before it writes the header', async () => {
    let opened = 0;
    const folder = new DataFolder(
      folders.make(),
      failingFileSystem((operation) => (opened += operation === 'open' ? 1 : 0)),
    );
    const table = await new Tables(folder, 'none').open({ name: 'early' });
    table.write({ a: 1 });
    table.write({ b: long });
    await table.close();
    expect(opened).toBe(1);
    expect(await folder.readText('out/tables/early.csv')).toBe(`a,b\n1,\n,${long}\n`);
  });

  it('gives columns the order that is asked for, also when they come late', async () => {
    const folder = new DataFolder(folders.make());
    const table = await new Tables(folder, 'none').open({
      name: 'sorted',
      sortColumns: (one, other) => (one < other ? -1 : 1),
    });
    table.write({ c: 'č,"', a: 1 });
    table.write({ a: long, b: 2, c: 3 });
    table.write({ b: 4, aa: 'x\ny' });
    expect(await table.close()).toMatchObject({ columns: ['a', 'aa', 'b', 'c'], rows: 3 });
    expect(await folder.readText('out/tables/sorted.csv')).toBe(
      `a,aa,b,c\n1,,,"č,"""\n${long},,2,3\n,"x\ny",4,\n`,
    );
  });

  it('writes other delimiters and enclosures, as the manifest says', async () => {
    const folder = new DataFolder(folders.make());
    const definition = {
      name: 'tabs',
      columns: [{ name: 'a' }, { name: 'b' }],
      delimiter: '\t',
      enclosure: "'",
    };
    const table = await new Tables(folder, 'none').open(definition);
    table.write(["it's", 'a,b']);
    table.write(['a\tb', '"']);
    await table.close();
    expect(await folder.readText('out/tables/tabs.csv')).toBe("a\tb\n'it''s'\ta,b\n'a\tb'\t\"\n");
    expect(await manifestOf(folder, 'tabs.csv')).toMatchObject({ delimiter: '\t', enclosure: "'" });
  });

  it.each([
    [{ delimiter: '1' }],
    [{ delimiter: ';;' }],
    [{ enclosure: ',' }],
    [{ delimiter: '§' }],
    [{ delimiter: '\n' }],
  ])('refuses %j', async (format) => {
    const tables = new Tables(new DataFolder('/data', memoryFileSystem()), 'none');
    await expect(tables.open({ name: 'a', ...format })).rejects.toThrow(RangeError);
  });

  it('gives the file another name than the table', async () => {
    const folder = new DataFolder(folders.make());
    const tables = new Tables(folder, 'none');
    const table = await tables.open({ name: 'data', fileName: 'out.c-main.data.csv' });
    table.write({ a: 1 });
    await table.close();
    expect(filesIn(folder)).toEqual([
      'out/tables/out.c-main.data.csv',
      'out/tables/out.c-main.data.csv.manifest',
    ]);
    await expect(tables.open({ name: 'other', fileName: 'out.c-main.data.csv' })).rejects.toThrow(
      'opened before',
    );
    await expect(tables.open({ name: 'data', fileName: '../data.csv' })).rejects.toThrow(RangeError);
  });

  it('refuses lists of another length than the columns, and lists without known columns', async () => {
    const tables = new Tables(new DataFolder('/data', memoryFileSystem()), 'none');
    const table = await tables.open({ name: 'a', columns: [{ name: 'x' }, { name: 'y' }] });
    expect(() => table.write([1])).toThrow(
      "Cannot write table 'a': a row is a list of 1 cells, and the definition has 2 columns",
    );
    expect(() => table.write([1, 2, 3])).toThrow(RangeError);
    const unknown = await tables.open({ name: 'b' });
    expect(() => unknown.write([1])).toThrow(RangeError);
  });

  it('refuses a key column that no row fills, and keeps one that any row fills', async () => {
    const folder = new DataFolder(folders.make());
    const tables = new Tables(folder, 'none');
    const wrong = await tables.open({ name: 'wrong', primaryKey: ['id', 'day'] });
    wrong.write({ ID: 1, day: '2026-01-01' });
    await expect(wrong.close()).rejects.toThrow(
      "Cannot write table 'wrong': no row has a value in 'id' of its primary key",
    );
    expect(filesIn(folder)).toEqual([]);
    const right = await tables.open({ name: 'right', columns: [{ name: 'id' }], primaryKey: ['id'] });
    right.write(['']);
    right.write([0]);
    await right.close();
    const empty = await tables.open({ name: 'empty', primaryKey: ['id'] });
    await expect(empty.close()).resolves.toMatchObject({ rows: 0 });
  });

  it('prints rows of any kind of object by their own enumerable properties', async () => {
    const folder = new DataFolder(folders.make());
    const table = await new Tables(folder, 'none').open({ name: 'odd' });
    class Point {
      x = 1;
      get hidden(): number {
        return 2;
      }
    }
    const inherited = Object.create({ base: 'no' }) as Record<string, unknown>;
    inherited['x'] = 3;
    const bare = Object.create(null) as Record<string, unknown>;
    bare['x'] = 4;
    table.write(new Point());
    table.write(inherited);
    table.write(bare);
    table.write({ x: '', [Symbol('k')]: 1 });
    table.write({ x: '', toString: 'text', ['__proto__']: 'p' });
    table.write(new Proxy({ x: 6 }, {}));
    await table.close();
    expect(await folder.readText('out/tables/odd.csv')).toBe(
      'x,toString,proto\n1,,\n3,,\n4,,\n"",,\n,text,p\n6,,\n',
    );
  });

  it.each<[string, unknown]>([
    ['a promise; await it first', Promise.resolve({ x: 1 })],
    ['a Map; make an object or a list of it', new Map([['x', 1]])],
    ['a Set; make an object or a list of it', new Set([1])],
    ['a date', new Date(0)],
    ['bytes; make a text of them, such as base64', Buffer.from('x')],
    ['not an object or a list, but a string', 'x'],
    ['not an object or a list, but a function', () => 1],
    ['not an object or a list, but null', null],
  ])('refuses as a row what is %s', async (what, row) => {
    const table = await new Tables(new DataFolder('/data', memoryFileSystem()), 'none').open({ name: 'a' });
    expect(() => table.write(row as Record<string, unknown>)).toThrow(
      new RangeError(`Cannot write table 'a': a row is ${what}`),
    );
  });

  it('refuses by type as a row what holds its data elsewhere', () => {
    interface User {
      readonly id: number;
    }
    type IsRow<Row extends object> = [DataRow<Row>] extends [never] ? false : true;
    const refused: readonly [
      IsRow<Promise<User>>,
      IsRow<Map<string, string>>,
      IsRow<ReadonlySet<string>>,
      IsRow<Date>,
      IsRow<Uint8Array>,
      IsRow<() => User>,
    ] = [false, false, false, false, false, false];
    const taken: readonly [IsRow<User>, IsRow<Record<string, unknown>>, IsRow<readonly string[]>] = [
      true,
      true,
      true,
    ];
    expect([...refused, ...taken]).toHaveLength(9);
  });

  it('gives a known column the values that come under the name from which its own is made', async () => {
    const folder = new DataFolder(folders.make());
    const columns = [{ name: 'id' }, { name: 'sign_up_source' }];
    const table = await new Tables(folder, 'none').open({
      name: 'a',
      columns,
      primaryKey: ['sign_up_source'],
      sortColumns: (one, other) => (one < other ? 1 : -1),
    });
    table.write({ id: 1, 'sign-up source': 'web' });
    table.write({ id: 2, 'sign-up source': 'app' });
    table.write({ id: 3, sign_up_source: 'shop' });
    table.write({ 'sign up source': 'fair', id: 4, late: 'x' });
    expect(() => table.write({ id: 5, sign_up_source: 'a', 'sign-up source': 'b' })).toThrow(
      "a row has two values for 'sign_up_source'",
    );
    await table.close();
    expect(await folder.readText('out/tables/a.csv')).toBe(
      'sign_up_source,late,id\nweb,,1\napp,,2\nshop,,3\nfair,x,4\n',
    );
  });

  it('stays as it was when a row throws', async () => {
    const folder = new DataFolder(folders.make());
    const table = await new Tables(folder, 'none').open({ name: 'a' });
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    table.write({ x: 1, y: 2 });
    expect(() => table.write({ x: 1, y: circle })).toThrow(TypeError);
    const broken = {
      x: 1,
      get y(): number {
        throw new Error('no value');
      },
    };
    expect(() => table.write(broken)).toThrow('no value');
    table.write({ x: 3, y: 4 });
    expect(await table.close()).toMatchObject({ rows: 2 });
    expect(await folder.readText('out/tables/a.csv')).toBe('x,y\n1,2\n3,4\n');
  });

  it('writes wide rows, in order, out of order and with gaps', async () => {
    const folder = new DataFolder(folders.make());
    const names = Array.from({ length: 150 }, (_, index) => `c${index}`);
    const table = await new Tables(folder, 'none').open({
      name: 'wide',
      columns: names.map((name) => ({ name })),
    });
    const whole = Object.fromEntries(names.map((name, index) => [name, index]));
    table.write(whole);
    table.write(Object.fromEntries(Object.entries(whole).reverse()));
    table.write({ c0: 'a', c1: 'b' });
    table.write({ c149: 'z' });
    table.write({});
    await table.close();
    const row = names.map((_, index) => index).join();
    const commas = ','.repeat(149);
    expect(await folder.readText('out/tables/wide.csv')).toBe(
      `${names.join()}\n${row}\n${row}\na,b${commas.slice(1)}\n${commas}z\n${commas}\n`,
    );
  });

  it('reports a failure of a file system that cannot write at once when the table is closed', async () => {
    const slow = failingFileSystem((operation) => {
      if (operation === 'file.write') {
        throw fileError('ENOSPC');
      }
    });
    const folder = new DataFolder(folders.make(), withoutSync(slow));
    const table = await new Tables(folder, 'none').open({ name: 'full' });
    table.write({ a: long });
    table.write({ a: long });
    await expect(table.close()).rejects.toThrow(
      "Cannot write 'out/tables/full.csv': no space left on the device",
    );
    expect(filesIn(folder)).toEqual([]);
  });

  it('takes no row, and is not closed, twice', async () => {
    const tables = new Tables(new DataFolder('/data', memoryFileSystem()), 'none');
    const table = await tables.open({ name: 'a' });
    await table.close();
    expect(() => table.write({ a: 1 })).toThrow("Cannot write to table 'a': it is closed");
    await expect(table.close()).rejects.toThrow("Cannot close table 'a': it is closed");
  });

  it('writes what would have been written with all columns known, whatever comes when', async () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const cell = fc.oneof(fc.constantFrom('', 'č"', 'q,\n', ' y ', long, null, 7), fc.string());
    const rows = fc.array(fc.dictionary(name, cell), { maxLength: 12 });
    const compare = (one: string, other: string) => (one < other ? 1 : -1);
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), fc.boolean(), async (all, isSliced, isSorted) => {
        const folder = new DataFolder('/data', memoryFileSystem());
        const table = await new Tables(folder, 'none').open({
          name: 'a',
          ...(isSliced && { sliced: { bytes: 1 } }),
          ...(isSorted && { sortColumns: compare }),
        });
        all.forEach((row) => table.write(row));
        const { columns } = await table.close();
        const seen = [...new Set(all.flatMap((row) => Object.keys(row)))];
        expect(columns).toEqual(isSorted ? seen.sort(compare) : seen);
        await folder.moveInto('out/tables/a.csv', 'in/tables/a.csv').catch(() => undefined);
        await folder.moveInto('out/tables/a.csv.manifest', 'in/tables/a.csv.manifest').catch(() => undefined);
        const read: unknown[] = [];
        if (columns.length > 0) {
          const reader = await new Tables(folder, 'none').read('a');
          for await (const row of reader.rows()) {
            read.push(row);
          }
        }
        const text = (value: string | number | null | undefined) => String(value ?? '');
        expect(read).toEqual(
          columns.length === 0
            ? []
            : all.map((row) => Object.fromEntries(columns.map((column) => [column, text(row[column])]))),
        );
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('Tables.write()', () => {
  it('publishes the table at once', async () => {
    const folder = new DataFolder(folders.make());
    const written = await new Tables(folder, 'none').write({ name: 'a' }, (table) => table.write({ n: 1 }));
    expect(written).toEqual({ name: 'a', columns: ['n'], rows: 1 });
    expect(filesIn(folder)).toEqual(['out/tables/a.csv', 'out/tables/a.csv.manifest']);
  });

  it('leaves nothing of a table whose rows failed, though the action goes on', async () => {
    const folder = new DataFolder(folders.make());
    const tables = new Tables(folder, 'none');
    const failing = tables.write({ name: 'a', sliced: true }, async (table) => {
      table.write({ n: 1 });
      return Promise.reject(new Error('page 2'));
    });
    await expect(failing).rejects.toThrow('page 2');
    await tables.write({ name: 'b' }, (table) => table.write({ n: 1 }));
    await tables.finish();
    expect(filesIn(folder)).toEqual(['out/tables/b.csv', 'out/tables/b.csv.manifest']);
  });

  it.each<[string, Partial<OpenTableDefinition>]>([
    ["'description'", { description: 'a', metadata: { 'KBC.description': 'b' } }],
    ["'tags'", { tags: [''] }],
    ["'delete_where[0]'", { deleteWhere: [{ filters: [] }] }],
    ["'delete_where[0].where_filters[0]'", { deleteWhere: [{ filters: [{ column: 'id', values: [] }] }] }],
    ['redshift', { columns: [{ name: 'id', backendTypes: { redshift: { type: 'X' } } }] }],
  ])('refuses before the first row what the platform would: %s', async (place, own) => {
    const folder = new DataFolder(folders.make());
    const fill = jest.fn();
    const written = new Tables(folder, 'authoritative').write({ name: 'a', ...own }, fill);
    await expect(written).rejects.toThrow(/the platform would refuse its manifest: /);
    await expect(written).rejects.toThrow(place);
    expect([fill.mock.calls, filesIn(folder)]).toEqual([[], []]);
  });
});

describe('Tables.finish()', () => {
  it('refuses a table that is still open, and leaves nothing of it', async () => {
    const folder = new DataFolder(folders.make());
    const tables = new Tables(folder, 'none');
    (await tables.open({ name: 'left' })).write({ a: 1 });
    await expect(tables.finish()).rejects.toThrow(
      "The action has ended and left tables open: 'left'; close each of them, or open it with 'await using'",
    );
    expect(filesIn(folder)).toEqual([]);
  });

  it('publishes what `await using` has finished, or throws it away when the action fails', async () => {
    for (const ending of ['finish', 'discard'] as const) {
      const folder = new DataFolder(folders.make());
      const tables = new Tables(folder, 'none');
      {
        await using table = await tables.open({ name: 'a' });
        table.write({ a: 1 });
      }
      expect(filesIn(folder)).not.toContain('out/tables/a.csv');
      await tables[ending]();
      expect(filesIn(folder)).toEqual(
        ending === 'finish' ? ['out/tables/a.csv', 'out/tables/a.csv.manifest'] : [],
      );
    }
  });
});

describe('Tables.writeManifest()', () => {
  it.each([
    ['a file', 'a.csv', undefined],
    ['a folder of slices', 'a.csv/part1', ['id']],
  ])('describes %s that somebody else wrote', async (_, path, columns) => {
    const folder = new DataFolder(folders.make({ [`out/tables/${path}`]: 'id\n1\n' }));
    await new Tables(folder, 'none').writeManifest({
      name: 'a',
      columns: [{ name: 'id' }],
      primaryKey: ['id'],
    });
    expect(await manifestOf(folder, 'a.csv')).toMatchObject({ primary_key: ['id'], incremental: false });
    expect(((await manifestOf(folder, 'a.csv')) as { columns?: unknown }).columns).toEqual(columns);
  });

  it('refuses to stand without its data', async () => {
    const tables = new Tables(new DataFolder(folders.make()), 'none');
    await expect(tables.writeManifest({ name: 'a', columns: [{ name: 'id' }] })).rejects.toThrow(
      "Cannot describe table 'a': there is no 'out/tables/a.csv'; write it before its manifest",
    );
  });
});

describe('Tables.read()', () => {
  it('gives rows, in batches too', async () => {
    const folder = new DataFolder(folders.make({ 'in/tables/a.csv': 'id,n\n1,x\n2,\n' }));
    const table = await new Tables(folder, 'none').read('a.csv');
    const batches: unknown[] = [];
    for await (const batch of table.batches()) {
      batches.push(...batch);
    }
    expect(batches).toEqual([
      { id: '1', n: 'x' },
      { id: '2', n: '' },
    ]);
    expect(table.path).toBe((await findInputTable(folder, 'a')).path);
  });
});
