/** What an answer of the API is made of. */
export { expectList, expectNode, expectObjects, withLists } from './expectation';
export type { Expectation, ListFields } from './expectation';
export { fieldPath, isPath, keysOf } from './fieldPath';
export { isObject, plainJson, toCell } from './json';
export type { JsonObject } from './json';
export { isMetric, isMetricId, metricName } from './metric';
export { idOf, isEdge, readPage, toNodeList } from './nodeList';
export type { Edge, NodeList, Paging } from './nodeList';
export { hideTokens, SECRET_FIELDS, TOKEN_FORM } from './secretNames';
