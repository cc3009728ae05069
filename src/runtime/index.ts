/** What comes in from outside, and its real versions. */
export { systemClock } from './clock';
export type { Clock } from './clock';
export { systemRandom } from './random';
export type { Random } from './random';
