/** The main job, and what it leaves to other processes of it. */
export { withMe } from './accountsOfRun';
export { mergeState } from './mergeState';
export { reservedTables } from './reservedTables';
export { run } from './run';
