import { groupAsks, remarksOf } from './asks';

describe('groupAsks', () => {
  it.each([
    [{ breakdown: 'city', period: 'day', timeframe: 'this_week' }],
    [{ timeframe: 'this_week', period: 'day', breakdown: 'city' }],
    [{ period: 'day', timeframe: 'this_week', breakdown: 'city' }],
  ])('joins what has the same parameters, in whatever order they stand: %j', (params) => {
    const first = { period: 'day', breakdown: 'city', timeframe: 'this_week' };
    expect(
      groupAsks([
        { params: first, metrics: ['a', 'b'] },
        { params: { period: 'week' }, metrics: ['x'] },
        { params, metrics: ['b', 'c'] },
      ]),
    ).toEqual([
      { params: first, metrics: ['a', 'b', 'c'] },
      { params: { period: 'week' }, metrics: ['x'] },
    ]);
  });
});

describe('remarksOf', () => {
  it('names each metric once for each reason, in the order of the query', () => {
    expect(
      remarksOf([
        { name: 'a', params: {}, reasons: ['one', 'two'] },
        { name: 'b', params: {}, reasons: [] },
        { name: 'c', params: {}, reasons: ['two'] },
        { name: 'a', params: {}, reasons: ['two'] },
      ]),
    ).toEqual(['a one', 'a, c two']);
  });
});
