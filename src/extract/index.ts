/** Joins the rooms: plan → requests → pages → rows → spool. */
export { describePlan } from './describePlan';
export type { PlanDescription } from './describePlan';
export { extractAll } from './extractAll';
export type { Run } from './extractAll';
export { firstRuns } from './firstRuns';
export { nextState } from './nextState';
export { runFailure, unplannedOutcome } from './outcome';
export type { Outcome } from './outcome';
export { previewQuery } from './previewQuery';
export type { Preview } from './previewQuery';
export { refusedTables } from './refusedTables';
export { objectsLeftOut, REPORT_TABLE, reportTable } from './report';
export { hoursSinceStories, storyGaps } from './storyGaps';
export { refuseUndeclaredLevels } from './undeclaredLevels';
