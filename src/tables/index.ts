/** From rows to tables: kept on disk until their columns are known, then written whole. */
export { ACCOUNTS_TABLE, writeAccounts } from './accountsTable';
export { REPORT_TABLE, writeReport } from './reportTable';
export type { ReportCells } from './reportTable';
export { shapeTables } from './shapeTables';
export type { ShapedTable } from './shapeTables';
export { Spool } from './spool';
export type { JobSpool } from './spool';
export { writeTables } from './writeTables';
export type { WrittenTable } from './writeTables';
