import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import type { Window } from '../plan';

/**
 * Reads the window that a page of account insights stands for from the links around it: `previous` ends a second before it
 * begins, `next` begins a second after it ends. Source: docs/graph-api.md §2.3.
 *
 * @returns undefined where the answer does not tell
 */
export function pageWindow(body: JsonObject): Window | undefined {
  const paging = isObject(body['paging']) ? body['paging'] : {};
  const before = linkNumber(paging['previous'], 'until');
  const after = linkNumber(paging['next'], 'since');
  return before === undefined || after === undefined ? undefined : { since: before + 1, until: after - 1 };
}

function linkNumber(link: unknown, name: string): number | undefined {
  const text = typeof link === 'string' && URL.canParse(link) ? new URL(link).searchParams.get(name) : null;
  return text !== null && /^\d{9,10}$/.test(text) ? Number(text) : undefined;
}
