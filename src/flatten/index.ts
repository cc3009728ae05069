/** From pages to rows; pure. */
export type { Cells, Layout } from './cells';
export { Flattener } from './flattenPage';
export { isObject, toCell } from './json';
export type { JsonObject } from './json';
export { isEdge, readPage, toNodeList } from './nodeList';
export { pageWindow } from './pageWindow';
export type { MorePages, NodeList, Place, Row } from './row';
