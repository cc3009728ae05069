/** What is kept from run to run: schemas of tables, ends of complete windows, the token. */
export { adoptWindows } from './adoptWindows';
export { mergeStates, stateOfShard } from './mergeStates';
export { schemaOf, withSchemas } from './schema';
export { parseState, stateFile } from './state';
export { currentToken, endsSoon, isDue, withoutToken, withToken } from './keptToken';
export type { CurrentToken } from './keptToken';
export type { State } from './state';
export { advance, endOfLastRun, lastRunOf, withoutOldEnds } from './window';
