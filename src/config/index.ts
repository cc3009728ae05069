/** From the raw configuration to the typed one. */
export type { Account, Config, Query } from './config';
export { readCredentials } from './credentials';
export { parseConfig } from './parseConfig';
export { readShard } from './shard';
export type { Shard } from './shard';
