/** All that is Instagram's: what its nodes can be asked for, each fact with its source, and how they are read. */
export type { AccountUse, NodeName, Removal, Replacement } from './facts';
export { insightsColumn } from './insightsColumns';
export { INSIGHTS_RULES, isDailyTotal, isTotal, isWithoutRange } from './insightsRules';
export { isKept, isRemoved } from './isRemoved';
export {
  accountUse,
  fieldKindOf,
  fieldOf,
  fieldsOf,
  hasMetric,
  isFacebookOnly,
  isNoLongerKept,
  isRemovedOfAccounts,
  isRemovedOfMedia,
  lackedFrom,
  mediaUse,
  metricOf,
  metricsOf,
  nodeTypeOf,
} from './lookups';
export { READING_RULES } from './readingRules';
export { SERVED_VERSIONS, versionEnds } from './versions';
export { onlyWhere, permissionOf } from './whyNothing';
export { isWriteOnly } from './writeOnly';
