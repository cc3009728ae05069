/** The API for as long as a run or an action of a form needs it. */
export { askApi } from './askApi';
export { askIfPossible } from './askIfPossible';
export { connect } from './connect';
export type { ApiConfig, Connection, Ports } from './connect';
export { nearEnds } from './tokenEnds';
