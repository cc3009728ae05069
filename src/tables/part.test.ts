import Papa from 'papaparse';
import { aLevel, aMetricLevel, aRow } from '../../tests/support/aRow';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { Layout } from '../flatten/cells';
import type { Row } from '../flatten';
import { AppendFiles } from './appendFiles';
import { hashKey } from './dedupe';
import { hashFile, Part } from './part';

const PATH = '/data/out/.scratch/rows/q_media.0';

async function partOf(rows: readonly Row[], known: readonly string[] = []) {
  const { folder, files, open } = memoryFolder();
  const part = new Part(PATH, known, new AppendFiles(folder));
  rows.forEach((row) => part.add(row));
  await part.close();
  const cells = Papa.parse<string[]>(files.get(PATH)?.toString() ?? '', {
    newline: '\n',
    skipEmptyLines: true,
  });
  return { part, files, open, written: cells.data };
}

describe('Part', () => {
  it('lays rows out in the order of the table, absent cells empty', async () => {
    const layout = new Layout();
    const rows = [aRow({ text: 'b', id: '1' }, { layout }), aRow({ id: '2' }, { layout })];
    const { part, written } = await partOf(rows, ['parent_id', '/id']);
    expect(part.batches).toMatchObject([{ fields: ['/id', 'parent_id', '/text'], rows: 2 }]);
    expect(written).toEqual([
      ['1', '', 'b'],
      ['2', '', ''],
    ]);
  });

  it('begins a new batch where a field appears, and keeps the order of rows', async () => {
    const layout = new Layout();
    const { folder, files } = memoryFolder();
    const part = new Part(PATH, ['/id'], new AppendFiles(folder));
    part.add(aRow({ id: '1' }, { layout }));
    part.add(aRow({ id: '2', caption: 'late' }, { layout }));
    part.add(aRow({ id: '3' }, { layout }));
    await part.close();
    expect(part.batches).toEqual([
      { fields: ['/id'], rows: 1, bytes: 2 },
      { fields: ['/id', '/caption'], rows: 2, bytes: 10 },
    ]);
    expect(files.get(PATH)?.toString()).toBe('1\n2,late\n3,\n');
  });

  it('lays out rows of several levels side by side, each by its own columns', async () => {
    const one = new Layout();
    const other = new Layout();
    const { part, written } = await partOf([
      aRow({ id: '1', a: 'x' }, { layout: one }),
      aRow({ b: 'y', id: '2' }, { layout: other }),
      aRow({ id: '3', a: 'z' }, { layout: one }),
      aRow({ b: 'w', id: '4' }, { layout: other }),
    ]);
    expect(part.batches.map(({ rows }) => rows)).toEqual([1, 3]);
    expect(written).toEqual([
      ['1', 'x'],
      ['2', '', 'y'],
      ['3', 'z', ''],
      ['4', '', 'w'],
    ]);
  });

  it('keeps the hash of each row’s key beside it', async () => {
    const rows = [aRow({ id: '1', parent_id: 'P' }), aRow({ id: '2' }), aRow({ id: '2', caption: 'c' })];
    const { files } = await partOf(rows);
    const bytes = new Uint8Array(files.get(hashFile(PATH)) ?? []);
    const first = hashKey(['/id', 'parent_id'], rows[0]!.cells);
    const second = hashKey(['/id'], rows[1]!.cells);
    expect([...new Float64Array(bytes.buffer)]).toEqual([first, second, second]);
  });

  it('knows the fields that tell its rows apart', async () => {
    const { part } = await partOf([
      aRow({ id: '1', parent_id: '' }),
      aRow({ id: '1', end_time: 'E' }, { level: aMetricLevel() }),
      aRow({ key1: '0', fb_graph_node: 'G' }, { weakId: true }),
    ]);
    expect([...part.keyFields].sort()).toEqual(['/id', 'end_time', 'fb_graph_node', 'key1']);
    expect(part.rows).toBe(3);
  });

  it('takes no node for the total of a metric, though it has the name of one', async () => {
    const level = aMetricLevel({ breakdown: 'age' });
    const empty = aRow({ id: '1', name: 'reach', breakdown: 'age', key1: '' }, { level });
    const node = await partOf([aRow({ id: '2', name: 'reach' }), empty]);
    expect(node.part.breakdowns.needed()).toEqual([]);
    const total = await partOf([aRow({ id: '2', name: 'reach' }, { level }), empty]);
    expect(total.part.breakdowns.needed()).toEqual(['breakdown']);
  });

  it('measures its text in bytes', async () => {
    const { part, files } = await partOf([aRow({ id: 'žluťoučký 😀' })]);
    expect(part.batches[0]?.bytes).toBe(files.get(PATH)?.length);
  });

  it('writes batches of a thousand while rows come, and no more than two wait', async () => {
    const { folder, files } = memoryFolder();
    const layout = new Layout();
    const level = aLevel();
    const part = new Part(PATH, ['/id'], new AppendFiles(folder));
    for (let id = 0; id < 2500; id += 1) {
      part.add(aRow({ id: String(id) }, { layout, level }));
      await part.flush();
    }
    expect(part.batches.map(({ rows }) => rows)).toEqual([1000, 1000]);
    await part.close();
    expect(part.batches.map(({ rows }) => rows)).toEqual([1000, 1000, 500]);
    expect(files.get(PATH)?.toString()).toBe(Array.from({ length: 2500 }, (_, id) => `${id}\n`).join(''));
  });

  it('makes no file when there is no row', async () => {
    const { part, files, open } = await partOf([]);
    await part.flush();
    expect([files.size, open.size, part.batches.length]).toEqual([0, 0, 0]);
  });

  it.each([PATH, hashFile(PATH)])('tells whoever closes it that %s could not be written', async (refused) => {
    const { folder, open } = memoryFolder((path) => {
      if (path === refused) {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      }
    });
    const part = new Part(PATH, ['/id'], new AppendFiles(folder));
    part.add(aRow({ id: '1' }));
    await expect(part.close()).rejects.toThrow('Cannot write');
    expect(open.size).toBe(0);
  });

  it('tells whoever writes the next batch that the last one failed', async () => {
    const { folder } = memoryFolder(() => {
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    });
    const layout = new Layout();
    const part = new Part(PATH, ['/id'], new AppendFiles(folder));
    const batch = async (): Promise<void> => {
      for (let id = 0; id < 1000; id += 1) {
        part.add(aRow({ id: String(id) }, { layout }));
      }
      return part.flush();
    };
    await batch();
    await expect(batch()).rejects.toThrow('Cannot write');
  });
});
