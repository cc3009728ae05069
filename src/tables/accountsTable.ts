import { writePlainTable } from './plainTable';
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
  return writePlainTable(
    {
      name: ACCOUNTS_TABLE,
      columns: COLUMNS,
      primaryKey: ['id'],
      rows: accounts.map(({ id, name, category, fbPageId }) => [id, name, category, fbPageId]),
      incremental: false,
    },
    options,
  );
}
