/** Joins the rooms: plan → requests → pages → rows → spool. */
export { extractAll } from './extractAll';
export { runFailure } from './outcome';
export type { Outcome } from './outcome';
export { reportRows } from './reportRows';
