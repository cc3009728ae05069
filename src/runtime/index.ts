/** What comes in from outside, and its real versions; and what every folder needs: numbers in messages, waiting for several things. */
export { systemClock } from './clock';
export type { Clock } from './clock';
export { counted } from './counted';
export { logAbove } from './liveLine';
export type { LiveLine } from './liveLine';
export type { Log } from './log';
export { systemRandom } from './random';
export type { Random } from './random';
export { settleAll } from './settleAll';
