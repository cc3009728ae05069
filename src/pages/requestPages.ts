import { GraphError } from '../errors';
import type { MorePages, Place } from '../flatten';
import { isMissing } from '../graph';
import type { NextPage } from '../graph';
import type { Level, PlannedRequest, Target, Window } from '../plan';
import { insightsPages } from './insightsPages';
import { ListReader } from './listReader';
import { chainWay, edgeWay } from './listWay';
import type { ListWay } from './listWay';
import { readNode } from './nodePages';
import type { LocatedPage, PagesOptions } from './pageOptions';
import { paginate } from './paginate';

/**
 * Reads a planned request from its first page to its last.
 *
 * @param planned the request
 * @param options the job
 * @returns its pages in order
 * @throws GraphError for what fails the whole request, UnsafePageError for a next page on another host
 */
export async function* requestPages(
  planned: PlannedRequest,
  options: PagesOptions,
): AsyncGenerator<LocatedPage, void, undefined> {
  const { level } = planned;
  const { target } = options;
  const place = placeOf(target, target.node);
  if (planned.kind === 'node') {
    const { list, detached } = await readNode(planned, options);
    yield { list, level, place: { ...place, offset: 0 }, detached };
  } else if (planned.kind === 'insights') {
    for await (const { list, window } of insightsPages(planned, options)) {
      yield { list, level, place: { ...place, offset: 0, ...(window && { window }) }, detached: [] };
    }
  } else {
    const segments = [target.node, ...planned.edge.split('/')];
    const way = edgeWay({ segments, params: planned.params, level }, options);
    yield* listPages({ way, start: {}, offset: 0, parentId: target.node }, options);
  }
}

/**
 * Reads a nested list, or what of it comes behind its first page.
 *
 * @param more the list
 * @param options the job
 * @returns its pages in order; none where the object on which it hangs is gone, which is noted
 * @throws as `requestPages`
 */
export async function* morePages(
  more: MorePages,
  options: PagesOptions,
): AsyncGenerator<LocatedPage, void, undefined> {
  const { level, parentId, paging, offset } = more;
  const { follow } = level;
  const way =
    chainWay(level, options) ??
    edgeWay(
      {
        segments: [parentId, follow.by === 'edge' ? follow.edge : ''],
        params: follow.by === 'edge' ? follow.params : {},
        level,
      },
      options,
    );
  try {
    yield* listPages({ way, start: paging, offset, parentId }, options);
  } catch (error) {
    if (!(error instanceof GraphError && isMissing(error)) || parentId === options.target.node) {
      throw error;
    }
    options.leftOut.object(parentId, `${listName(level)} (the rest of them)`, error.message);
  }
}

interface ListStart {
  readonly way: ListWay;
  readonly start: NextPage;
  readonly offset: number;
  readonly parentId: string;
}

async function* listPages(
  { way, start, offset, parentId }: ListStart,
  options: PagesOptions,
): AsyncGenerator<LocatedPage, void, undefined> {
  const reader = new ListReader(way, options);
  const pages = paginate({
    start,
    pageAt: (at) => reader.pageAt(at),
    hasNext: way.hasNext,
    stopOnEmptyPage: options.stopOnEmptyPage,
    onCircle: () =>
      options.warn(
        `The pages of /${way.name.trim()} run in a circle: the list ends where it would be read again`,
      ),
  });
  let before = offset;
  for await (const page of pages) {
    const { detached, nodes, skipped } = page;
    const place: Place = { ...placeOf(options.target, parentId), offset: before };
    yield { list: page, level: way.level, place, detached };
    before += nodes.length + skipped;
  }
}

function listName({ graphNode }: Level): string {
  return graphNode.slice(graphNode.lastIndexOf('_') + 1);
}

function placeOf(target: Target, parentId: string): Omit<Place, 'offset'> & { window?: Window } {
  return { accountId: target.account?.id ?? '', parentId };
}
