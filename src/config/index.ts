/** Unknown JSON in, a typed configuration out. */
export type { Account, Config, Login, Query } from './config';
export { readCredentials } from './credentials';
export type { Credentials } from './credentials';
export { DEFAULTS, QUERY_DEFAULTS } from './defaults';
export { openInput, withInputs } from './inputs';
export { parseConfig } from './parseConfig';
export { selectQuery } from './selectQuery';
export { readShard } from './shard';
export type { Shard } from './shard';
