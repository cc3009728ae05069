/** From pages to rows; pure. */
export type { Cells, Layout } from './cells';
export { Flattener } from './flattenPage';
export type { Row } from './row';
