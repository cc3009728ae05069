import { hasKnownShape, oddValues } from './metricShape';

const labels = {
  id: '1/insights/reach/day',
  name: 'reach',
  period: 'day',
  title: 'Reach',
  description: null,
};

describe('hasKnownShape', () => {
  it.each([
    ['a metric without data', {}],
    ['an empty series', { values: [] }],
    ['a series', { values: [{ value: 1, end_time: 'T' }] }],
    ['a series of objects', { values: [{ value: { a: 1 }, end_time: 'T' }] }],
    ['a day without a value', { values: [{ end_time: 'T' }, {}] }],
    ['values of a dimension', { values: [{ value: 46, is_from_ads: '0' }] }],
    ['values alone', { values: [1, null, 'x'] }],
    ['a total', { total_value: { value: 3 } }],
    ['a total alone', { total_value: 3 }],
    ['an empty total', { total_value: {} }],
    ['a breakdown', { total_value: { breakdowns: [{ dimension_keys: ['a'], results: [] }] } }],
    ['a breakdown without results', { total_value: { breakdowns: [{ dimension_keys: ['a'] }] } }],
    [
      'both',
      {
        values: [{ value: 1 }],
        total_value: {
          value: 1,
          breakdowns: [{ dimension_keys: ['a'], results: [{ dimension_values: ['x'], value: 1 }] }],
        },
      },
    ],
    ['a good value among odd ones', { values: [{ value: 1 }, ['y'], { count: 2 }] }],
    [
      'a country without a value',
      { total_value: { breakdowns: [{ dimension_keys: ['a'], results: [{ dimension_values: ['x'] }] }] } },
    ],
    ['a series with another field', { values: [{ value: 1 }], unit: 'people' }],
  ])('knows %s', (_, parts) => {
    expect(hasKnownShape({ ...labels, ...parts })).toBe(true);
  });

  it.each([
    ['a value of its own', { value: 5 }],
    ['an unknown field instead of values', { counts: [1] }],
    ['values that are no list', { values: { a: 1 } }],
    ['values that are a text', { values: '5' }],
    ['values that are null', { values: null }],
    ['entries with another name for the value', { values: [{ count: 5, end_time: 'T' }] }],
    ['entries that are lists', { values: [[1, 2]] }],
    ['a total that is a list', { total_value: [1] }],
    ['a total with another name for the value', { total_value: { count: 1 } }],
    ['breakdowns that are no list', { total_value: { breakdowns: { a: 1 } } }],
    ['a breakdown without dimensions', { total_value: { breakdowns: [{ results: [] }] } }],
    ['a breakdown that is a text', { total_value: { breakdowns: ['age'] } }],
    [
      'an odd breakdown beside a known one',
      { total_value: { breakdowns: [{ dimension_keys: ['a'] }, { results: [] }] } },
    ],
    ['results that are no list', { total_value: { breakdowns: [{ dimension_keys: [], results: {} }] } }],
    [
      'a result without dimensions',
      { total_value: { breakdowns: [{ dimension_keys: ['a'], results: [{ value: 1 }] }] } },
    ],
    ['a result that is a number', { total_value: { breakdowns: [{ dimension_keys: ['a'], results: [1] }] } }],
  ])('does not know %s', (_, parts) => {
    expect(hasKnownShape({ ...labels, ...parts })).toBe(false);
  });
});

describe('oddValues', () => {
  const broken = (...results: readonly unknown[]): object => ({
    total_value: { breakdowns: [{ dimension_keys: ['country'], results }] },
  });

  it.each([
    [0, { values: [{ value: 1 }, { end_time: 'T' }, {}] }],
    [4, { values: [{ value: 1, end_time: 'T' }, null, 'x', ['y'], 3] }],
    [2, broken({ dimension_values: ['CZ'], value: 4 }, { dimension_values: ['SK'] }, null)],
    [1, broken({ dimension_values: ['CZ'], value: 4 }, 'x')],
    [0, { total_value: { value: 3 } }],
  ])('counts %i of %j', (count, parts) => {
    expect(oddValues({ ...labels, ...parts })).toBe(count);
  });
});
