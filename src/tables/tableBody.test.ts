import { aRow, fieldIn } from '../../tests/support/aRow';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { Layout } from '../flatten/cells';
import { AppendFiles } from './appendFiles';
import { Part } from './part';
import { tableBody } from './tableBody';

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
  } = {},
) {
  const { columns = COLUMNS, known = COLUMNS, primaryKey = ['id', 'parent_id'], timeColumns = [] } = own;
  const held = own.held === undefined ? {} : { held: own.held };
  const { folder, files, open } = memoryFolder();
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
  const given = { fields, key: places(primaryKey), times: places(timeColumns), ...held };
  const pieces = () => tableBody({ parts, ...given, folder, count });
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

describe('tableBody', () => {
  it('is nothing for no parts and for parts without rows', async () => {
    expect(await made([])).toBe('');
    expect(await made([[], []])).toBe('');
  });

  it('passes on what has the final layout as it lies, part by part', async () => {
    const { pieces, parts, files } = await body([[{ id: '2', caption: 'a,b' }], [{ id: '1' }]]);
    const all: Buffer[] = [];
    for await (const piece of pieces()) {
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
      for await (const piece of pieces()) {
        all.push(Buffer.from(piece).toString('utf8'));
      }
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
