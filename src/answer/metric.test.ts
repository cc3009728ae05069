import { isMetric, metricName } from './metric';

describe('isMetric', () => {
  it.each([
    [true, { id: '178/insights/reach/day', values: [] }],
    [true, { id: '987/video_insights/total_video_views/lifetime', total_value: {} }],
    [false, { id: '178/insights/reach/day' }],
    [false, { id: '178', values: [] }],
    [false, { id: 'a/b/insights/reach', values: [] }],
    [false, 'odd'],
  ])('is %s for %j', (expected, node) => {
    expect(isMetric(node)).toBe(expected);
  });
});

describe('metricName', () => {
  it.each([
    ['views', { name: 'views', id: '178/insights/reach/day' }],
    ['reach', { id: '178/insights/reach/day' }],
    ['total_video_views', { id: '987/video_insights/total_video_views/lifetime' }],
    ['', { id: '178' }],
  ])('is %j for %j', (expected, metric) => {
    expect(metricName(metric)).toBe(expected);
  });
});
