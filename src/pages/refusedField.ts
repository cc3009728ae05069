import type { FieldItem } from '../fields';
import { isInsights } from './insightsField';
import type { PageRequest, ListPage, ListRemedy, Reading } from './reading';
import { withoutField } from './withoutField';

/**
 * Drops a field that the nodes do not have; the run remembers it. Where the name stands in several places, the one is
 * found without which the page comes. A list of which nothing is left fails. Source: docs/graph-api.md §3.1, 100.
 */
export const withoutMissingField: ListRemedy = async (reading, ask, error) => {
  const name = /nonexisting field \(([^)]+)\)/i.exec(error.message)?.[1] ?? '';
  if (ask.fields.added.includes(name)) {
    reading.job.learned.lacking.add(name);
    return 'again';
  }
  // Those of nodes further in are more likely to be unknown: the outer ones are as Instagram documents them.
  const places = placesOf(reading.items, name).toReversed();
  if (places.length > 1) {
    for (const place of places) {
      const page = await pageWithout(place, reading, ask);
      if (page !== undefined) {
        forget(place, reading, error.message);
        return page;
      }
    }
  }
  return places.map((place) => forget(place, reading, error.message)).includes(true) ? 'again' : undefined;
};

async function pageWithout(place: string, reading: Reading, ask: PageRequest): Promise<ListPage | undefined> {
  const items = withoutField(reading.items, place);
  return items && reading.tryFetch(ask, reading.split, items);
}

/** Drops a field for the rest of the run; false where it is all that is requested. */
function forget(place: string, reading: Reading, reason: string): boolean {
  const items = withoutField(reading.items, place);
  if (items === undefined) {
    return false;
  }
  reading.items = items;
  reading.job.learned.missingFields(reading.list.level).set(place, reason);
  reading.job.omissions.field(place, reason);
  return true;
}

/** Lists the places at which a name is requested, outer ones first. */
function placesOf(items: readonly FieldItem[], name: string, prefix = ''): readonly string[] {
  const others = items.filter((item) => !isInsights(item));
  return [
    ...others.filter((item) => item.name === name).map((item) => prefix + item.name),
    ...others.flatMap((item) => placesOf(item.fields ?? [], name, `${prefix}${item.name}.`)),
  ];
}
