import { anOutputTable } from '../../tests/support/anOutputTable';
import { aRow, fieldIn } from '../../tests/support/aRow';
import { memoryFolder } from '../../tests/support/memoryFolder';
import type { Row } from '../flatten';
import type { OutputTable } from './outputTable';
import { Spool } from './spool';
import { writeTables } from './writeTables';
import type { WriteOptions } from './writeTables';

const EMPTY = anOutputTable({
  name: 'q_media',
  columns: ['id', 'parent_id', 'caption'],
  described: ['id', 'parent_id', 'caption'].map((name) => ({ name, type: 'STRING', description: name })),
  primaryKey: ['id', 'parent_id'],
});

/** Writes one table, with these rows or with none. */
async function write(
  table: Partial<OutputTable> = {},
  own: Partial<WriteOptions> & { readonly rows?: readonly Row[] } = {},
) {
  const { folder, files } = memoryFolder();
  const { rows = [], ...options } = own;
  const spool = new Spool({
    path: '/data/rows',
    folder,
    knownFields: new Map([['q_media', EMPTY.columns.map(fieldIn)]]),
  });
  const job = spool.job(0);
  await job.add(rows);
  await job.close();
  const spooled = spool.tables().get('q_media');
  const [written] = await writeTables([{ ...EMPTY, ...(spooled && { spooled }), ...table }], {
    folder,
    dataTypeSupport: 'none',
    bucketId: undefined,
    hasFailures: false,
    ...options,
  });
  const path = `/data/out/tables/${written?.name ?? ''}.csv`;
  const manifest = JSON.parse(files.get(`${path}.manifest`)?.toString() ?? '') as Record<string, unknown>;
  return { written, csv: files.get(path)?.toString(), manifest };
}

describe('writeTables', () => {
  it('writes a header also where there is no row', async () => {
    const { csv, written } = await write();
    expect(csv).toBe('id,parent_id,caption\n');
    expect(written).toEqual({
      name: 'q_media',
      rows: 0,
      columns: EMPTY.columns,
      primaryKey: EMPTY.primaryKey,
      duplicates: 0,
      differing: 0,
    });
  });

  it('writes the rows behind the header', async () => {
    const { csv, written } = await write(
      {},
      { rows: [aRow({ id: '1', caption: 'a "b"\nc' }), aRow({ id: '2' })] },
    );
    expect(csv).toBe('id,parent_id,caption\n1,,"a ""b""\nc"\n2,,\n');
    expect(written?.rows).toBe(2);
  });

  it('counts rows as they are written, and what was read again apart', async () => {
    const rows = ['a', 'b', 'b'].map((caption) => aRow({ id: '1', caption }));
    const { csv, written } = await write({}, { rows });
    expect(csv).toBe('id,parent_id,caption\n1,,b\n');
    expect(written).toMatchObject({ rows: 1, duplicates: 2, differing: 1 });
  });

  it('keeps rows apart of which the key of the table is not one', async () => {
    const rows = ['a', 'b'].map((caption) => aRow({ id: '1', caption }));
    const { csv, written } = await write({ primaryKey: ['id', 'caption'] }, { rows });
    expect(csv).toBe('id,parent_id,caption\n1,,a\n1,,b\n');
    expect(written).toMatchObject({ rows: 2, duplicates: 0 });
  });

  it('says key and way of loading in the manifest', async () => {
    expect((await write()).manifest).toMatchObject({ incremental: true, primary_key: ['id', 'parent_id'] });
    expect((await write({ incremental: false })).manifest).toMatchObject({ incremental: false });
  });

  it('names a destination only where a bucket is given', async () => {
    expect((await write({}, { bucketId: 'in.c-ig' })).manifest).toMatchObject({
      destination: 'in.c-ig.q_media',
    });
    expect((await write()).manifest).not.toHaveProperty('destination');
  });

  it.each([
    [true, true, true],
    [true, false, false],
    // One that lacks a part is not written at all.
    [false, true, true],
    [false, false, false],
  ])(
    'incremental %s, with failures %s: is loaded though the job fails: %s',
    async (incremental, hasFailures, always) => {
      expect((await write({ incremental }, { hasFailures })).manifest).toMatchObject({
        write_always: always,
      });
    },
  );

  it.each(['authoritative', 'hints'] as const)(
    'describes columns where the project understands it: %s',
    async (dataTypeSupport) => {
      const { manifest } = await write({}, { dataTypeSupport });
      expect(manifest['schema']).toEqual([
        expect.objectContaining({ name: 'id', primary_key: true, nullable: false }),
        expect.objectContaining({ name: 'parent_id', primary_key: true, nullable: false }),
        expect.objectContaining({ name: 'caption', nullable: true }),
      ]);
      expect(manifest).not.toHaveProperty('primary_key');
    },
  );

  it.each([
    ['none', '2026-04-14T07:00:00+0000'],
    ['hints', '2026-04-14T07:00:00+0000'],
    ['authoritative', '2026-04-14T07:00:00+00:00'],
  ] as const)('with %s writes a time as %s', async (dataTypeSupport, cell) => {
    const columns = ['id', 'parent_id', 'caption'];
    const described = columns.map(
      (name) => ({ name, type: name === 'caption' ? 'TIMESTAMP' : 'STRING', description: name }) as const,
    );
    const time = '2026-04-14T07:00:00+0000';
    const rows = [aRow({ id: '1', parent_id: time, caption: time })];
    const { csv, manifest } = await write({ columns, described }, { dataTypeSupport, rows });
    // What is no time for Storage stays the API's text.
    expect(csv).toBe(`id,parent_id,caption\n1,${time},${cell}\n`);
    expect(JSON.stringify(manifest).includes('TIMESTAMP')).toBe(dataTypeSupport !== 'none');
  });

  it.each([
    ['none', '12.5'],
    ['hints', '12.5'],
    ['authoritative', ''],
  ] as const)("with %s writes what is not of its column's type as %j", async (dataTypeSupport, cell) => {
    const columns = ['id', 'parent_id', 'caption'];
    const described = columns.map(
      (name) => ({ name, type: name === 'caption' ? 'INTEGER' : 'STRING', description: name }) as const,
    );
    const rows = [aRow({ id: '1', caption: '7' }), aRow({ id: '2', caption: '12.5' })];
    const { csv, written } = await write({ columns, described }, { dataTypeSupport, rows });
    expect(csv).toBe(`id,parent_id,caption\n1,,7\n2,,${cell}\n`);
    expect(written?.warnings).toEqual(
      cell === ''
        ? [
            "Table 'q_media', column 'caption': a cell that is not INTEGER is written empty: '12.5' of object '2'",
          ]
        : undefined,
    );
  });
});
