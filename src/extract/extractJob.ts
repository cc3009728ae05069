import { GraphError } from '../errors';
import { Flattener } from '../flatten';
import { readMore, readRequest } from '../pages';
import type { Job, LocatedPage } from '../pages';
import { requestsOf } from '../plan';
import type { PlannedRequest } from '../plan';
import type { JobSpool } from '../tables';
import { inOrder } from './inOrder';

/** Lists of one job that are read at once; an account has no more requests under way anyway. */
const CONCURRENT_LISTS = 4;

/** What a job needs beside its pages. */
export interface JobContext {
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** Where `last run` begins, unix seconds; undefined the first time. */
  readonly lastRun: number | undefined;
  /** Where the rows go. */
  readonly spool: Pick<JobSpool, 'add' | 'close' | 'rows'>;
  readonly onPage: () => void;
}

/**
 * Extracts one query for one account: requests, pages, rows, in an order that does not depend on timing.
 *
 * @throws what the first request that failed threw; rows up to there are kept. GraphError 'account' when not a single
 *   object of the query could be read
 */
export async function extractJob(job: Job, { now, lastRun, spool, onPage }: JobContext): Promise<void> {
  const { isPreview = false } = job;
  const flattener = new Flattener();
  const drain = async (lists: readonly (() => AsyncIterable<LocatedPage>)[]): Promise<void> => {
    for await (const { list, level, place, apart } of inOrder(lists, CONCURRENT_LISTS)) {
      const { rows, more } = flattener.flattenPage(list, level, place);
      await spool.add(rows);
      onPage();
      await drain([...(isPreview ? [] : more), ...apart].map((nested) => () => readMore(nested, job)));
    }
  };
  try {
    const all = requestsOf(job.plan.roots, { now, lastRun, warn: job.warn });
    const requests = isPreview ? oneOfEachLevel(all) : all;
    await drain(requests.map((request) => () => readRequest(request, job)));
    flattener.oddValues.forEach((odd) => job.omissions.values(odd.metric, odd));
    if (!isPreview) {
      noteAbsent(job, flattener, spool.rows);
    }
    failWithoutObjects(job, spool.rows);
  } catch (error) {
    throw isStackOverflow(error)
      ? new GraphError('query', 'The answer is nested too deeply to be read', { status: 0 })
      : error;
  } finally {
    await spool.close();
  }
}

/** Notes what did not come though it was requested and nothing failed. */
function noteAbsent({ omissions }: Job, flattener: Flattener, rows: number): void {
  omissions.unexplained(flattener.answered.missing());
  omissions.empty(flattener.answered.empty());
  for (const { list, ids } of flattener.counted.missing()) {
    ids.forEach((id) => omissions.uncounted(id, list));
  }
  if (rows === 0) {
    omissions.nothing();
  }
}

/** Only an answer can be nested so deeply that reading it exceeds the stack: that is a failure of its job. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

/** Skipping objects has a limit: a query of which every object was skipped gave nothing at all. */
function failWithoutObjects({ omissions }: Job, rows: number): void {
  const skipped = omissions
    .all()
    .find((omission) => omission.kind === 'part' && omission.part.is === 'object');
  if (skipped !== undefined && rows === 0) {
    throw new GraphError('account', `None of its objects can be read: ${skipped.reason}`, { status: 0 });
  }
}

/** The longest window of insights, the newest of several, and the beginning of everything else. */
function oneOfEachLevel(requests: readonly PlannedRequest[]): readonly PlannedRequest[] {
  const chosen = new Map<PlannedRequest['level'], PlannedRequest>();
  for (const request of requests) {
    const before = chosen.get(request.level);
    if (before === undefined || lengthOf(request) >= lengthOf(before)) {
      chosen.set(request.level, request);
    }
  }
  return [...chosen.values()];
}

function lengthOf({ window }: PlannedRequest): number {
  return (window?.until ?? Infinity) - (window?.since ?? 0);
}
