import { anOutputTable } from '../../tests/support/anOutputTable';
import { aRow, fieldIn } from '../../tests/support/aRow';
import { memoryFolder } from '../../tests/support/memoryFolder';
import type { Row } from '../flatten';
import { Layout } from '../flatten/cells';
import { AppendFiles } from './appendFiles';
import { Part } from './part';
import { Spool } from './spool';
import { readRows, tableRows } from './tableRows';
import { TypedCells } from './typedCells';
import { csvBody } from './writeTables';

type Cells = Readonly<Record<string, string>>;

const COLUMNS = ['id', 'parent_id', 'caption'];
const HOSTILE = [
  '',
  ' ',
  '"',
  '""',
  ',',
  '\n',
  '\r\n',
  '\uFEFF',
  '=1',
  '\u0000',
  "'",
  '\t',
  '😀',
  'a"b,c\nd',
];

/** Spools the rows of each job and makes a table of them. */
async function body(
  jobs: readonly (readonly Cells[])[],
  own: {
    columns?: readonly string[];
    known?: readonly string[];
    primaryKey?: readonly string[];
    timeColumns?: readonly string[];
    held?: number;
    beforeWrite?: (path: string) => void;
  } = {},
) {
  const { columns = COLUMNS, known = COLUMNS, primaryKey = ['id', 'parent_id'], timeColumns = [] } = own;
  const held = own.held === undefined ? {} : { held: own.held };
  const { folder, files, open } = memoryFolder(own.beforeWrite);
  const parts: Part[] = [];
  for (const [order, records] of jobs.entries()) {
    const part = new Part(`/data/rows/q.${order}`, known.map(fieldIn), new AppendFiles(folder));
    const layout = new Layout();
    records.forEach((record) => part.add(aRow(record, { layout })));
    await part.close();
    parts.push(part);
  }
  const count = { duplicates: 0, differing: 0 };
  const places = (names: readonly string[]): number[] => names.map((name) => columns.indexOf(name));
  const fields = columns.map(fieldIn);
  const described = columns.map((name) => {
    const type = timeColumns.includes(name) ? ('TIMESTAMP' as const) : ('STRING' as const);
    return { name, type, description: name };
  });
  const cells = new TypedCells(described);
  const given = { fields, key: places(primaryKey), ...(cells.isNeeded && { cells }), ...held };
  const pieces = () => csvBody(tableRows({ parts, ...given, folder, count }));
  const make = async (): Promise<string> => {
    const all: Buffer[] = [];
    for await (const piece of pieces()) {
      all.push(Buffer.from(piece));
    }
    return Buffer.concat(all).toString('utf8');
  };
  return { make, pieces, parts, files, open, count };
}

const made = async (...args: Parameters<typeof body>): Promise<string> => (await body(...args)).make();

