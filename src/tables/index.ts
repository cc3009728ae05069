/** From rows to tables: kept on disk until their columns are known, then written whole. */
export { orderColumns } from './columns';
export type { TableSchema } from './describeColumn';
export { fieldsToKeep, nameColumns } from './nameColumns';
export { planOutput } from './outputTable';
export type { OutputOptions, OutputTable } from './outputTable';
export { ACCOUNTS_TABLE, accountsTable, writeSmallTable } from './smallTables';
export type { SmallTable } from './smallTables';
export { Spool } from './spool';
export type { JobSpool } from './spool';
export { matchTable, readStorageTables } from './storageTables';
export type { StorageTable } from './storageTables';
export { readRows } from './tableRows';
export { describeTakeOver, takeOver } from './takeOver';
export { writeTables } from './writeTables';
export type { WrittenTable } from './writeTables';
