import fc from 'fast-check';
import { Flattener, readPage } from '../../src/flatten';
import type { Row } from '../../src/flatten';
import { insightsLevel } from '../../src/plan/insightsLevel';
import { tablesOf } from '../support/tablesOf';

const DAY = 86_400;

/** One number of the API: whose, which, of when, and of which group. */
interface Thing {
  readonly object: string;
  readonly metric: string;
  readonly period: string;
  readonly window: number | undefined;
  readonly endTime: number | undefined;
  readonly group: readonly string[];
}

const thing: fc.Arbitrary<Thing> = fc.record({
  object: fc.constantFrom('17841', '17842'),
  metric: fc.constantFrom('reach', 'views'),
  period: fc.constantFrom('day', 'lifetime'),
  window: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  endTime: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  group: fc.array(fc.constantFrom('AD', 'POST', 'A,B', 'UNKNOWN'), { maxLength: 2 }),
});

const DIMENSIONS = ['media_product_type', 'follow_type'];
const level = insightsLevel({
  query: 'q',
  graphNode: 'page_insights',
  produced: 'insights',
  params: { metric: 'reach,views', breakdown: DIMENSIONS.join() },
  fields: [],
  ofAccount: true,
});

function rowsOf(one: Thing, value: number, hasOwnId: boolean): readonly Row[] {
  const { object, metric, period, window, endTime, group } = one;
  const id = hasOwnId ? { id: `${object}/insights/${metric}/${period}` } : { id: object };
  const keys = DIMENSIONS.slice(0, group.length);
  const body =
    endTime === undefined
      ? {
          total_value:
            group.length === 0
              ? { value }
              : { breakdowns: [{ dimension_keys: keys, results: [{ dimension_values: group, value }] }] },
        }
      : {
          values: [
            {
              value,
              end_time: `2026-04-0${endTime}T07:00:00+0000`,
              ...Object.fromEntries(keys.map((key, index) => [key, group[index]])),
            },
          ],
        };
  const metricBody = { name: metric, period, ...body, ...id };
  const place = {
    accountId: object,
    parentId: object,
    offset: 0,
    ...(window !== undefined && { window: { since: window * DAY, until: (window + 1) * DAY } }),
  };
  return new Flattener().flattenPage(readPage({ data: [metricBody] }), level, place).rows;
}

/** A series is not of a window: the end of its bucket tells when. */
const nameOf = (one: Thing): string =>
  JSON.stringify({ ...one, window: one.endTime === undefined ? one.window : undefined });

describe('the primary key', () => {
  it.each([true, false])(
    'tells any two things apart, and a thing that is read twice is one row (own ids: %s)',
    async (hasOwnId) => {
      await fc.assert(
        fc.asyncProperty(fc.array(thing, { minLength: 1, maxLength: 30 }), async (things) => {
          const rows = things.flatMap((one, index) => rowsOf(one, index, hasOwnId));
          const table = (await tablesOf([rows.slice(0, 10), rows.slice(10)])).get('q_insights');
          const keys = table!.records.map((record) =>
            table!.primaryKey.map((column) => record[column]).join('|'),
          );
          expect(new Set(keys).size).toBe(keys.length);
          expect(table!.rows).toBe(new Set(things.map(nameOf)).size);
          expect(table!.rows).toBe(keys.length);
          // The later reading counts.
          const last = new Map(things.map((one, index) => [nameOf(one), String(index)]));
          expect([...table!.records].map((record) => record['value']).sort()).toEqual(
            [...last.values()].sort(),
          );
        }),
        { numRuns: 60 },
      );
    },
  );
});
