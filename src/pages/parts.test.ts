import { parseFields, printFields } from '../fields';
import type { FieldItem } from '../fields';
import { allMetrics, isInsights, keepMetrics, metricsOf, withMetrics } from './parts';

const parse = (text: string): readonly FieldItem[] => parseFields({ text, name: 'q' });
const only = (text: string): FieldItem => parse(text)[0]!;

describe('fields with metrics', () => {
  it('tell their metrics in order, whatever the white space', () => {
    expect(metricsOf(only('insights.metric(reach , views)'))).toEqual(['reach', 'views']);
    expect(metricsOf(only('insights'))).toEqual([]);
    expect(isInsights(only('insights.as(x)'))).toBe(true);
    expect(isInsights(only('media'))).toBe(false);
  });

  it('can ask for some of them, all else as it was', () => {
    const item = only('insights.metric(reach,views,likes).period(lifetime).as(x){name,values}');
    expect(printFields([withMetrics(item, (metric) => metric !== 'views')!])).toBe(
      'insights.metric(reach,likes).period(lifetime).as(x){name,values}',
    );
    expect(withMetrics(item, () => true)).toBe(item);
    expect(withMetrics(item, () => false)).toBeUndefined();
    expect(withMetrics(only('insights'), () => false)).toEqual(only('insights'));
  });

  it('lose metrics at any depth, and themselves with the last', () => {
    const text =
      'id,insights.metric(plays),media.limit(5){insights.metric(reach,plays),children{insights.metric(plays)}}';
    expect(printFields(keepMetrics(parse(text), (metric) => metric !== 'plays'))).toBe(
      'id,media.limit(5){insights.metric(reach),children{id}}',
    );
    expect(allMetrics(parse(text))).toEqual([['plays'], ['reach', 'plays'], ['plays']]);
    expect(printFields(keepMetrics(parse('insights.metric(plays)'), () => false))).toBe('id');
  });
});
