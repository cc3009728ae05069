/** What Instagram's nodes can be asked for, each fact with its source; imports no other room. */
export type { Gone, NodeName } from './facts';
export { insightsColumn } from './insightsColumns';
export type { ColumnFact } from './insightsColumns';
export { fieldOf, fieldsOf, metricsOf, natureOf, nodeBehind } from './lookUp';
export { isGone } from './isGone';
