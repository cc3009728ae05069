import pLimit from 'p-limit';
import type { Limit } from 'p-limit';
import type { Middleware } from './request';

/** How many requests may be under way at once. */
export interface ConcurrencyOptions {
  /** In all. @default 20 */
  readonly total?: number;
  /** For one account, whose quota is its own. Source: docs/graph-api.md §4. @default 4 */
  readonly perAccount?: number;
}

/** Bounds the requests under way. The account's bound is the outer one, so its waiting requests do not block others. */
export function limitConcurrency({ total = 20, perAccount = 4 }: ConcurrencyOptions = {}): Middleware {
  const all = pLimit(total);
  const accounts = new Map<string, Limit>();
  return async (request, next) => {
    const account = accounts.get(request.accountId) ?? pLimit(perAccount);
    accounts.set(request.accountId, account);
    return account(() => all(() => next(request)));
  };
}
