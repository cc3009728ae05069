import fc from 'fast-check';
import Papa from 'papaparse';
import { planOutput, Spool, writeTables } from '../../src/tables';
import { Layout } from '../../src/flatten/cells';
import { anyCharacter } from '../../packages/component-ts-lite/src/testSupport/anyCharacter';
import { aRow, fieldIn } from '../support/aRow';
import { memoryFolder } from '../support/memoryFolder';

type Cells = Readonly<Record<string, string>>;

const hostile = fc.constantFrom(
  '',
  ' ',
  '"',
  '""',
  ',',
  '\n',
  '\r',
  '\r\n',
  '\uFEFF',
  '\u0000',
  "'",
  '=1',
  '😀',
);
const cell = fc.oneof(
  fc.array(fc.oneof(hostile, fc.constantFrom('a', 'é'))).map((parts) => parts.join('')),
  fc.string({ unit: anyCharacter }),
);
const column = fc.constantFrom('caption', 'value', 'key1', 'zebra', 'Apple');
const jobs = fc.array(fc.array(fc.dictionary(column, cell, { maxKeys: 3 }), { maxLength: 8 }), {
  maxLength: 3,
});

/** Writes the rows of each job to one table and reads the file as anyone would. */
async function readBack(given: readonly (readonly Cells[])[], known: readonly string[]): Promise<Cells[]> {
  const { folder, files } = memoryFolder();
  const spool = new Spool({
    path: '/data/rows',
    folder,
    knownFields: new Map([['q_media', known.map(fieldIn)]]),
  });
  for (const [order, rows] of given.entries()) {
    const job = spool.job(order);
    const layout = new Layout();
    for (const row of rows) {
      await job.add([aRow(row, { layout })]);
    }
    await job.close();
  }
  const tables = planOutput({
    planned: new Map(),
    spooled: spool.tables(),
    known: new Map(),
    reserved: new Set(),
  });
  const options = { folder, dataTypeSupport: 'none', bucketId: undefined, hasFailures: false } as const;
  await writeTables(tables, options);
  const text = files.get('/data/out/tables/q_media.csv')?.toString() ?? '';
  const { data } = Papa.parse<string[]>(text, { newline: '\n', delimiter: ',' });
  const [header = [], ...rows] = data.slice(0, -1);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? '?'])));
}

const filled = (row: Cells): Cells =>
  Object.fromEntries(Object.entries(row).filter(([, text]) => text !== ''));

describe('a CSV read back', () => {
  it('has the cells that were written, whatever they are and however late their columns came', async () => {
    await fc.assert(
      fc.asyncProperty(jobs, fc.subarray(['id', 'caption', 'middle']), async (given, known) => {
        let next = 0;
        const rows = given.map((job) => job.map((row) => ({ id: `n${(next += 1)}`, ...row })));
        const read = await readBack(rows, known);
        expect(read.map(filled)).toEqual(rows.flat().map(filled));
      }),
      { numRuns: 150 },
    );
  });

  it('has each cell of a node that was read several times as it was read last', async () => {
    await fc.assert(
      fc.asyncProperty(jobs, fc.array(fc.nat(4), { minLength: 1 }), async (given, ids) => {
        let next = 0;
        const rows = given.map((job) =>
          job.map((row) => ({ id: `n${ids[(next += 1) % ids.length]}`, ...row })),
        );
        const expected = new Map<string, Cells>();
        for (const row of rows.flat()) {
          expected.set(row.id, { ...expected.get(row.id), ...filled(row) });
        }
        const read = await readBack(rows, []);
        expect(new Map(read.map((row) => [row['id'], filled(row)]))).toEqual(expected);
        expect(read).toHaveLength(expected.size);
      }),
      { numRuns: 150 },
    );
  });
});
