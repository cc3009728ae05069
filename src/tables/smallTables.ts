import { writeTable } from '@keboola/component-ts-lite';
import type { TableDefinition } from '@keboola/component-ts-lite';
import type { Account } from '../config';
import { csvBody, definitionOf } from './writeTables';
import type { WriteOptions, WrittenTable } from './writeTables';

/** A table that fits into memory. */
export interface SmallTable {
  readonly name: string;
  readonly columns: TableDefinition['columns'];
  readonly primaryKey: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly incremental: boolean;
}

/** The table of the configured accounts; no query may write it. */
export const ACCOUNTS_TABLE = 'accounts';

/** Makes the table of the configured accounts, which is loaded whole by each run. */
export function accountsTable(accounts: readonly Account[]): SmallTable {
  return {
    name: ACCOUNTS_TABLE,
    columns: [
      { name: 'id', description: 'Id of the account' },
      { name: 'name', description: 'Name of the account in the configuration' },
      { name: 'category', description: 'Category of the account in the configuration' },
      { name: 'fb_page_id', description: 'Id of the Facebook page of the account' },
    ],
    primaryKey: ['id'],
    rows: accounts.map(({ id, name, category, fbPageId }) => [id, name, category, fbPageId]),
    incremental: false,
  };
}

/** Writes a small table; it is loaded also when the job fails, because it is never partial. */
export async function writeSmallTable(table: SmallTable, options: WriteOptions): Promise<WrittenTable> {
  const { name, columns, primaryKey, rows } = table;
  const { folder, dataTypeSupport } = options;
  const body = csvBody([{ rows }]);
  await writeTable(folder, definitionOf(table, options), { dataTypeSupport, body });
  return {
    name,
    rows: rows.length,
    columns: columns.map((column) => column.name),
    primaryKey,
    duplicates: 0,
    differing: 0,
  };
}
