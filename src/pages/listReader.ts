import type { Paging } from '../answer';
import { fetchPage } from './fetchPage';
import { firstRemedy } from './firstRemedy';
import type { Job } from './job';
import type { List } from './list';
import { Reading } from './reading';
import type { ListPage } from './reading';
import { LIST_REMEDIES } from './remedies';

/**
 * Reads the pages of one list, whatever the API refuses: what to do about each kind of error stands in `remedies.ts`.
 *
 * @returns a function that reads the page at a place, smaller than planned where that was needed; pages are read in their
 *   order. It throws GraphError where no remedy helps.
 */
export function listReader(list: List, job: Job): (at: Paging) => Promise<ListPage> {
  const reading = new Reading(list, job, fetchPage);
  const read = (at: Paging): Promise<ListPage | 'again'> => {
    const ask = reading.ask(at);
    return reading.fetch(ask).then(
      (page) => reading.passed(page, ask),
      (error: unknown) =>
        firstRemedy(LIST_REMEDIES, error, {
          kindOf: (refused) => reading.kindOf(refused),
          attempt: (remedy, refused) => remedy(reading, ask, refused),
        }),
    );
  };
  return async (at) => {
    for (;;) {
      const outcome = await job.learned.trials.run(
        () => reading.tried(),
        () => read(at),
      );
      if (outcome !== 'again') {
        reading.advance(outcome);
        return outcome;
      }
    }
  };
}