describe('tableRows', () => {
  it('is nothing for no parts and for parts without rows', async () => {
    expect(await made([])).toBe('');
    expect(await made([[], []])).toBe('');
  });

  it('passes on what has the final layout as it lies, part by part', async () => {
    const { pieces, parts, files } = await body([[{ id: '2', caption: 'a,b' }], [{ id: '1' }]]);
    const all: unknown[] = [];
    for await (const piece of pieces()) {
      // Bytes, because text would have been laid out anew.
      expect(piece).toBeInstanceOf(Uint8Array);
      all.push(Buffer.from(piece));
    }
    expect(all.map(String)).toEqual(['2,,"a,b"\n', '1,,\n']);
    expect(all).toEqual(parts.map(({ path }) => files.get(path)));
  });

  it('writes the same text whether it passes rows on or lays them out anew', async () => {
    const records = HOSTILE.map((caption, index) => ({ id: String(index), caption, zebra: caption }));
    const columns = [...COLUMNS, 'zebra'];
    const asItLies = await made([records], { columns, known: columns });
    // Each of these makes it lay out: a column that came late, and a row that is read again.
    const late = await made([[{ id: 'first' }, ...records]], { columns, known: ['id'] });
    const again = await made([[...records, records[0]!]], { columns, known: columns });
    expect(late).toBe(`first,,,\n${asItLies}`);
    expect(again).toBe([...asItLies.split(/(?=^\d)/m).slice(1), asItLies.split(/(?=^\d)/m)[0]].join(''));
  });

  it.each([
    [['parent_id', 'id', 'caption'], 'P,1,c\n'],
    [['id', 'caption', 'parent_id'], '1,c,P\n'],
    [['id', 'parent_id', 'old'], '1,P,\n'],
    [['id', 'parent_id'], '1,P\n'],
  ])(
    'puts the cells into the columns %j, whatever the order in which they lie',
    async (columns, expected) => {
      expect(await made([[{ id: '1', parent_id: 'P', caption: 'c' }]], { columns })).toBe(expected);
    },
  );

  it.each([
    ['that look like more cells with another delimiter', 'a|b|c|d', 12],
    ['with another line break than that of the rows', `\r${'x'.repeat(2 ** 20)}`, 1],
  ])('lays out cells %s as they are', async (_, caption, count) => {
    const rows = Array.from({ length: count }, (_row, index) => ({ id: String(index), caption }));
    const cell = caption.startsWith('\r') ? `"${caption}"` : caption;
    const text = await made([rows], { columns: [...COLUMNS, 'late'] });
    expect(text === rows.map(({ id }) => `${id},,${cell},\n`).join('')).toBe(true);
  });

  it('adds the columns of other parts and of earlier runs', async () => {
    const columns = ['id', 'parent_id', 'a', 'b', 'old'];
    expect(await made([[{ id: '1', b: 'y' }], [{ id: '2', a: 'x' }]], { columns, known: ['id'] })).toBe(
      '1,,,y,\n2,,x,,\n',
    );
  });

  it('writes times as every database reads them, in the columns of times only', async () => {
    const at = '2026-04-14T07:00:00+0000';
    const timeColumns = ['at'];
    const columns = ['id', 'parent_id', 'at', 'caption'];
    const rows = [{ id: '1', at, caption: at }, { id: '2' }, { id: '3', at: '2026-04-14', caption: ',' }];
    const lines = ['1,,2026-04-14T07:00:00+00:00,2026-04-14T07:00:00+0000', '2,,,', '3,,2026-04-14,","', ''];
    expect(await made([rows], { columns, known: columns, timeColumns })).toBe(lines.join('\n'));
    // Laid out for a late column, and merged because a row is read again.
    const again = await made([[...rows, rows[0]!]], { columns, known: ['id'], timeColumns });
    expect(again.split('\n').sort()).toEqual([...lines].sort());
  });

  it('passes on as it lies what has its types already', async () => {
    const columns = ['id', 'at'];
    const rows = [{ id: '1', at: '2026-04-14T07:00:00+00:00' }, { id: '2' }];
    const own = { columns, known: columns, primaryKey: ['id'], timeColumns: ['at'] };
    const { pieces } = await body([rows], own);
    for await (const piece of pieces()) {
      expect(piece).toBeInstanceOf(Uint8Array);
    }
  });

  it('makes one row of one thing across batches and parts, and counts', async () => {
    const { make, count } = await body([
      [{ id: '1', caption: 'old' }, { id: '2' }],
      [{ id: '3' }, { id: '1', parent_id: '', caption: 'new' }],
    ]);
    expect(await make()).toBe('2,,\n3,,\n1,,new\n');
    expect(count).toEqual({ duplicates: 1, differing: 1 });
  });

  it.each([undefined, 500])(
    'writes thousands of merged rows in pieces, each of them once, and holds %s characters of them',
    async (held) => {
      const rows = Array.from({ length: 2500 }, (_, index) => ({ id: String(index), caption: 'x' }));
      const { pieces, files, parts } = await body([rows, rows], held === undefined ? {} : { held });
      const all: string[] = [];
      const lying = new Set<string>();
      for await (const piece of pieces()) {
        all.push(Buffer.from(piece).toString('utf8'));
        [...files.keys()].forEach((path) => lying.add(path));
      }
      // All of it beside the rows; divided again only where not all of a file may be held.
      expect([...lying].filter((path) => !path.startsWith('/data/rows/q.'))).toEqual([]);
      expect([...lying].some((path) => /\.again\.\d+\.\d+$/.test(path))).toBe(held !== undefined);
      const lines = all.join('').trimEnd().split('\n');
      expect(lines.sort()).toEqual(rows.map(({ id }) => `${id},,x`).sort());
      expect(all.filter((piece) => piece !== '').length).toBe(3);
      // What was set aside on the way is gone.
      expect([...files.keys()].filter((path) => path.startsWith(`${parts[0]?.path ?? ''}.again`))).toEqual(
        [],
      );
    },
  );

  it('keeps rows apart of which only the hash of their own key is one', async () => {
    const primaryKey = ['id', 'fb_graph_node'];
    const columns = ['id', 'fb_graph_node'];
    const rows = [
      { id: '1', fb_graph_node: 'a' },
      { id: '1', fb_graph_node: 'b' },
    ];
    expect(await made([rows], { columns, known: columns, primaryKey })).toBe('1,a\n1,b\n');
  });

  it('keeps rows apart of which only the key of the table is one', async () => {
    const rows = ['A', 'B', 'B', 'A'].map((parent_id) => ({ id: '1', parent_id }));
    const { make, count } = await body([rows], { primaryKey: ['id'] });
    expect((await make()).split('\n').sort()).toEqual(['', '1,A,', '1,B,']);
    expect(count).toEqual({ duplicates: 2, differing: 0 });
  });

  it('closes its files when there is no space for the rows that were read again', async () => {
    let written = 0;
    const { make, open } = await body([['1', '2', '3', '1', '2', '3'].map((id) => ({ id }))], {
      beforeWrite: (path) => {
        written += path.includes('.again') ? 1 : 0;
        if (written === 2) {
          throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
        }
      },
    });
    await expect(make()).rejects.toThrow('Cannot write');
    expect([written, open.size]).toEqual([2, 0]);
  });

  it('reads batches over the borders of what the disk gives at once', async () => {
    const records = Array.from({ length: 3500 }, (_, index) => ({
      id: String(index),
      caption: `ž${'x'.repeat(100)}`,
    }));
    const columns = [...COLUMNS, 'new'];
    const text = await made([records], { columns });
    expect(text.split('\n')).toHaveLength(3501);
    expect(text).toBe(records.map(({ id, caption }) => `${id},,${caption},\n`).join(''));
  });

  it.each(['/data/rows/q.0', '/data/rows/q.0.keys'])(
    'does not take a part of %s for the whole',
    async (path) => {
      const { make, files, open } = await body([[{ id: '1' }, { id: '2' }]]);
      files.set(path, files.get(path)!.subarray(0, -1));
      await expect(make()).rejects.toThrow(
        "Cannot read the spooled rows of '/data/rows/q.0': the file is too short",
      );
      expect(open.size).toBe(0);
    },
  );

  it('closes its files when nobody wants the rest', async () => {
    const { pieces, open } = await body([[{ id: '1' }], [{ id: '2' }]]);
    for await (const piece of pieces()) {
      expect(String(piece)).not.toBe('');
      break;
    }
    expect(open.size).toBe(0);
  });
});

