import pLimit from 'p-limit';
import type { Limit } from 'p-limit';
import type { Middleware } from './request';

/** How many requests may be under way at once. */
export interface GateOptions {
  /** In all. @default 20 */
  readonly total?: number;
  /** For one account, whose quota is its own (graph-api.md §4). @default 4 */
  readonly perAccount?: number;
}

/**
 * Bounds the requests under way. The account's bound is the outer one: its waiting requests take no place of others.
 *
 * @param options the bounds
 * @returns the middleware
 */
export function gate({ total = 20, perAccount = 4 }: GateOptions = {}): Middleware {
  const all = pLimit(total);
  const accounts = new Map<string, Limit>();
  return async (request, next) => {
    const own = accounts.get(request.accountId) ?? pLimit(perAccount);
    accounts.set(request.accountId, own);
    return own(() => all(() => next(request)));
  };
}
