import { Flattener } from '../flatten';
import { morePages, requestPages } from '../pages';
import type { LocatedPage, PagesOptions } from '../pages';
import { planRequests } from '../plan';
import type { QueryPlan } from '../plan';
import type { JobSpool } from '../tables';
import { inOrder } from './inOrder';

/** Lists of one job that are read at once; an account has no more requests under way anyway. */
const WIDTH = 4;

/** What a job needs. */
export interface JobOptions extends PagesOptions {
  readonly plan: QueryPlan;
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** Where `last run` begins; undefined the first time. */
  readonly lastRun: number | undefined;
  /** Where the rows go. */
  readonly spool: Pick<JobSpool, 'add' | 'close'>;
  readonly onPage: () => void;
}

/**
 * Extracts one query for one account: requests, pages, rows, in an order that does not depend on timing.
 *
 * @param options the query, the account and the rooms to go through
 * @throws what the first request that failed threw; rows up to there are kept
 */
export async function extractJob(options: JobOptions): Promise<void> {
  const { plan, now, lastRun, spool, warn } = options;
  const flattener = new Flattener();
  const requests = plan.asks.flatMap((ask) => planRequests(ask, { now, lastRun, tell: warn }));
  const drain = async (pages: AsyncIterable<LocatedPage>): Promise<void> => {
    for await (const { list, level, place, detached } of pages) {
      const { rows, more } = flattener.flattenPage(list, level, place);
      await spool.add(rows);
      options.onPage();
      const nested = [...more, ...detached];
      if (nested.length > 0) {
        await drain(
          inOrder(
            nested.map((one) => () => morePages(one, options)),
            WIDTH,
          ),
        );
      }
    }
  };
  try {
    await drain(
      inOrder(
        requests.map((one) => () => requestPages(one, options)),
        WIDTH,
      ),
    );
  } finally {
    await spool.close();
  }
}
