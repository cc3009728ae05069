import { parseFields, printFields } from '../fields';
import type { FieldItem } from '../fields';
import {
  allInsights,
  isInsights,
  keepMetrics,
  metricsIn,
  wayOf,
  wayOfField,
  withMetrics,
} from './insightsField';

const parse = (text: string): readonly FieldItem[] => parseFields({ text, name: 'q' });
const only = (text: string): FieldItem => parse(text)[0]!;

describe('isInsights', () => {
  it('knows insights by their name, whatever their alias', () => {
    expect(isInsights(only('insights.as(x)'))).toBe(true);
    expect(isInsights(only('media'))).toBe(false);
    expect(isInsights(only('media.as(insights)'))).toBe(false);
  });
});

describe('metricsIn', () => {
  it('lists the metrics of an insights field in order, whatever the white space', () => {
    expect(metricsIn(only('insights.metric(reach , views)'))).toEqual(['reach', 'views']);
    expect(metricsIn(only('insights'))).toEqual([]);
  });
});

describe('withMetrics', () => {
  const item = only('insights.metric(reach,views,likes).period(lifetime).as(x){name,values}');

  it('requests some of the metrics and everything else as it was', () => {
    expect(printFields([withMetrics(item, (metric) => metric !== 'views')!])).toBe(
      'insights.metric(reach,likes).period(lifetime).as(x){name,values}',
    );
  });

  it('gives the same field when all metrics are kept, and when it names none', () => {
    expect(withMetrics(item, () => true)).toBe(item);
    expect(withMetrics(only('insights'), () => false)).toEqual(only('insights'));
  });

  it('gives no field when none of the metrics is kept', () => {
    expect(withMetrics(item, () => false)).toBeUndefined();
  });
});

describe('keepMetrics', () => {
  const items = parse(
    'id,insights.metric(plays),media.limit(5){insights.metric(reach,plays),children{insights.metric(plays)}}',
  );

  it('drops metrics at any depth, and with the last metric the field', () => {
    expect(printFields(keepMetrics(items, (metric) => metric !== 'plays'))).toBe(
      'id,media.limit(5){insights.metric(reach),children{id}}',
    );
    expect(printFields(keepMetrics(parse('insights.metric(plays)'), () => false))).toBe('id');
  });

  it('gives the same fields when all metrics are kept', () => {
    expect(keepMetrics(items, () => true)).toBe(items);
  });

  it('passes the insights field of each metric, so that its way of requesting counts', () => {
    const two = parse('insights.metric(a).period(day),insights.metric(a).period(week)');
    const kept = keepMetrics(two, (_, item) => wayOfField(item) === 'media period=week');
    expect(printFields(kept)).toBe('insights.metric(a).period(week)');
  });
});

describe('allInsights', () => {
  it('lists the insights fields at any depth', () => {
    const items = parse(
      'id,insights.metric(a),media.limit(5){insights.metric(b,a),children{insights.metric(c)}}',
    );
    expect(allInsights(items).map(metricsIn)).toEqual([['a'], ['b', 'a'], ['c']]);
  });
});

describe('wayOf', () => {
  it('names the node and the parameters that decide which metrics are available', () => {
    expect(wayOf('account', { period: 'day', metric_type: 'total_value', breakdown: 'age' })).toBe(
      'account breakdown=age metric_type=total_value period=day',
    );
    expect(wayOf('media', {})).toBe('media');
  });

  it('is the same whatever the metrics, the range, the page and the alias', () => {
    const others = { metric: 'a,b', since: '1', until: '2', limit: '5', after: 'A', as: 'x', fields: 'name' };
    expect(wayOf('account', { ...others, period: 'day' })).toBe(wayOf('account', { period: 'day' }));
  });

  it('is the same whatever the order of the parameters and the white space in lists', () => {
    expect(wayOf('account', { breakdown: 'age , gender', period: 'day' })).toBe(
      wayOf('account', { period: ' day', breakdown: 'age,gender' }),
    );
  });

  it.each([
    [{ metric_type: 'total_value' }, { metric_type: 'time_series' }],
    [{ metric_type: 'total_value' }, {}],
    [{ period: 'day' }, { period: 'week' }],
    [{ breakdown: 'age,gender' }, { breakdown: 'gender,age' }],
    [{ timeframe: 'this_week' }, { timeframe: 'this_month' }],
  ])('tells %j from %j', (params, others) => {
    expect(wayOf('account', params)).not.toBe(wayOf('account', others));
  });

  it('tells an account from media', () => {
    expect(wayOf('account', { period: 'day' })).not.toBe(wayOf('media', { period: 'day' }));
  });

  it('is read from the modifiers of a field alike', () => {
    expect(wayOfField(only('insights.metric(a).period(day).as(x){name}'))).toBe(
      wayOf('media', { period: 'day' }),
    );
  });
});
