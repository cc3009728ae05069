/** From a query to what will be requested and written; decided before the first request. */
export { splitList, TIME_COLUMNS, TIMEFRAME } from './insights/layout';
export { mixedLoads } from './loadWarnings';
export { LEADING_COLUMNS, OWN_COLUMNS } from './ownColumns';
export { unplannedLevel } from './planLevel';
export type { KeyOf } from './insightsRoots';
export { planRun, writersOf } from './planRun';
export { joinProblems } from './problems';
export type { RunContext, RunPlan } from './planRun';
export { allLevels, planTables } from './planTables';
export type { TablePlan } from './planTables';
export type { Level, NodeLookup, Params, QueryPlan, Source, Target, Window } from './queryPlan';
export { keyOwner } from './queryKey';
export { requestsOf } from './requestsOf';
export type { PlannedRequest } from './requestsOf';
export { SNAPSHOT_COLUMN } from './snapshotLevel';
export { readsStories, STORY_HOURS } from './stories';
export { shardOf } from './shardTargets';
export { summaryLevel } from './summaryLevel';
