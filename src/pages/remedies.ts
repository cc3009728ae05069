import { behindBoundary } from './boundary';
import type { Remedies } from './firstRemedy';
import { halvesOfNode, leaveOutNode, sharedAlone, withoutMetricsOfNode } from './nodeRemedies';
import type { NodeRemedy } from './nodeRemedies';
import type { ListRemedy } from './reading';
import { withoutMissingField } from './refusedField';
import { edgesApart, metricsApart, sharedApart, suspectsApart, withoutRefused } from './refusedMetric';
import {
  eachApart,
  halfPage,
  idOnly,
  insightsOfEach,
  objectInParts,
  objectOnceMore,
  withoutInsights,
} from './refusedObject';
import { inParts, onceMore, shorterLists, smallerPage } from './tooMuch';
import {
  failAfterOthers,
  halves,
  metricsOnceMore,
  noData,
  oneOfThem,
  withoutRefusedMetrics,
} from './windowRemedies';
import type { WindowRemedy } from './windowRemedies';

const SINGLE_OBJECT: readonly ListRemedy[] = [withoutInsights, objectInParts, idOnly, objectOnceMore];

/** For a page of a list, or a node. */
export const LIST_REMEDIES: Remedies<ListRemedy> = {
  metric: [withoutRefused, metricsApart, edgesApart],
  field: [withoutMissingField],
  permission: [insightsOfEach],
  'too-much': [smallerPage, inParts, shorterLists, onceMore],
  object: [eachApart, halfPage, ...SINGLE_OBJECT],
  'too-old': [eachApart, halfPage, behindBoundary, ...SINGLE_OBJECT],
  query: [sharedApart, suspectsApart],
  unknown: [sharedApart],
};

/** For a window of an account's insights. */
export const WINDOW_REMEDIES: Remedies<WindowRemedy> = {
  metric: [withoutRefusedMetrics, oneOfThem, failAfterOthers],
  query: [oneOfThem],
  'too-much': [halves, metricsOnceMore, failAfterOthers],
  'no-data': [halves, noData],
  object: [halves, failAfterOthers],
  'too-old': [halves, failAfterOthers],
  // "An unknown error" is also the answer to a breakdown that one of the metrics does not have.
  unknown: [halves, failAfterOthers],
};

/** For the insights of one node that are requested apart. */
export const NODE_REMEDIES: Remedies<NodeRemedy> = {
  metric: [withoutMetricsOfNode, leaveOutNode],
  'no-data': [leaveOutNode],
  permission: [leaveOutNode],
  object: [leaveOutNode],
  'too-old': [leaveOutNode],
  missing: [leaveOutNode],
  query: [sharedAlone, halvesOfNode],
  unknown: [sharedAlone],
};
