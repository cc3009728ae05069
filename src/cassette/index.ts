/** Records runs and replays them, in the format of the official harness. */
export { openCassette } from './openCassette';
