import {
  binary,
  call,
  cast,
  cell,
  choose,
  column,
  equal,
  integer,
  isNotNull,
  isNull,
  nothing,
  oneOf,
  text,
} from './algebra';
import type { Expr, Named, Select, Step } from './algebra';
import { described } from './columns';
import type { MetricSource } from './plannedTables';
import { isOf, latest, metricCells, optionalCell, pickMetric, RAW, READ, readOn, union } from './readings';
import type { MetricPart } from './readings';

const WINDOWS = '_windows';
/** What a value is of. */
const THING = ['account_id', 'metric', 'breakdown', 'key1', 'first_day', 'last_day'];

/** The day of a row. */
export const DAY = described('day', 'date', {
  description: "The API's day, which ends at midnight Pacific time; complete days only",
  source: 'end_time, date_start, date_stop',
});

/** Tells windows of one day. */
export function isOneDay(): Expr {
  return equal(column(READ, 'first_day'), column(READ, 'last_day'));
}

/** Keeps one value of each thing and window. */
export function latestWindows(isWanted: Expr): Step {
  return latest({
    name: '_latest',
    from: WINDOWS,
    columns: [...THING, 'value'],
    sameThing: THING,
    where: [isWanted],
    then: [{ by: column(READ, 'ends'), descending: true }],
  });
}

/** Makes a row of the values of an account and window, in a step `_days`. */
export function pivot(parts: readonly MetricPart[]): Step {
  const key = ['account_id', 'first_day', 'last_day'];
  return {
    name: '_days',
    selects: [
      {
        columns: [
          ...key.map((name) => ({ name, value: column('latest', name) })),
          ...parts.map((part) => ({ name: part.column.name, value: pickMetric(part, 'latest') })),
        ],
        from: { step: '_latest', as: 'latest' },
        groupBy: key.map((name) => column('latest', name)),
      },
    ],
  };
}

/**
 * Reads the values of metrics of accounts, each with the first and the last of the API's days that it is of. A day ends at midnight
 * Pacific time, and a window has the days that end in it: one from 00:00 to 24:00 UTC has the day that ended in its morning. Source:
 * docs/graph-api.md §5.2. Days and windows that end after `asOf` are left out: their numbers are not final.
 */
export function windowSteps(
  sources: readonly MetricSource[],
  parts: readonly Pick<MetricPart, 'metric'>[],
  asOf: Expr,
): readonly Step[] {
  const metrics = [...new Set(parts.map(({ metric }) => metric))];
  const giving = sources.filter(({ ways }) =>
    ways.some((way) => way.metrics.some((one) => metrics.includes(one))),
  );
  const selects = giving.flatMap((source) => [
    ...(source.columns.has('end_time') ? [{ source, isSeries: true }] : []),
    ...(source.columns.has('date_stop') ? [{ source, isSeries: false }] : []),
  ]);
  const readings = union('_readings', selects, ({ source, isSeries }, place) =>
    readingsOf(source, { isSeries, place, metrics }),
  );
  const of = (name: string): Expr => column('read', name);
  const isSeries = isNull(of('starts'));
  const lastSecond = call('pacificDate', call('secondsBefore', of('ends'), integer(1)));
  const last = choose([[isSeries, lastSecond]], call('daysBefore', lastSecond, integer(1)));
  const before = (days: number): Expr => call('daysBefore', lastSecond, integer(days - 1));
  const first = choose(
    [
      [equal(of('period'), text('week')), before(7)],
      [equal(of('period'), text('days_28')), before(28)],
      [isSeries, lastSecond],
    ],
    call('pacificDate', call('secondsBefore', of('starts'), integer(1))),
  );
  const carried = ['account_id', 'metric', 'breakdown', 'key1', 'value', 'read_on', 'place', 'ends'];
  const columns: readonly Named[] = [
    ...carried.map((name) => ({ name, value: of(name) })),
    { name: 'first_day', value: first },
    { name: 'last_day', value: last },
  ];
  const isFinished = binary(of('ends'), '<=', asOf);
  return [
    ...readings,
    { name: WINDOWS, selects: [{ columns, from: { step: '_readings', as: 'read' }, where: [isFinished] }] },
  ];
}

/** A total has the ends of its window; a series has the end of each value, and a period that says from when it is. */
function readingsOf(
  source: MetricSource,
  {
    isSeries,
    place,
    metrics,
  }: { readonly isSeries: boolean; readonly place: number; readonly metrics: readonly string[] },
): Select {
  const end = cell(RAW, isSeries ? 'end_time' : 'date_stop');
  return {
    columns: [
      { name: 'account_id', value: column(RAW, 'ex_account_id') },
      ...metricCells(source),
      { name: 'read_on', value: readOn(source) },
      { name: 'place', value: integer(place) },
      { name: 'starts', value: isSeries ? nothing('timestamp') : cast(cell(RAW, 'date_start'), 'timestamp') },
      { name: 'ends', value: cast(end, 'timestamp') },
      { name: 'period', value: isSeries ? optionalCell(source, 'period') : nothing('text') },
    ],
    from: { table: source.table, as: RAW },
    where: [isOf(source), isNotNull(end), oneOf(optionalCell(source, 'name'), metrics)],
  };
}
