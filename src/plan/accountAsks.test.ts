import { accountAsks } from './accountAsks';

const DAY = { period: 'day' };
const TOTAL = { period: 'day', metric_type: 'total_value' };
const DAILY = { ...TOTAL, time_increment: '1' };
const LIFETIME = { period: 'lifetime', metric_type: 'total_value' };

/** The asks as `metrics: parameters`, so that a table of cases can be read. */
const asks = (metric: string, params: Readonly<Record<string, string>>): unknown =>
  accountAsks({ metric, ...params }).asks.map(({ metrics, params: own }) => [metrics.join(), own]);

describe('accountAsks', () => {
  it.each([
    ['a series that all metrics have', 'reach,follower_count', DAY],
    ['totals that all metrics have', 'reach,views,profile_views', TOTAL],
    ['one total a day', 'views,likes', DAILY],
    [
      'totals by a breakdown that all take',
      'reach,views',
      { ...TOTAL, breakdown: 'follow_type,media_product_type' },
    ],
    [
      "a breakdown under the name of the page's sample",
      'reach,views',
      { ...TOTAL, breakdowns: 'follow_type' },
    ],
    ['a period that the metric has', 'reach', { period: 'days_28' }],
    [
      'demographics',
      'follower_demographics',
      { ...LIFETIME, breakdown: 'age,gender', timeframe: 'last_90_days' },
    ],
    [
      'a time frame among the dimensions',
      'follower_demographics',
      { ...LIFETIME, breakdown: 'timeframe,city' },
    ],
    ['hours', 'online_followers', { period: 'lifetime' }],
    ['a time frame where it means nothing', 'reach', { ...DAY, timeframe: 'this_month' }],
    ['metrics that nobody knows', 'brand_new,other', { ...DAY, breakdown: 'unheard_of' }],
    ['removed metrics', 'impressions,audience_city', DAY],
  ])('leaves %s as they are', (_, metric, params) => {
    expect(asks(metric, params)).toEqual([[metric, params]]);
    expect(accountAsks({ metric, ...params }).remarks).toEqual([]);
  });

  it('requests all that the API gives by default where no metric is named', () => {
    expect(accountAsks(DAY).asks).toEqual([{ params: DAY, metrics: [] }]);
  });

  it.each([
    [
      'totals that are requested as a series',
      'reach,likes,views',
      DAY,
      [
        ['reach', DAY],
        ['likes,views', DAILY],
      ],
    ],
    [
      'totals that are requested as a series by name',
      'likes,reach',
      { ...DAY, metric_type: 'time_series' },
      [
        ['likes', DAILY],
        ['reach', { ...DAY, metric_type: 'time_series' }],
      ],
    ],
    [
      'totals without a period, which is the day',
      'likes',
      {},
      [['likes', { metric_type: 'total_value', time_increment: '1' }]],
    ],
    [
      'totals of a lifetime, which have no days',
      'follower_demographics',
      { period: 'lifetime', breakdown: 'city' },
      [['follower_demographics', { ...LIFETIME, breakdown: 'city' }]],
    ],
    [
      'a series that is requested as a total',
      'reach,follower_count',
      TOTAL,
      [
        ['reach', TOTAL],
        ['follower_count', DAY],
      ],
    ],
    ['a series that is requested as one total a day', 'follower_count', DAILY, [['follower_count', DAY]]],
    [
      'metrics that do not take the breakdown',
      'views,accounts_engaged,likes',
      { ...TOTAL, breakdown: 'media_product_type' },
      [
        ['views,likes', { ...TOTAL, breakdown: 'media_product_type' }],
        ['accounts_engaged', TOTAL],
      ],
    ],
    [
      'metrics that take only one of two dimensions',
      'views,likes',
      { ...TOTAL, breakdown: 'media_product_type,follow_type' },
      [
        ['views', { ...TOTAL, breakdown: 'media_product_type,follow_type' }],
        ['likes', TOTAL],
      ],
    ],
    [
      'a series by a breakdown, which only totals have',
      'reach,follower_count',
      { ...DAY, breakdown: 'follow_type' },
      [
        ['reach', { ...DAILY, breakdown: 'follow_type' }],
        ['follower_count', DAY],
      ],
    ],
    [
      'a metric that has no value without its breakdown',
      'follows_and_unfollows,replies',
      TOTAL,
      [
        ['follows_and_unfollows', { ...TOTAL, breakdown: 'follow_type' }],
        ['replies', TOTAL],
      ],
    ],
    [
      'a metric that has no value with another breakdown',
      'follows_and_unfollows',
      { ...TOTAL, breakdown: 'media_product_type' },
      [['follows_and_unfollows', { ...TOTAL, breakdown: 'follow_type' }]],
    ],
    [
      'a period that the metric does not have',
      'reach,profile_views,follower_demographics',
      { period: 'week' },
      [
        ['reach', { period: 'week' }],
        ['profile_views', DAILY],
        ['follower_demographics', LIFETIME],
      ],
    ],
    [
      'a time frame that the metric does not have',
      'follower_demographics,engaged_audience_demographics',
      { ...LIFETIME, breakdown: 'age', timeframe: 'last_30_days' },
      [
        ['follower_demographics', { ...LIFETIME, breakdown: 'age', timeframe: 'last_30_days' }],
        ['engaged_audience_demographics', { ...LIFETIME, breakdown: 'age', timeframe: 'this_month' }],
      ],
    ],
    [
      'a time frame that the metric needs',
      'reached_audience_demographics',
      { ...LIFETIME, breakdown: 'age' },
      [['reached_audience_demographics', { ...LIFETIME, breakdown: 'age', timeframe: 'this_month' }]],
    ],
    [
      'a time frame that no metric has',
      'follower_demographics',
      { ...LIFETIME, breakdown: 'age', timeframe: 'yesterday' },
      [['follower_demographics', { ...LIFETIME, breakdown: 'age', timeframe: 'this_month' }]],
    ],
    [
      "a series by a breakdown under the name of the page's sample",
      'reach,follower_count',
      { ...DAY, breakdowns: 'follow_type' },
      [
        ['reach', { ...DAILY, breakdowns: 'follow_type' }],
        ['follower_count', DAY],
      ],
    ],
    [
      'a series of weeks by a breakdown, whose total has no days',
      'reach',
      { period: 'week', breakdown: 'follow_type' },
      [['reach', { period: 'week', metric_type: 'total_value', breakdown: 'follow_type' }]],
    ],
  ])('requests apart %s', (_, metric, params, expected) => {
    expect(asks(metric, params)).toEqual(expected);
  });

  it.each([
    [
      'with the metrics that go as the query says',
      'impressions,reach,likes',
      [
        ['impressions,reach', DAY],
        ['likes', DAILY],
      ],
    ],
    [
      'with them also where others stand before',
      'likes,brand_new,reach,follower_count',
      [
        ['likes', DAILY],
        ['brand_new,reach,follower_count', DAY],
      ],
    ],
    [
      'with the first where none goes so',
      'impressions,likes,brand_new',
      [['impressions,likes,brand_new', DAILY]],
    ],
  ])(
    'requests metrics of which nothing is known %s, so that their refusal leaves something',
    (_, metric, expected) => {
      expect(asks(metric, DAY)).toEqual(expected);
    },
  );

  it('says for each reason which metrics are requested in another way', () => {
    const { remarks } = accountAsks({
      metric: 'likes,reach,views,likes,follower_demographics',
      period: 'day',
      breakdown: 'media_product_type',
    });
    expect(remarks).toEqual([
      'likes, views cannot be requested as a series: requested as one total a day, with metric_type(total_value).time_increment(1)',
      'reach cannot be requested as a series with a breakdown: requested as one total a day, with metric_type(total_value).time_increment(1)',
      'follower_demographics cannot be requested with period(day): requested with period(lifetime)',
      'follower_demographics cannot be requested with breakdown(media_product_type): requested without it',
      'follower_demographics cannot be requested as a series: requested with metric_type(total_value)',
    ]);
  });

  it.each([
    ['follower_count', TOTAL, 'follower_count cannot be requested as a total: requested as a series'],
    [
      'reached_audience_demographics',
      { ...LIFETIME, breakdown: 'age' },
      'reached_audience_demographics cannot be requested without a timeframe: requested with timeframe(this_month)',
    ],
    [
      'engaged_audience_demographics',
      { ...LIFETIME, breakdown: 'age', timeframe: 'last_30_days' },
      'engaged_audience_demographics cannot be requested with timeframe(last_30_days): requested with timeframe(this_month)',
    ],
    [
      'follows_and_unfollows',
      TOTAL,
      'follows_and_unfollows cannot be requested without a breakdown: requested with breakdown(follow_type)',
    ],
    [
      'follows_and_unfollows',
      { ...TOTAL, breakdown: 'media_product_type,city' },
      'follows_and_unfollows cannot be requested with breakdown(media_product_type,city): requested with breakdown(follow_type)',
    ],
  ])('says of %s with %j how it is requested', (metric, params, remark) => {
    expect(accountAsks({ metric, ...params }).remarks).toEqual([remark]);
  });

  it('requests a metric that is named twice once', () => {
    expect(asks('reach,reach', DAY)).toEqual([['reach', DAY]]);
  });
});
