import { readMetricRefusal } from './metricRefusal';

describe('readMetricRefusal', () => {
  it.each([
    [
      'all metrics that are not in the list of the message',
      '(#100) metric[1] must be one of the following values: impressions, reach, views',
      [['reach', 'plays', 'views', 'engagement']],
      { of: 'all', metrics: ['plays', 'engagement'] },
    ],
    [
      'nothing where the message has a place but no list',
      '(#100) metric[1] must be one of',
      [['reach', 'plays']],
      undefined,
    ],
    [
      'the metric at the place of the message where its list is empty',
      '(#100) metric[1] must be one of the following values:',
      [['reach', 'plays']],
      { of: 'all', metrics: ['plays'] },
    ],
    [
      'nothing by the place where two fields request metrics',
      '(#100) metric[0] must be one of the following values:',
      [['reach'], ['plays']],
      undefined,
    ],
    [
      'the metrics that are available as total_value only',
      '(#100) The following metrics (likes,comments) should be specified with parameter metric_type=total_value',
      [['reach', 'likes', 'comments']],
      { of: 'all', metrics: ['likes', 'comments'] },
    ],
    [
      'the metric that is not available as total_value',
      '(#100) The following metric (follower_count) is incompatible with the metric type (total_value)',
      [['reach', 'follower_count']],
      { of: 'all', metrics: ['follower_count'] },
    ],
    [
      'the metric that a product type does not have',
      '(#100) The Media Insights API does not support the navigation metric for this media product type',
      [['reach'], ['navigation']],
      { of: 'type', metrics: ['navigation'] },
    ],
    [
      'several metrics that a product type does not have',
      '(#100) The Media Insights API does not support the navigation, replies metrics for this media product type',
      [['reach', 'replies'], ['navigation']],
      { of: 'type', metrics: ['navigation', 'replies'] },
    ],
    [
      'the metrics that a kind of media did not have before v18',
      'Incompatible metrics (plays, reach) with single post media',
      [['reach', 'plays', 'saved']],
      { of: 'type', metrics: ['plays', 'reach'] },
    ],
    [
      'the metric that one media does not have',
      '(#100) Incompatible metric (total_interactions) with the media',
      [['reach', 'total_interactions']],
      { of: 'node', metrics: ['total_interactions'] },
    ],
    [
      'the metric that newer media do not have',
      '(#100) Starting from version v22.0 and above, the impressions metric is no longer supported for the queried media',
      [['impressions']],
      { of: 'node', metrics: ['impressions'] },
    ],
    [
      'the metric that a media does not have',
      '(#100) The Media Insights API does not support the reach metric',
      [['reach', 'views']],
      { of: 'node', metrics: ['reach'] },
    ],
    [
      'nothing about a metric that was not requested',
      'does not support the x metric',
      [['reach']],
      undefined,
    ],
    [
      'of several named metrics those that were requested',
      '(#100) The following metrics (likes,comments) should be specified with parameter metric_type=total_value',
      [['comments']],
      { of: 'all', metrics: ['comments'] },
    ],
    ['nothing from other words', '(#100) Invalid parameter', [['reach']], undefined],
    [
      'nothing where no metric was requested',
      'metric[0] must be one of the following values:',
      [],
      undefined,
    ],
  ])('reads %s', (_, message, requested, expected) => {
    expect(readMetricRefusal(message, requested)).toEqual(expected);
  });
});
