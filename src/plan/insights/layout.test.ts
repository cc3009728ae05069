import { mixesTimeframes, splitList } from './layout';

describe('splitList', () => {
  it.each([
    [undefined, []],
    ['', []],
    [' , ,', []],
    [' a,b\n, c ', ['a', 'b', 'c']],
  ])('splits %j into the names of a list', (text, expected) => {
    expect(splitList(text)).toEqual(expected);
  });
});

describe('mixesTimeframes', () => {
  const week = { node: '1', metrics: ['a', 'b'], timeframe: 'this_week' };

  it.each([
    ['nothing', [], false],
    ['one request', [week], false],
    ['another metric', [week, { ...week, metrics: ['c'], timeframe: 'this_month' }], false],
    ['another node', [week, { ...week, node: '2', timeframe: 'this_month' }], false],
    ['the same', [week, { ...week }], false],
    ['another time frame', [week, { ...week, metrics: ['b'], timeframe: 'this_month' }], true],
    ['no time frame', [{ node: '1', metrics: ['b'] }, week], true],
    [
      'no names of metrics',
      [
        { ...week, metrics: [] },
        { node: '1', metrics: [] },
      ],
      true,
    ],
  ])('tells whether a metric of a node has several: %s', (_, requests, expected) => {
    expect(mixesTimeframes(requests)).toBe(expected);
  });
});
