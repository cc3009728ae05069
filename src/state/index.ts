/** What is kept from run to run: shapes of tables, ends of complete windows. */
export { parseState } from './state';
export type { State } from './state';
export { shapeOf, shapeToKeep, withShapes } from './tableShape';
export { advance, lastRunOf } from './window';
