import { formatCsv, writeTable } from '@keboola/component-ts-lite';
import type { WriteOptions, WrittenTable } from './writeTables';

/** An account as the configuration has it. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly fbPageId: string;
}

/** The table of the configured accounts; no query may write it. */
export const ACCOUNTS_TABLE = 'accounts';

const COLUMNS = [
  { name: 'id', description: 'Id of the account' },
  { name: 'name', description: 'Name of the account in the configuration' },
  { name: 'category', description: 'Category of the account in the configuration' },
  { name: 'fb_page_id', description: 'Id of the Facebook page of the account' },
];

/**
 * Writes the configured accounts, whole in each run (SPEC §7).
 *
 * @param accounts the accounts
 * @param options where to and how
 * @returns the table as it was written
 */
export async function writeAccounts(
  accounts: readonly AccountRow[],
  options: WriteOptions,
): Promise<WrittenTable> {
  const { folder, bucketId, dataTypeSupport, hasFailures } = options;
  const columns = COLUMNS.map(({ name }) => name);
  const primaryKey = ['id'];
  const rows = accounts.map(({ id, name, category, fbPageId }) => [id, name, category, fbPageId]);
  const definition = {
    name: ACCOUNTS_TABLE,
    columns: COLUMNS,
    primaryKey,
    incremental: false,
    destination: bucketId === undefined ? undefined : `${bucketId}.${ACCOUNTS_TABLE}`,
    // Never partial: it is the configuration's own list.
    writeAlways: hasFailures,
  };
  await writeTable(folder, definition, { dataTypeSupport, body: once(formatCsv(rows)) });
  return { name: ACCOUNTS_TABLE, rows: rows.length, columns, primaryKey, repeated: 0, differing: 0 };
}

async function* once(text: string): AsyncGenerator<string, void, undefined> {
  yield text;
}
