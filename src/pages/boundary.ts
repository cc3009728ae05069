import { expectNode, idOf } from '../answer';
import { GraphError } from '../errors';
import { passesOf, printRequested } from '../fields';
import { graphRequest } from './job';
import type { ListRemedy, Reading } from './reading';
import type { Split } from './split';

/**
 * Finds the place from which on all media are older than the business account. They are listed newest first: when two in a
 * row are too old and the last of the next page is too, so are all behind. Source: docs/graph-api.md §0.5.
 */
export const behindBoundary: ListRemedy = async (reading, { at }, error) => {
  const { list, job, size, split } = reading;
  if (!reading.canOmitInsights || !reading.mayBeBoundary || size.current === 1) {
    return undefined;
  }
  const withoutInsights: Split = { ...split, insights: 'left out' };
  const page = await reading.tryFetch({ at, limit: size.current }, withoutInsights);
  if (page === undefined) {
    return undefined;
  }
  if (page.nodes.length > 1 && !(await isTooOld(idOf(page.nodes.at(-1)), reading))) {
    return undefined;
  }
  reading.split = withoutInsights;
  reading.tooOld = error.message;
  reading.mayBeBoundary = false;
  const { boundaries } = job.learned;
  if (!boundaries.has(list.name)) {
    boundaries.set(list.name, reading.offset - 1);
  }
  return page;
};

async function isTooOld(id: string, { insights, job }: Reading): Promise<boolean> {
  const [first = []] = passesOf(insights);
  const request = graphRequest([id], { fields: printRequested(first) }, job);
  try {
    await job.api.send({ ...request, expects: expectNode });
    return false;
  } catch (error) {
    if (error instanceof GraphError) {
      return error.kind === 'too-old';
    }
    throw error;
  }
}
