/** What a token sees: Facebook pages, the Instagram accounts behind them, permissions, and when it ends. */
export { findAllAccounts, nameAccounts } from './findAccounts';
export { findOwnAccount } from './findOwnAccount';
export { findPages, PAGE_TOKEN } from './findPages';
export type { Page } from './findPages';
export { readList } from './readList';
export { formatMissing, missingPermissions, readPermissions } from './permissions';
export { readToken } from './readToken';
export type { TokenStatus } from './readToken';
export { whyNoAccount } from './whyNoAccount';
