/** From a query to what will be asked and written; decided before the first request. */
export { splitList } from './insightsLevel';
export { unplannedLevel, summaryLevel } from './planLevel';
export { Problems } from './problems';
export { planQuery } from './planQuery';
export { planRequests } from './planRequests';
export type { PlannedRequest } from './planRequests';
export { planTables } from './planTables';
export type { TablePlan } from './planTables';
export { chainFields, chainKeys } from './throughRoot';
export type { Level, QueryPlan, Target, Window } from './queryPlan';
