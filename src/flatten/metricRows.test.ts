import type { JsonObject } from '../answer';
import { metricRows } from './metricRows';

type MetricRow = Readonly<Record<string, string>>;

function rows(metric: JsonObject, dimensions: readonly string[] = []): MetricRow[] {
  return metricRows(metric, { dimensions, window: { since: 0, until: 86_400 } }).map(
    (cells) => Object.fromEntries(cells) as MetricRow,
  );
}

const OF_DAY = { date_start: '1970-01-01', date_stop: '1970-01-02' };
const broken = (...breakdowns: unknown[]): JsonObject => ({ total_value: { breakdowns } });

describe('metricRows', () => {
  it.each<[string, JsonObject, MetricRow[]]>([
    ['a media metric without an end', { values: [{ value: 4569 }] }, [{ value: '4569' }]],
    ['zero', { values: [{ value: 0, end_time: 'E' }] }, [{ value: '0', end_time: 'E' }]],
    ['a list as value', { values: [{ value: [1, 2] }] }, [{ value: '[1,2]' }]],
    ['a bare value', { values: [7, null] }, [{ value: '7' }]],
    [
      'an object under a sibling dimension',
      { values: [{ value: { M: 1 }, action: 'a' }] },
      [{ key1: 'a', key2: 'M', breakdown: 'action', value: '1' }],
    ],
    [
      'an object whose parts are partly objects',
      { values: [{ value: { '': 1, DE: { F: 2, M: null } } }] },
      [
        { key1: '', value: '1' },
        { key1: 'DE', key2: 'F', value: '2' },
      ],
    ],
    ['a bare total', { total_value: 3 }, [{ ...OF_DAY, value: '3' }]],
    [
      'a total that is an object',
      { total_value: { value: { a: 1 } } },
      [{ ...OF_DAY, key1: 'a', value: '1' }],
    ],
    [
      'a series beside a total: the window is the total’s only',
      { values: [{ value: 1, end_time: 'E' }], total_value: { value: 2 } },
      [
        { value: '1', end_time: 'E' },
        { ...OF_DAY, value: '2' },
      ],
    ],
  ])('reads %s', (_, metric, expected) => {
    expect(rows(metric)).toEqual(expected);
  });

  it.each<[string, JsonObject]>([
    ['a shell', {}],
    ['null for data', { values: null, total_value: null }],
    ['text for a list', { values: 'x', total_value: { breakdowns: 'x' } }],
    ['no value', { values: [{ end_time: 'E' }, { value: null }] }],
    ['an empty object', { values: [{ value: {}, end_time: 'E' }] }],
    ['results that are missing', broken({ dimension_keys: ['country'] })],
    [
      'results that are none',
      broken({ dimension_keys: ['country'], results: [null, 5, { dimension_values: ['DE'] }] }),
    ],
  ])('makes no row from %s, because absent is not 0', (_, metric) => {
    expect(rows(metric)).toEqual([]);
  });

  it.each<[string, readonly string[], readonly string[], readonly string[], MetricRow]>([
    [
      'as requested',
      ['age', 'gender'],
      ['age', 'gender'],
      ['18', 'F'],
      { key1: '18', key2: 'F', breakdown: 'age,gender' },
    ],
    [
      'in another order',
      ['age', 'gender'],
      ['gender', 'age'],
      ['F', '18'],
      { key1: '18', key2: 'F', breakdown: 'age,gender' },
    ],
    [
      'with more than was requested',
      ['age'],
      ['city', 'age'],
      ['Brno', '18'],
      { key1: '18', key2: 'Brno', breakdown: 'age,city' },
    ],
    [
      'of which none was requested',
      [],
      ['gender', 'age'],
      ['F', '18'],
      { key1: 'F', key2: '18', breakdown: 'gender,age' },
    ],
    [
      'with a timeframe',
      ['country'],
      ['timeframe', 'country'],
      ['LAST_90_DAYS', 'AR'],
      { key1: 'AR', breakdown: 'country', timeframe: 'LAST_90_DAYS' },
    ],
    ['of a timeframe only', ['timeframe'], ['timeframe'], ['THIS_WEEK'], { timeframe: 'THIS_WEEK' }],
    [
      'with a value too few',
      ['age', 'gender'],
      ['age', 'gender'],
      ['18'],
      { key1: '18', key2: '', breakdown: 'age,gender' },
    ],
    ['with a key too few', ['age'], ['age'], ['18', 'F'], { key1: '18', key2: 'F', breakdown: 'age,' }],
  ])('orders dimensions by their names: %s', (_, requested, keys, values, expected) => {
    const metric = broken({ dimension_keys: keys, results: [{ dimension_values: values, value: 9 }] });
    expect(rows(metric, requested)).toEqual([{ ...OF_DAY, ...expected, value: '9' }]);
  });

  it('orders sibling dimensions as requested too', () => {
    const values = [{ b: '2', value: 1, timeframe: 'T', a: 'x' }];
    expect(rows({ values }, ['a', 'b'])).toEqual([
      { key1: 'x', key2: '2', breakdown: 'a,b', timeframe: 'T', value: '1' },
    ]);
  });

  it('leaves out one odd entry, and keeps those that have a value', () => {
    const values = [{ value: 1, end_time: 'T' }, null, 'x', ['y'], 3, { count: 2 }];
    expect(rows({ values })).toEqual([{ end_time: 'T', value: '1' }]);
    const results = [
      { dimension_values: ['CZ'], value: 4 },
      { dimension_values: ['SK'] },
      null,
      'x',
      { value: 3 },
    ];
    expect(rows(broken({ dimension_keys: ['country'], results }))).toMatchObject([
      { key1: 'CZ', value: '4' },
    ]);
  });

  it('takes values that stand alone', () => {
    expect(rows({ values: [3] })).toEqual([{ value: '3' }]);
  });

  it('numbers the keys of an object value after the dimensions, without counting the timeframe', () => {
    const results = [{ dimension_values: ['T', 'DE'], value: { F: 1, M: 2 } }];
    expect(rows(broken({ dimension_keys: ['timeframe', 'country'], results }))).toMatchObject([
      { key1: 'DE', key2: 'F', value: '1' },
      { key1: 'DE', key2: 'M', value: '2' },
    ]);
  });

  it('reads every breakdown of a total', () => {
    const metric = broken(
      { dimension_keys: ['age'], results: [{ dimension_values: ['UNKNOWN'], value: 1 }] },
      { dimension_keys: ['gender'], results: [{ dimension_values: ['UNKNOWN'], value: 2 }] },
    );
    expect(rows(metric).map(({ key1, breakdown, value }) => [key1, breakdown, value])).toEqual([
      ['UNKNOWN', 'age', '1'],
      ['UNKNOWN', 'gender', '2'],
    ]);
  });
});
