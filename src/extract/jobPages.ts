import { isEdge, isObject, pageWindow, readPage, toNodeList } from '../flatten';
import type { JsonObject, MorePages, NodeList, Place } from '../flatten';
import { nextRequest, paginate } from '../graph';
import type { GraphRequest, Send } from '../graph';
import { chainFields, chainKeys } from '../plan';
import type { Level, PlannedRequest, Target, Window } from '../plan';

/** A page and where it stands. */
export interface LocatedPage {
  readonly list: NodeList;
  readonly level: Level;
  readonly place: Place;
}

/** What the pages of a job are read with. */
export interface PagesOptions {
  readonly send: Send;
  /** The API's root: no link to another place is followed. */
  readonly root: string;
  readonly target: Target;
  readonly stopOnEmptyPage: boolean;
  readonly warn: (message: string) => void;
}

type Page = NodeList & { readonly window?: Window };

/**
 * Reads a planned request from its first page to its last.
 *
 * @param planned the request
 * @param options the job
 * @returns its pages in order
 */
export async function* requestPages(
  planned: PlannedRequest,
  options: PagesOptions,
): AsyncGenerator<LocatedPage, void, undefined> {
  const { target, root } = options;
  const pages = paginate<Page>({
    ...options,
    first: graphRequest([target.node, ...planned.edge.split('/')], planned.params, target),
    read: readRootPage,
    following: (page, request) => (planned.paged ? nextRequest(request, page.paging, root) : undefined),
  });
  let offset = 0;
  for await (const page of pages) {
    const window = planned.window ?? page.window;
    const place = { ...placeOf(target, target.node), offset, ...(window && { window }) };
    yield { list: page, level: planned.level, place };
    offset += page.nodes.length;
  }
}

/**
 * Reads the pages of a nested list behind its first.
 *
 * @param more the list
 * @param options the job
 * @returns its pages in order
 */
export async function* morePages(
  more: MorePages,
  options: PagesOptions,
): AsyncGenerator<LocatedPage, void, undefined> {
  const { level, parentId, paging } = more;
  const way = wayOf(more, options);
  const first = way.following({ nodes: [{}], paging });
  if (first === undefined) {
    return;
  }
  let { offset } = more;
  for await (const page of paginate<Page>({ ...options, first, ...way })) {
    yield { list: page, level, place: { ...placeOf(options.target, parentId), offset } };
    offset += page.nodes.length;
  }
}

interface Way {
  readonly read: (body: JsonObject) => Page;
  readonly following: (page: Page, request?: GraphRequest) => GraphRequest | undefined;
}

function wayOf({ level, parentId }: MorePages, { target, root }: PagesOptions): Way {
  const { follow } = level;
  if (follow.by !== 'root') {
    const params = follow.by === 'edge' ? follow.params : {};
    const base = graphRequest([parentId, follow.by === 'edge' ? follow.edge : ''], params, target);
    return { read: readPage, following: (page, request = base) => nextRequest(request, page.paging, root) };
  }
  const { chain } = follow;
  return {
    read: (body) => digFor(body, chainKeys(chain)),
    // These lists have no `next` (graph-api.md §1): they end with a page without nodes or without a cursor.
    following: ({ nodes, paging: { after } }) =>
      after === undefined || nodes.length === 0
        ? undefined
        : graphRequest([target.node], { fields: chainFields(chain, after) }, target),
  };
}

function digFor(body: JsonObject, keys: readonly string[]): NodeList {
  const found = keys.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), body);
  return isEdge(found) ? toNodeList(found) : { nodes: [], paging: {} };
}

function readRootPage(body: JsonObject): Page {
  const window = pageWindow(body);
  return { ...readPage(body), ...(window && { window }) };
}

function graphRequest(
  segments: readonly string[],
  params: Readonly<Record<string, string>>,
  target: Target,
): GraphRequest {
  const path = segments
    .filter((one) => one !== '')
    .map(encodeURIComponent)
    .join('/');
  return { path, params, accountId: target.account?.id ?? '', isList: true };
}

function placeOf(target: Target, parentId: string): Omit<Place, 'offset'> {
  return { accountId: target.account?.id ?? '', parentId };
}
