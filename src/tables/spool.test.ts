import { aLevel, aMetricLevel, aRow } from '../../tests/support/aRow';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { Layout } from '../flatten/cells';
import { Spool } from './spool';

const media = aLevel('media');
const comments = aLevel('comments');

function newSpool(known: Readonly<Record<string, readonly string[]>> = {}) {
  const memory = memoryFolder();
  const { folder } = memory;
  return {
    ...memory,
    spool: new Spool({ path: '/data/rows', folder, knownFields: new Map(Object.entries(known)) }),
  };
}

describe('Spool', () => {
  it('gives the rows of a table by the order of the jobs, whatever the order in which they came', async () => {
    const { spool, files } = newSpool();
    const jobs = [10, 2, 0].map((order) => spool.job(order));
    for (const round of ['a', 'b']) {
      for (const job of jobs) {
        await job.add([aRow({ id: `${job.order}${round}` }, { level: media })]);
      }
    }
    await Promise.all([...jobs].reverse().map((job) => job.close()));
    const table = spool.tables().get('q_media');
    expect(table?.parts.map(({ path }) => files.get(path)?.toString())).toEqual([
      '0a\n0b\n',
      '2a\n2b\n',
      '10a\n10b\n',
    ]);
    expect(table?.rows).toBe(6);
    expect(table?.jobs).toEqual([0, 2, 10]);
  });

  it('writes while rows come, not only at the end', async () => {
    const { spool, files } = newSpool();
    const layout = new Layout();
    const job = spool.job(0);
    const ids = Array.from({ length: 1000 }, (_, index) => String(index));
    for (let page = 0; page < 2; page += 1) {
      await job.add(ids.map((id) => aRow({ id }, { level: media, layout })));
    }
    const text = ids.map((id) => `${id}\n`).join('');
    expect(files.get('/data/rows/q_media.0')?.toString().startsWith(text)).toBe(true);
    await job.close();
    expect(files.get('/data/rows/q_media.0')?.toString()).toBe(text + text);
  });

  it('lays rows out from the first one on as the table will have them in any case', async () => {
    const { spool, files } = newSpool({ q_media: ['/declared', '/id'], q_comments: ['/other'] });
    const job = spool.job(0);
    await job.add([aRow({ id: '1', zebra: 'z' }, { level: media })]);
    await job.close();
    expect(files.get('/data/rows/q_media.0')?.toString()).toBe('1,,z\n');
  });

  it('sorts the rows of a job into their tables, named in the order of the plan', async () => {
    const { spool } = newSpool();
    const second = spool.job(1);
    const first = spool.job(0);
    await second.add([aRow({ id: '1' }, { level: media }), aRow({ id: '2' }, { level: comments })]);
    await first.add([aRow({ id: '3' }, { level: comments })]);
    await first.close();
    await second.close();
    expect([...spool.tables()].map(([name, { rows }]) => [name, rows])).toEqual([
      ['q_comments', 2],
      ['q_media', 1],
    ]);
    expect([first.rows, second.rows]).toEqual([1, 2]);
  });

  it('gathers what the rows of all parts have, and what is in their keys', async () => {
    const { spool } = newSpool({ q_media: ['/declared'] });
    const [one, other] = [spool.job(0), spool.job(1)];
    await one.add([aRow({ id: '1', a: 'x' }, { level: media })]);
    await other.add([aRow({ parent_id: 'P', b: 'y' }, { level: media })]);
    await one.close();
    await other.close();
    const table = spool.tables().get('q_media');
    expect([...(table?.rowFields ?? [])].sort()).toEqual(['/a', '/b', '/id', 'parent_id']);
    expect([...(table?.keyFields ?? [])].sort()).toEqual(['/id', 'parent_id']);
  });

  it('keys by the breakdown where a total in one part is beside an empty value in another', async () => {
    const { spool } = newSpool();
    const level = aMetricLevel({ breakdown: 'age' });
    const one = { id: '1', name: 'reach' };
    const keyOf = async (...rows: readonly object[]): Promise<unknown> => {
      const jobs = rows.map((row, order) => ({ job: spool.job(order), row: { ...one, ...row } }));
      for (const { job, row } of jobs) {
        await job.add([aRow(row, { level })]);
        await job.close();
      }
      const { keyFields, hasBreakdowns } = spool.tables().get('q_insights')!;
      return [hasBreakdowns, keyFields.has('breakdown')];
    };
    expect(await keyOf({ value: '3' })).toEqual([false, false]);
    expect(await keyOf({ breakdown: 'age', key1: 'x', value: '1' })).toEqual([true, false]);
    expect(await keyOf({ breakdown: 'age', key1: '', value: '1' })).toEqual([true, true]);
  });

  it('knows no table to which no row came', async () => {
    const { spool, files } = newSpool({ q_media: ['/id'] });
    const job = spool.job(0);
    await job.add([]);
    await job.close();
    expect([spool.tables().size, files.size]).toEqual([0, 0]);
  });

  it('closes every file, also when one of them cannot be written', async () => {
    const memory = memoryFolder((path) => {
      if (path.includes('q_media')) {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      }
    });
    const job = new Spool({ path: '/data/rows', folder: memory.folder, knownFields: new Map() }).job(0);
    await job.add([aRow({ id: '1' }, { level: media }), aRow({ id: '2' }, { level: comments })]);
    await expect(job.close()).rejects.toThrow('Cannot write');
    expect(memory.files.get('/data/rows/q_comments.0')?.toString()).toBe('2\n');
    expect(memory.open.size).toBe(0);
  });
});
