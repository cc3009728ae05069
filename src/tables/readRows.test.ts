import { anOutputTable } from '../../tests/support/anOutputTable';
import { aRow, fieldIn } from '../../tests/support/aRow';
import { memoryFolder } from '../../tests/support/memoryFolder';
import type { Row } from '../flatten';
import { Layout } from '../flatten/cells';
import { readRows } from './readRows';
import { Spool } from './spool';

const COLUMNS = ['id', 'parent_id', 'caption'];

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
