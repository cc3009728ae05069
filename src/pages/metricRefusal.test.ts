import { readMetricRefusal } from './metricRefusal';

describe('readMetricRefusal', () => {
  it.each([
    [
      'one that is not in the list, and all others that are not',
      '(#100) metric[1] must be one of the following values: impressions, reach, views',
      [['reach', 'plays', 'views', 'engagement']],
      { kind: 'unknown', metrics: ['plays', 'engagement'] },
    ],
    [
      'one by its place, where there is no list',
      '(#100) metric[1] must be one of',
      [['reach', 'plays']],
      undefined,
    ],
    [
      'one by its place, where the list is empty',
      '(#100) metric[1] must be one of the following values:',
      [['reach', 'plays']],
      { kind: 'unknown', metrics: ['plays'] },
    ],
    [
      'none by its place, where two fields ask for metrics',
      '(#100) metric[0] must be one of the following values:',
      [['reach'], ['plays']],
      undefined,
    ],
    [
      'those that only total_value has',
      '(#100) The following metrics (likes,comments) should be specified with parameter metric_type=total_value',
      [['reach', 'likes', 'comments']],
      { kind: 'unknown', metrics: ['likes', 'comments'] },
    ],
    [
      'one that total_value does not have',
      '(#100) The following metric (follower_count) is incompatible with the metric type (total_value)',
      [['reach', 'follower_count']],
      { kind: 'unknown', metrics: ['follower_count'] },
    ],
    [
      'one that a product type does not have',
      '(#100) The Media Insights API does not support the navigation metric for this media product type',
      [['reach'], ['navigation']],
      { kind: 'unfit', metric: 'navigation' },
    ],
    [
      'one that newer media do not have',
      '(#100) Starting from version v22.0 and above, the impressions metric is no longer supported for the queried media',
      [['impressions']],
      { kind: 'unfit', metric: 'impressions' },
    ],
    ['nothing of a metric that was not asked', 'does not support the x metric', [['reach']], undefined],
    ['nothing of other words', '(#100) Invalid parameter', [['reach']], undefined],
  ])('reads %s', (_, message, asked, expected) => {
    expect(readMetricRefusal(message, asked)).toEqual(expected);
  });
});
