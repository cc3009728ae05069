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
      columns: ['id', 'name', 'category', 'fb_page_id'],
      primaryKey: ['id'],
      rows: accounts.map(({ id, name, category, fbPageId }) => [id, name, category, fbPageId]),
      incremental: false,
    },
    options,
  );
}
