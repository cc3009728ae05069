/** The studio as a library, for tests and benchmarks. */
export { Demo } from './studio/demo';
export { startStudio } from './studio/startStudio';
export type { Studio } from './studio/startStudio';
