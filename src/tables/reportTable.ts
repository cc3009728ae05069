import { writePlainTable } from './plainTable';
import type { WriteOptions, WrittenTable } from './writeTables';

/** The table of what runs did; no query may write it while it is asked for. */
export const REPORT_TABLE = 'run_report';

/** What a query did for one account. */
export interface ReportCells {
  readonly query: string;
  /** Its id; '' for a query of no account. */
  readonly account: string;
  readonly accountName: string;
  /** `cut`: not read to its end because the run ended. */
  readonly status: 'done' | 'failed' | 'cut';
  readonly rows: number;
  readonly requests: number;
  readonly retries: number;
  readonly waitedSeconds: number;
  /** Objects that lack something. */
  readonly objectsLeftOut: number;
  /** Metrics that were not to be had, with commas between. */
  readonly metricsLeftOut: string;
  /** Why something is missing: the failure, and the API's words for what was left out. */
  readonly reasons: string;
}

const COLUMNS = [
  { name: 'run_id', description: 'Id of the run: that of the platform, else the time of its beginning' },
  { name: 'query', description: 'Name of the query' },
  { name: 'account', description: 'Id of the account; empty for a query of no account' },
  { name: 'account_name', description: 'Name of the account in the configuration' },
  { name: 'status', description: 'done, failed, or cut: not read to its end because the run ended' },
  { name: 'rows', type: 'INTEGER', description: 'Rows of all tables' },
  { name: 'requests', type: 'INTEGER', description: 'Requests that were sent, each try counted' },
  { name: 'retries', type: 'INTEGER', description: 'How many of the requests were sent again' },
  { name: 'waited_seconds', type: 'INTEGER', description: "Seconds of waiting for the API's allowance" },
  { name: 'objects_left_out', type: 'INTEGER', description: 'Objects that lack insights or other parts' },
  { name: 'metrics_left_out', description: 'Metrics that were not to be had' },
  { name: 'reasons', description: "Why something is missing, in the API's own words" },
] as const;

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
  const cells = (row: ReportCells): string[] =>
    [
      report.runId,
      ...[row.query, row.account, row.accountName, row.status],
      ...[row.rows, row.requests, row.retries, row.waitedSeconds, row.objectsLeftOut],
      ...[row.metricsLeftOut, row.reasons],
    ].map(String);
  return writePlainTable(
    {
      name: REPORT_TABLE,
      columns: COLUMNS,
      primaryKey: ['run_id', 'query', 'account'],
      rows: report.rows.map(cells),
      incremental: true,
    },
    options,
  );
}
