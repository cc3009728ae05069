import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { JobReport } from '../wire';

/** Lines that are shown at most. */
const MAX_LINES = 1000;

/**
 * Reads from the report of a run of which query and account pairs something is missing.
 *
 * @param dataFolder of the run
 * @returns nothing where there is no report
 */
export async function readMissing(dataFolder: string): Promise<readonly JobReport[]> {
  const text = await readFile(join(dataFolder, 'out/tables/run_report.csv'), 'utf8').catch(() => '');
  const rows = parse<Partial<Record<string, string>>>(text, { columns: true, relax_column_count: true });
  return rows
    .map(({ query = '', account = '', account_name: name = '', status = '', rows: count, reasons = '' }) => ({
      query,
      account: name === '' ? account : name,
      status,
      rows: Number(count ?? 0) || 0,
      leftOut: reasons,
    }))
    .filter(({ status, leftOut }) => status !== 'done' || leftOut !== '')
    .slice(0, MAX_LINES);
}
