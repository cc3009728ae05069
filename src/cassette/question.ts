import { withPseudonyms } from './pseudonym';
import { SECRET_NAMES } from './scrubText';

/** What a request asks. */
export interface Question {
  /** Method, path and parameters in one order, without secrets and with pseudonyms: equal for equal questions. */
  readonly exact: string;
  /** The same without what another program may ask otherwise: dates, page size, white space. */
  readonly similar: string;
  /** Method and path with pseudonyms. */
  readonly path: string;
  /** For messages, as it was asked. */
  readonly words: string;
}

/** Parameters by which recordings of other programs may differ from ours. */
const LOOSE: ReadonlySet<string> = new Set(['since', 'until', 'limit', 'time_increment', 'include_headers']);

/**
 * Says what a request asks.
 *
 * @param method GET or POST
 * @param uri the whole address
 * @param body the form, if any
 * @returns the question
 */
export function questionOf(method: string, uri: string, body: string | null): Question {
  const { pathname, search } = new URL(uri);
  const params = [...new URLSearchParams(search), ...new URLSearchParams(body ?? '')]
    .filter(([name]) => !SECRET_NAMES.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const path = withPseudonyms(pathname);
  const text = (list: typeof params): string => withPseudonyms(JSON.stringify([method, path, list]));
  return {
    exact: text(params),
    similar: text(
      params
        .filter(([name]) => !LOOSE.has(name))
        .map(([name, value]) => [name, value.replace(/\s+/g, '')] as [string, string]),
    ),
    path: `${method} ${path}`,
    words: `${method} ${pathname} ${JSON.stringify(Object.fromEntries(params))}`,
  };
}
