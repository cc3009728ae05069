import { aRow, fieldIn } from '../../tests/support/aRow';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { Layout } from '../flatten/cells';
import type { Row } from '../flatten';
import type { OutputTable } from './outputTable';
import { readRows } from './readRows';
import { Spool } from './spool';
import { tableBody } from './tableBody';

const COLUMNS = ['id', 'parent_id', 'caption'];

/** Spools the rows of several jobs as a table with these columns. */
async function spooled(jobs: readonly (readonly Row[])[], columns: readonly string[] = COLUMNS) {
  const { folder, files } = memoryFolder();
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
  const table: OutputTable = {
    name: 'q_media',
    columns,
    fields: columns.map(fieldIn),
    described: [],
    primaryKey: ['id', 'parent_id'],
    unusedColumns: [],
    emptyColumns: [],
    takenOver: [],
    missingInKey: [],
    undeclared: [],
    incremental: true,
    ...(found && { spooled: found }),
  };
  return { table, folder, files, parts: found?.parts ?? [] };
}

describe('readRows', () => {
  it('gives the first rows as they would be written', async () => {
    const { table, folder } = await spooled([
      [aRow({ id: '1', caption: 'a "b",\nc' }), aRow({ id: '2', caption: 'žluťoučký 🐎' })],
      [aRow({ id: '3', parent_id: '9' })],
    ]);
    expect(await readRows(table, { folder, limit: 20 })).toEqual([
      ['1', '', 'a "b",\nc'],
      ['2', '', 'žluťoučký 🐎'],
      ['3', '9', ''],
    ]);
    expect(await readRows(table, { folder, limit: 2 })).toHaveLength(2);
  });

  it('gives one row for one that was read twice, the later reading, behind the others', async () => {
    const { table, folder } = await spooled([
      [aRow({ id: '1', caption: 'earlier' }), aRow({ id: '2' })],
      [aRow({ id: '1', caption: 'later' })],
    ]);
    expect(await readRows(table, { folder, limit: 20 })).toEqual([
      ['2', '', ''],
      ['1', '', 'later'],
    ]);
  });

  it('gives none of a table without rows', async () => {
    const { table, folder } = await spooled([]);
    expect(await readRows(table, { folder, limit: 20 })).toEqual([]);
  });
});

describe('tableBody', () => {
  const bodyOf = async (
    jobs: readonly (readonly Row[])[],
    own: { readonly columns?: readonly string[]; readonly held?: number } = {},
  ): Promise<{ csv: string; pieces: number; paths: string[] }> => {
    const { columns = COLUMNS, held } = own;
    const { folder, files, parts } = await spooled(jobs, columns);
    const pieces: string[] = [];
    for await (const piece of tableBody({
      parts,
      fields: columns.map(fieldIn),
      key: [0, 1],
      times: [],
      folder,
      count: { duplicates: 0, differing: 0 },
      ...(held !== undefined && { held }),
    })) {
      pieces.push(Buffer.from(piece).toString('utf8'));
    }
    return { csv: pieces.join(''), pieces: pieces.length, paths: [...files.keys()] };
  };

  it('lays rows out anew that were read before a column came, or in another order', async () => {
    const wide = ['id', 'parent_id', 'reach', 'caption'];
    const { csv } = await bodyOf(
      [[aRow({ id: '1', caption: 'a' })], [aRow({ id: '2', caption: 'b', reach: '5' })]],
      { columns: wide },
    );
    expect(csv).toBe('1,,,a\n2,,5,b\n');
  });

  it('writes thousands of merged rows in pieces, and each of them once', async () => {
    const layout = new Layout();
    const rows = Array.from({ length: 2500 }, (_, index) =>
      aRow({ id: String(index), caption: 'x' }, { layout }),
    );
    for (const held of [undefined, 500]) {
      const { csv, pieces, paths } = await bodyOf([rows, rows], held === undefined ? {} : { held });
      const ids = csv
        .trimEnd()
        .split('\n')
        .map((line) => Number(line.split(',')[0]));
      expect(ids.toSorted((one, other) => one - other)).toEqual(rows.map((_, index) => index));
      expect(pieces).toBeGreaterThanOrEqual(3);
      // What was set aside on the way is gone.
      expect(paths.filter((path) => path.includes('.again'))).toEqual([]);
    }
  });
});