/** Spools the rows of several jobs as a table. */
async function spooled(...jobs: readonly (readonly Row[])[]) {
  const { folder } = memoryFolder();
  const spool = new Spool({
    path: '/data/rows',
    folder,
    knownFields: new Map([['q_media', COLUMNS.map(fieldIn)]]),
  });
  for (const [index, rows] of jobs.entries()) {
    const job = spool.job(index);
    await job.add(rows);
    await job.close();
  }
  const found = spool.tables().get('q_media');
  const table = anOutputTable({
    name: 'q_media',
    columns: COLUMNS,
    primaryKey: ['id', 'parent_id'],
    ...(found && { spooled: found }),
  });
  return { table, folder };
}

describe('readRows', () => {
  it('gives the first rows as they would be written', async () => {
    const { table, folder } = await spooled(
      [aRow({ id: '1', caption: 'a "b",\nc' }), aRow({ id: '2', caption: 'žluťoučký 🐎' })],
      [aRow({ id: '3', parent_id: '9' })],
    );
    expect(await readRows(table, { folder, limit: 20 })).toEqual([
      ['1', '', 'a "b",\nc'],
      ['2', '', 'žluťoučký 🐎'],
      ['3', '9', ''],
    ]);
    expect(await readRows(table, { folder, limit: 2 })).toHaveLength(2);
  });

  it('gives one row for one that was read twice, the later reading, behind the others', async () => {
    const { table, folder } = await spooled(
      [aRow({ id: '1', caption: 'earlier' }), aRow({ id: '2' })],
      [aRow({ id: '1', caption: 'later' })],
    );
    expect(await readRows(table, { folder, limit: 20 })).toEqual([
      ['2', '', ''],
      ['1', '', 'later'],
    ]);
  });

  it('keeps rows apart of which the key of the table is not one', async () => {
    const { table, folder } = await spooled(['a', 'b'].map((caption) => aRow({ id: '1', caption })));
    const own = { ...table, primaryKey: ['id', 'caption'] };
    expect(await readRows(own, { folder, limit: 20 })).toEqual([
      ['1', '', 'a'],
      ['1', '', 'b'],
    ]);
  });

  it.each([
    ['that look like more cells with another delimiter', 'a|b|c|d', 12],
    ['with another line break than that of the rows', `\r${'x'.repeat(2 ** 20)}`, 1],
  ])('gives cells %s as they are', async (_, caption, count) => {
    const ids = Array.from({ length: count }, (_row, index) => String(index));
    const layout = new Layout();
    const { table, folder } = await spooled(ids.map((id) => aRow({ id, caption }, { layout })));
    const rows = await readRows(table, { folder, limit: 20 });
    expect(rows.map(([id]) => id)).toEqual(ids);
    expect(rows.every(([, , cell]) => cell === caption)).toBe(true);
  });

  it('gives none of a table without rows', async () => {
    const { table, folder } = await spooled();
    expect(await readRows(table, { folder, limit: 20 })).toEqual([]);
  });
});
