import { idOf } from '../answer';
import type { GraphError } from '../errors';
import { ID_ONLY } from './insightsField';
import type { ListPage, ListRemedy, Reading } from './reading';
import { WHOLE } from './split';
import { onceMore } from './tooMuch';

/** Where bad objects stand close together, requests the insights of each node on its own. */
export const eachApart: ListRemedy = async (reading, { at, limit }) => {
  const { search, size, offset } = reading;
  if (limit === 1 || !reading.canOmitInsights || !search.isCrowded(offset, size.requested)) {
    return undefined;
  }
  const page = await reading.tryFetch({ at, limit: size.current }, { ...reading.split, insights: 'apart' });
  for (let count = page?.refused ?? 0; count > 0; count -= 1) {
    search.noteFound(offset);
  }
  return page;
};

/**
 * A missing permission may concern the insights of single media: they are requested of each. Where no object has them,
 * nor had any before, it is the account that may not be read. Source: docs/graph-api.md §3.1, 10.
 */
export const insightsOfEach: ListRemedy = async (reading, ask) => {
  const page = reading.canOmitInsights
    ? await reading.tryFetch(ask, { ...reading.split, insights: 'apart' })
    : undefined;
  if (page === undefined || (page.refused === page.nodes.length && !reading.hadInsights)) {
    return undefined;
  }
  reading.hadInsights = true;
  return page;
};

/** Looks for the object for which the page fails. */
export const halfPage: ListRemedy = ({ search }, { limit }) => {
  if (limit === 1) {
    return undefined;
  }
  search.failed(limit);
  return 'again';
};

/** Requests the object without its insights. */
export const withoutInsights: ListRemedy = async (reading, ask, error) => {
  const isInline = reading.canOmitInsights;
  const page = isInline ? await reading.tryFetch(ask, { ...reading.split, insights: 'left out' }) : undefined;
  if (page !== undefined) {
    reading.noteWithoutInsights(page, error.message, error.kind === 'too-old');
  }
  return found(reading, page, error);
};

/** Requests the object and each of its parts on their own. */
export const objectInParts: ListRemedy = async (reading, ask, error) => {
  const split = reading.inParts;
  return found(reading, split && (await reading.tryFetch(ask, split)), error);
};

/** Leaves the object out: a row with its id only would overwrite what Storage has of it. */
export const idOnly: ListRemedy = async (reading, ask, error) => {
  const page = reading.list.maySkip ? await reading.tryFetch(ask, WHOLE, ID_ONLY) : undefined;
  page?.nodes.forEach((node) => reading.job.omissions.object(idOf(node), { is: 'object' }, error.message));
  return found(reading, page && { ...page, nodes: [], skipped: page.nodes.length }, error);
};

/** A list goes on behind an object that cannot be read at all only when it can be read at the next try. */
export const objectOnceMore: ListRemedy = (reading, ask, error) =>
  reading.list.maySkip ? onceMore(reading, ask, error) : undefined;

/** Ends the search with the object that was found. */
function found(reading: Reading, page: ListPage | undefined, { kind }: GraphError): ListPage | undefined {
  if (page !== undefined) {
    reading.search.noteFound(reading.offset);
    reading.mayBeBoundary = kind === 'too-old' && reading.canOmitInsights && !reading.mayBeBoundary;
  }
  return page;
}
