import { idOf, readPage } from '../answer';
import type { Paging } from '../answer';
import { GraphError } from '../errors';
import type { Level, NodeLookup, PlannedRequest } from '../plan';
import { accountInsights } from './accountInsights';
import { graphRequest } from './job';
import type { Job, LocatedPage, MorePages } from './job';
import { edgeList, hasNext, nodeList, rootList } from './list';
import type { List } from './list';
import { listReader } from './listReader';
import { paginate } from './paginate';

/**
 * Reads a planned request from its first page to its last.
 *
 * @throws GraphError for what fails the whole request, UnsafePageError for a next page on another host
 */
export async function* readRequest(
  planned: PlannedRequest,
  job: Job,
): AsyncGenerator<LocatedPage, void, undefined> {
  const { level, params } = planned;
  const { source } = level;
  const { node } = job.target;
  if (source.by === 'windows') {
    for await (const { list, window } of accountInsights(planned, job)) {
      const place = { accountId: accountIdOf(job), parentId: node, offset: 0, ...(window && { window }) };
      yield { list, level, place, apart: [] };
    }
    return;
  }
  if (source.by !== 'edge') {
    yield* readList({ list: nodeList({ level, params }, job), start: {}, offset: 0, parentId: node }, job);
    return;
  }
  const { edge, search } = source;
  const parentId = search === undefined ? node : await findNode(search, job);
  const own = search === undefined ? params : { ...params, user_id: node };
  const list = edgeList({ parentId, edge, params: own, level }, job);
  // What is found stands for the account, like its own lists: several accounts may find the same.
  yield* readList({ list, start: {}, offset: 0, parentId: node }, job);
}

/** Searches for the account of the job. */
async function findNode({ path, params }: NodeLookup, job: Job): Promise<string> {
  const request = graphRequest([path], { ...params, user_id: job.target.node }, job);
  const [found] = readPage((await job.api.send(request)).body).nodes;
  const id = idOf(found);
  if (id === '') {
    throw new GraphError('query', `The search ${path} found nothing for '${Object.values(params).join()}'`, {
      status: 0,
    });
  }
  return id;
}

/**
 * Reads a nested list, or what of it comes behind its first page. Where the object that has the list is missing, there is
 * nothing to read, which is noted.
 *
 * @throws as `readRequest`
 */
export async function* readMore(
  { level, parentId, paging, offset }: MorePages,
  job: Job,
): AsyncGenerator<LocatedPage, void, undefined> {
  try {
    yield* readList({ list: nestedList(level, parentId, job), start: paging, offset, parentId }, job);
  } catch (error) {
    if (!(error instanceof GraphError && error.kind === 'missing') || parentId === job.target.node) {
      throw error;
    }
    job.omissions.object(parentId, { is: 'list', list: listName(level) }, error.message);
  }
}

function nestedList(level: Level, parentId: string, job: Job): List {
  const { source } = level;
  switch (source.by) {
    case 'root':
      return rootList(level, source.path, job);
    case 'edge':
      return edgeList({ parentId, edge: source.edge, params: source.params, level }, job);
    default:
      throw new Error(`There are no further pages of ${level.graphNode}`);
  }
}

interface ListStart {
  readonly list: List;
  readonly start: Paging;
  readonly offset: number;
  readonly parentId: string;
}

async function* readList(
  { list, start, offset, parentId }: ListStart,
  job: Job,
): AsyncGenerator<LocatedPage, void, undefined> {
  const { level } = list;
  const pages = paginate({
    start,
    pageAt: listReader(list, job),
    hasNext: (page) => job.isPreview !== true && hasNext(level.source, page),
    stopOnEmptyPage: job.plan.query.stopOnEmptyPage,
    onLoop: () =>
      job.warn(`The pages of /${list.name.trim()} form a loop: the list ends where it would be read again`),
  });
  let before = offset;
  for await (const page of pages) {
    const { apart, nodes, skipped } = page;
    yield { list: page, level, place: { accountId: accountIdOf(job), parentId, offset: before }, apart };
    before += nodes.length + skipped;
  }
}

function listName({ graphNode }: Level): string {
  return graphNode.slice(graphNode.lastIndexOf('_') + 1);
}

function accountIdOf({ target }: Job): string {
  return target.account?.id ?? '';
}
