import { Flattener } from '../flatten';
import { readMore, readRequest } from '../pages';
import type { Job, LocatedPage } from '../pages';
import { requestsOf } from '../plan';
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
  readonly spool: Pick<JobSpool, 'add' | 'close'>;
  readonly onPage: () => void;
}

/**
 * Extracts one query for one account: requests, pages, rows, in an order that does not depend on timing.
 *
 * @throws what the first request that failed threw; rows up to there are kept
 */
export async function extractJob(job: Job, { now, lastRun, spool, onPage }: JobContext): Promise<void> {
  const flattener = new Flattener();
  const requests = job.plan.roots.flatMap((root) => requestsOf(root, { now, lastRun, warn: job.warn }));
  const drain = async (lists: readonly (() => AsyncIterable<LocatedPage>)[]): Promise<void> => {
    for await (const { list, level, place, apart } of inOrder(lists, CONCURRENT_LISTS)) {
      const { rows, more } = flattener.flattenPage(list, level, place);
      await spool.add(rows);
      onPage();
      await drain([...more, ...apart].map((nested) => () => readMore(nested, job)));
    }
  };
  try {
    await drain(requests.map((request) => () => readRequest(request, job)));
  } finally {
    await spool.close();
  }
}
