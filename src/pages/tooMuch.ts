import { mapItems, modifier, withModifier } from '../fields';
import type { FieldItem } from '../fields';
import { isInsights } from './insightsField';
import type { ListRemedy } from './reading';

/** Halves the page. */
export const smallerPage: ListRemedy = ({ size }, { limit }) => {
  if (limit === 1) {
    return undefined;
  }
  size.halve(limit);
  return 'again';
};

/** Requests a single node and each of its parts on their own. */
export const inParts: ListRemedy = async (reading, ask) => {
  const split = reading.inParts;
  const page = split && (await reading.tryFetch(ask, split));
  if (split === undefined || page === undefined) {
    return undefined;
  }
  if (reading.wasInParts) {
    // Two in a row: the nodes of this list are all alike.
    reading.split = split;
    reading.size.current = reading.size.requested;
  }
  reading.wasInParts = true;
  return page;
};

/** Halves lists inside plain objects, which have no edge at which they could be read on their own. */
export const shorterLists: ListRemedy = (reading) => {
  const shorter = mapItems(reading.items, halvedList);
  if (shorter === reading.items) {
    return undefined;
  }
  reading.items = shorter;
  return 'again';
};

/** The API says "then retry your request". */
export const onceMore: ListRemedy = (reading) => (reading.mayRetry() ? 'again' : undefined);

function halvedList(item: FieldItem): FieldItem {
  const limit = Number(modifier(item, 'limit') ?? 0);
  return isInsights(item) || item.fields === undefined || !(limit > 1)
    ? item
    : withModifier(item, 'limit', String(Math.floor(limit / 2)));
}
