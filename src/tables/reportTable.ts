import { writePlainTable } from './plainTable';
import type { WriteOptions, WrittenTable } from './writeTables';

/** The table of what runs did; no query may write it while it is asked for. */
export const REPORT_TABLE = 'run_report';

/** Columns by the names of their values. */
const COLUMNS = {
  query: 'query',
  account: 'account',
  accountName: 'account_name',
  status: 'status',
  rows: 'rows',
  requests: 'requests',
  retries: 'retries',
  waitedSeconds: 'waited_seconds',
  objectsLeftOut: 'objects_left_out',
  metricsLeftOut: 'metrics_left_out',
  reasons: 'reasons',
} as const;

/** One row of it, without the run's id. */
export type ReportCells = Readonly<Record<keyof typeof COLUMNS, string | number>>;

/**
 * Writes what a run did; runs add up in Storage.
 *
 * @param report the run's id and a row for each query and account
 * @param options where to and how
 * @returns the table as it was written
 */
export async function writeReport(
  report: { readonly runId: string; readonly rows: readonly ReportCells[] },
  options: WriteOptions,
): Promise<WrittenTable> {
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  return writePlainTable(
    {
      name: REPORT_TABLE,
      columns: ['run_id', ...Object.values(COLUMNS)],
      primaryKey: ['run_id', 'query', 'account'],
      rows: report.rows.map((row) => [report.runId, ...names.map((name) => String(row[name]))]),
      incremental: true,
    },
    options,
  );
}
