import { parseFields } from '../fields';
import { insightsLevel } from './insightsLevel';
import type { Level } from './queryPlan';

const level = (params: Record<string, string>, given: { fields?: string; ofMedia?: boolean } = {}): Level =>
  insightsLevel({
    query: 'q',
    graphNode: 'page_insights',
    edgeName: 'insights',
    params,
    fields: parseFields({ text: given.fields ?? '', name: 'q' }),
    source:
      given.ofMedia === true
        ? { by: 'parent' }
        : { by: 'windows', params, retentionDays: 728, isDaily: false },
  });

describe('insightsLevel', () => {
  it.each([
    ['a series', { metric: 'reach', period: 'day' }, ['end_time']],
    ['a series by name', { metric: 'reach', metric_type: 'time_series' }, ['end_time']],
    ['a series with a breakdown', { metric: 'reach', breakdown: 'follow_type' }, ['key1', 'end_time']],
    ['a total', { metric: 'views', metric_type: 'total_value' }, ['date_start', 'date_stop']],
    [
      'a total with breakdowns',
      { metric: 'views', metric_type: 'total_value', breakdown: 'follow_type, media_product_type' },
      ['key1', 'key2', 'date_start', 'date_stop'],
    ],
    [
      'demographics, which have no window',
      {
        metric: 'follower_demographics',
        period: 'lifetime',
        metric_type: 'total_value',
        breakdown: 'country',
      },
      ['key1'],
    ],
    [
      'a metric whose values are objects',
      { metric: 'online_followers', period: 'lifetime' },
      ['key1', 'end_time'],
    ],
    [
      'a metric of objects by its breakdowns',
      { metric: 'online_followers', breakdown: 'a,b' },
      ['key1', 'key2', 'end_time'],
    ],
    [
      'a metric of objects among others',
      { metric: 'reach, online_followers', period: 'day' },
      ['key1', 'end_time'],
    ],
    [
      'a timeframe, which has a column of its own',
      { metric: 'x', metric_type: 'total_value', period: 'lifetime', breakdown: 'timeframe,age,gender' },
      ['key1', 'key2', 'timeframe'],
    ],
    [
      'a timeframe by its parameter, whether or not the answer names it',
      {
        metric: 'x',
        metric_type: 'total_value',
        period: 'lifetime',
        breakdown: 'age',
        timeframe: 'this_week',
      },
      ['key1', 'timeframe'],
    ],
    [
      "the parameter as Meta's sample writes it",
      { metric: 'reach', breakdowns: 'city' },
      ['key1', 'end_time'],
    ],
  ])('keys %s by what is requested, so that a run without data fixes no other key', (_, params, expected) => {
    const planned = level(params);
    expect(planned.keyColumns).toEqual(expected);
    expect(planned.columns).toEqual(expect.arrayContaining(expected));
  });

  it('keys the metrics of a media by its dimensions alone', () => {
    const ofMedia = { ofMedia: true };
    expect(level({ metric: 'reach' }, ofMedia).keyColumns).toEqual([]);
    expect(level({ metric: 'navigation', breakdown: 'x' }, ofMedia).keyColumns).toEqual(['key1']);
  });

  it('declares what every metric has, or the fields requested of it', () => {
    expect(level({}).columns).toEqual(['/name', '/period', '/title', '/description', 'value', 'end_time']);
    expect(level({}, { fields: 'id,name,title.as(label),values,total_value' }).columns).toEqual([
      '/name',
      '/label',
      'value',
      'end_time',
    ]);
  });

  it('declares the column breakdown where a breakdown is requested', () => {
    expect(level({ breakdown: 'city' }).columns).toContain('breakdown');
    expect(level({}).columns).not.toContain('breakdown');
  });

  it("declares it too under the name of the page's sample", () => {
    const planned = level({ breakdowns: 'city' });
    expect(planned.insights?.dimensions).toEqual(['city']);
    expect(planned.columns).toContain('breakdown');
  });

  it('knows what its own columns and the labels of metrics are, and nothing about what has another name', () => {
    const { facts } = level({ metric: 'reach' }, { fields: 'title.as(value),name,brand_new' });
    expect([...(facts?.keys() ?? [])]).toEqual(['/id', '/name', 'value', 'end_time']);
  });

  it('keeps the order in which the dimensions are requested', () => {
    expect(level({ breakdown: ' gender ,age,, timeframe' }).insights?.dimensions).toEqual([
      'gender',
      'age',
      'timeframe',
    ]);
  });

  it('knows the time frame of the request, for answers that do not name it', () => {
    expect(level({ timeframe: 'this_week' }).insights?.timeframe).toBe('this_week');
    expect(level({}).insights).not.toHaveProperty('timeframe');
  });

  it('knows the metrics that are requested together', () => {
    expect(level({ metric: 'reach, views' }).insights?.metrics).toEqual(['reach', 'views']);
    expect(level({}).insights?.metrics).toEqual([]);
  });

  it('writes rows whatever fields are requested, and comes whole with its parent', () => {
    expect(level({}, { fields: 'values', ofMedia: true })).toMatchObject({
      writesRows: true,
      source: { by: 'parent' },
    });
  });
});
