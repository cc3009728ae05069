import { aLevel, aMetricLevel, aRow, fieldIn } from '../../tests/support/aRow';
import { keyFieldsOf, orderKey } from './primaryKey';

const node = aLevel();
const metric = aMetricLevel();
const everything = {
  id: '1',
  fb_graph_node: 'G',
  parent_id: 'P',
  name: 'reach',
  period: 'day',
  key1: 'a',
  key2: 'b',
  breakdown: 'x,y',
  timeframe: 'T',
  end_time: 'E',
  date_start: 'S',
  date_stop: 'U',
};

describe('keyFieldsOf', () => {
  it.each([
    ['a node', node, false, ['id', 'parent_id']],
    ['a node without an id', node, true, ['id', 'parent_id', 'key1', 'key2', 'fb_graph_node']],
    [
      'a metric',
      metric,
      false,
      ['id', 'parent_id', 'key1', 'key2', 'timeframe', 'end_time', 'date_start', 'date_stop'],
    ],
    [
      'a metric that only has its object’s id',
      metric,
      true,
      [
        ...['id', 'parent_id', 'key1', 'key2', 'timeframe', 'end_time', 'date_start', 'date_stop'],
        ...['fb_graph_node', 'name', 'period'],
      ],
    ],
  ])('of %s are those that tell it from the others', (_, level, weakId, expected) => {
    expect(keyFieldsOf(aRow(everything, { level, weakId }))).toEqual(expected.map(fieldIn));
  });

  it('are only those that the row has', () => {
    const cells = { id: '', parent_id: 'P', key1: '', end_time: '', name: 'reach' };
    expect(keyFieldsOf(aRow(cells, { level: metric, weakId: true }))).toEqual(['parent_id', '/name']);
    expect(keyFieldsOf(aRow({ parent_id: 'P' }))).toEqual(['parent_id']);
    expect(keyFieldsOf(aRow({}))).toEqual([]);
  });

  it('go on behind an empty dimension', () => {
    const cells = { id: '1', key1: '', key2: 'b', key3: 'c' };
    expect(keyFieldsOf(aRow(cells, { level: metric }))).toEqual(['/id', 'key2', 'key3']);
  });
});

describe('orderKey', () => {
  it('orders anything in a key and names each once', () => {
    const ordered = [
      ...['id', 'fb_graph_node', 'parent_id', 'name', 'period', 'key1', 'key2', 'key11'],
      ...['breakdown', 'timeframe', 'end_time', 'date_start', 'date_stop'],
    ].map(fieldIn);
    expect(orderKey([...ordered, ...ordered].reverse())).toEqual(ordered);
  });
});
