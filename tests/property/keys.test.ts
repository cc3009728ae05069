import fc from 'fast-check';
import { readPage } from '../../src/answer';
import { Flattener } from '../../src/flatten';
import type { Row } from '../../src/flatten';
import { planTables } from '../../src/plan';
import { insightsLevel } from '../../src/plan/insightsLevel';
import { aPlan } from '../support/aQuery';
import { tablesOf } from '../support/tablesOf';

const DAY = 86_400;

/** One number of the API: whose, which, of when, and of which group. */
interface Measurement {
  readonly object: string;
  readonly metric: string;
  readonly period: string;
  readonly window: number | undefined;
  readonly endTime: number | undefined;
  readonly group: readonly string[];
}

const measurement: fc.Arbitrary<Measurement> = fc.record({
  object: fc.constantFrom('17841', '17842'),
  metric: fc.constantFrom('reach', 'views'),
  period: fc.constantFrom('day', 'lifetime'),
  window: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  endTime: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  group: fc.array(fc.constantFrom('AD', 'POST', 'A,B', 'UNKNOWN', ''), { maxLength: 2 }),
});

const DIMENSIONS = ['media_product_type', 'follow_type'];
const PARAMS = { metric: 'reach,views', breakdown: DIMENSIONS.join() };
const level = insightsLevel({
  query: 'q',
  graphNode: 'page_insights',
  edgeName: 'insights',
  params: PARAMS,
  fields: [],
  source: { by: 'windows', params: PARAMS, retentionDays: 728, isDaily: false },
});

function rowsOf(measured: Measurement, value: number, hasOwnId: boolean): readonly Row[] {
  const { object, metric, period, window, endTime, group } = measured;
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

/** The values of a series have no window: the end of their bucket identifies them. */
const nameOf = (measured: Measurement): string =>
  JSON.stringify({ ...measured, window: measured.endTime === undefined ? measured.window : undefined });

/** A request for people, and whether answers name its time frame. */
const demographics = fc.record({
  breakdown: fc.constantFrom('age', 'age,gender', 'gender,age', undefined),
  timeframe: fc.constantFrom('this_week', 'this_month', undefined),
});
type Demographics = typeof demographics extends fc.Arbitrary<infer Request> ? Request : never;

const answer = fc.record({
  isTold: fc.boolean(),
  hasTotal: fc.boolean(),
  groups: fc.array(fc.constantFrom('18-24', 'F', 'UNKNOWN', ''), { maxLength: 3 }),
});

/** Plans the query of a request, and the rows of answers to it. */
async function keyAfter(
  { breakdown, timeframe }: Demographics,
  answers: readonly (typeof answer extends fc.Arbitrary<infer Answer> ? Answer : never)[],
): Promise<readonly string[] | undefined> {
  const modifiers = Object.entries({ breakdown, timeframe }).flatMap(([name, value]) =>
    value === undefined ? [] : [`.${name}(${value})`],
  );
  const plan = aPlan({
    fields: `insights.metric(people).period(lifetime).metric_type(total_value)${modifiers.join('')}`,
  });
  const { level } = plan.roots[0]!;
  const dimensions = breakdown?.split(',') ?? [];
  const rows = answers.flatMap(({ isTold, hasTotal, groups }) => {
    const told = isTold && dimensions.length > 0 ? ['timeframe'] : [];
    const results = groups.map((group) => ({
      dimension_values: [...told.map(() => timeframe ?? 'THIS_WEEK'), ...dimensions.map(() => group)],
      value: 1,
    }));
    const total = {
      ...(hasTotal && { value: 2 }),
      ...(dimensions.length > 0 && { breakdowns: [{ dimension_keys: [...told, ...dimensions], results }] }),
    };
    const metric = { id: '1/insights/people/lifetime', name: 'people', total_value: total };
    const place = { accountId: '1', parentId: '1', offset: 0 };
    return new Flattener().flattenPage(readPage({ data: [metric] }), level, place).rows;
  });
  return (await tablesOf([rows], { planned: planTables([plan]) })).get('q_insights')?.primaryKey;
}

describe('the primary key of insights', () => {
  it('is the same whatever rows come', async () => {
    await fc.assert(
      fc.asyncProperty(demographics, fc.array(answer, { maxLength: 3 }), async (request, answers) => {
        expect(await keyAfter(request, answers)).toEqual(await keyAfter(request, []));
      }),
      { numRuns: 100 },
    );
  });

  it.each([true, false])(
    'identifies each value, and a value that is read twice is one row (own ids: %s)',
    async (hasOwnId) => {
      await fc.assert(
        fc.asyncProperty(fc.array(measurement, { minLength: 1, maxLength: 30 }), async (values) => {
          const rows = values.flatMap((measured, index) => rowsOf(measured, index, hasOwnId));
          const table = (await tablesOf([rows.slice(0, 10), rows.slice(10)])).get('q_insights');
          const keys = table!.records.map((record) =>
            table!.primaryKey.map((column) => record[column]).join('|'),
          );
          expect(new Set(keys).size).toBe(keys.length);
          expect(table!.rows).toBe(new Set(values.map(nameOf)).size);
          expect(table!.rows).toBe(keys.length);
          // The later reading counts.
          const last = new Map(values.map((measured, index) => [nameOf(measured), String(index)]));
          expect([...table!.records].map((record) => record['value']).sort()).toEqual(
            [...last.values()].sort(),
          );
        }),
        { numRuns: 60 },
      );
    },
  );
});
