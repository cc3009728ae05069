/** What comes in from outside, and its real versions; and waiting for several things at once. */
export { systemClock } from './clock';
export type { Clock } from './clock';
export { logAbove } from './liveLine';
export type { LiveLine } from './liveLine';
export type { Log } from './log';
export { systemRandom } from './random';
export type { Random } from './random';
export { settleAll } from './settleAll';
