/** From the raw configuration to the typed one. */
export type { Account, Config, Login, Query } from './config';
export { readCredentials } from './credentials';
export { parseConfig } from './parseConfig';
