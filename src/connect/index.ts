/** The API for as long as a run or an action of a form needs it. */
export { askApi } from './askApi';
export { askCourteously } from './courtesy';
export type { Courtesy } from './courtesy';
export { askIfPossible } from './askIfPossible';
export { connect, credentialsOf } from './connect';
export type { Connection, Ports } from './connect';
export { nearEnds } from './tokenEnds';
export type { NearEnd } from './tokenEnds';
