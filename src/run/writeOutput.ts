import type { ActionContext } from '@keboola/component-ts-lite';
import { reportTable } from '../extract';
import type { Outcome, Run } from '../extract';
import { accountsTable, writeSmallTable, writeTables } from '../tables';
import type { OutputTable, WrittenTable } from '../tables';
import { duplicateLines } from './duplicateLines';
import { hasFailure } from './endRun';
import type { Share } from './share';

/**
 * Writes the tables of a run: the accounts, those of the queries, and the report.
 *
 * @returns the tables as they are written
 */
export async function writeOutput(
  { folder, environment, logger }: ActionContext,
  { config, now }: Run,
  result: {
    readonly outcomes: readonly Outcome[];
    readonly tables: readonly OutputTable[];
    readonly refused: ReadonlyMap<OutputTable, string>;
    readonly warnings: readonly string[];
    readonly share: Share;
  },
): Promise<readonly WrittenTable[]> {
  const { outcomes, tables, refused, warnings, share } = result;
  const options = {
    folder,
    dataTypeSupport: environment.dataTypeSupport,
    bucketId: config.bucketId,
    hasFailures: share.hasFailures(hasFailure(outcomes) || refused.size > 0),
  };
  // Outside the platform a run is identified by its start.
  const runId = environment.runId ?? new Date(now * 1000).toISOString();
  tables.forEach((table) => logOtherName(table, logger));
  tables.forEach((table) => logUnusedColumns(table, logger));
  const written = [
    ...(config.accounts.length > 0 && share.writesAccounts
      ? [await writeSmallTable(accountsTable(config.accounts), options)]
      : []),
    ...(await writeTables(tables, options)),
    ...(config.writesReport
      ? [await writeSmallTable(reportTable(outcomes, { runId, warnings }), options)]
      : []),
  ];
  written.flatMap(duplicateLines).forEach((line) => logger.warning(line));
  written.forEach(({ warnings = [] }) => warnings.forEach((sentence) => logger.warning(sentence)));
  return written;
}

function logOtherName({ name, insteadOf }: OutputTable, logger: ActionContext['logger']): void {
  if (insteadOf !== undefined) {
    logger.warning(
      `Table '${insteadOf}' is written as '${name}': another table has its name, upper and lower case apart`,
    );
  }
}

function logUnusedColumns({ name, unusedColumns }: OutputTable, logger: ActionContext['logger']): void {
  if (unusedColumns.length > 0) {
    logger.info(
      `Table '${name}': the columns ${unusedColumns.join(', ')} of earlier runs are empty: no query requests them any more`,
    );
  }
}
