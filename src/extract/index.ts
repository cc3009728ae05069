/** Joins the rooms: plan → requests → pages → rows → spool. */
export { extractAll } from './extractAll';
export type { Run } from './extractAll';
export { nextState } from './nextState';
export { runFailure, unplannedOutcome } from './outcome';
export type { Outcome } from './outcome';
export { refusedTables } from './refusedTables';
export { REPORT_TABLE, reportTable } from './report';
export { refuseUndeclaredLevels } from './undeclaredLevels';
