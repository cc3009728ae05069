import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolder } from '@keboola/component-ts-lite';
import type { Row } from '../../src/flatten';
import type { TablePlan } from '../../src/plan';
import { planOutput, Spool, writeTables } from '../../src/tables';
import type { OutputTable, WrittenTable } from '../../src/tables';
import { newFolder, readTable } from './folders';

/** A table as a run wrote it. */
export interface MadeTable extends WrittenTable {
  readonly records: readonly Readonly<Record<string, string>>[];
}

/**
 * Takes rows through the rooms behind flatten: spool, output tables, CSV.
 *
 * @param jobs the rows of each job
 * @param known what is planned, and the schemas of earlier runs
 * @returns the tables by name, read back from their files
 */
export async function tablesOf(
  jobs: readonly (readonly Row[])[],
  known: {
    readonly planned?: ReadonlyMap<string, TablePlan>;
    readonly shapes?: ReadonlyMap<string, Pick<OutputTable, 'columns' | 'primaryKey'>>;
  } = {},
): Promise<ReadonlyMap<string, MadeTable>> {
  const path = newFolder();
  mkdirSync(join(path, 'out/tables'), { recursive: true });
  const folder = new DataFolder(path);
  const planned = known.planned ?? new Map<string, TablePlan>();
  const knownFields = new Map([...planned].map(([name, { columns }]) => [name, columns]));
  const spool = new Spool({ path: await folder.scratch('rows'), folder, knownFields });
  for (const [order, rows] of jobs.entries()) {
    const job = spool.job(order);
    await job.add(rows);
    await job.close();
  }
  const tables = planOutput({
    planned,
    spooled: spool.tables(),
    known: known.shapes ?? new Map(),
    reserved: new Set(),
  });
  const options = { folder, dataTypeSupport: 'none', bucketId: undefined, hasFailures: false } as const;
  const written = await writeTables(tables, options);
  return new Map(written.map((table) => [table.name, { ...table, records: readTable(path, table.name) }]));
}
