import { ACCOUNT, testClient } from '../testClient';
import type { TestAnswer, TestClient } from '../testClient';
import { ACCOUNT_MATRIX } from './accountMatrix';
import { MEDIA_MATRIX } from './mediaMatrix';

const UNKNOWN = { status: 500, json: { error: { code: 1, message: 'An unknown error has occurred.' } } };
const insights = ({ get }: TestClient, query: string): TestAnswer => get(`${ACCOUNT}/insights?${query}`);
const message = ({ json }: TestAnswer): string | undefined => json.error?.message;

describe('the matrix', () => {
  it('has a source for each row', () => {
    const source = /^https:\/\/(developers\.facebook\.com|github\.com)\/|^docs\/api-facts\.md §\d/;
    for (const row of [...Object.values(ACCOUNT_MATRIX), ...Object.values(MEDIA_MATRIX)]) {
      expect(row.source).toMatch(source);
    }
  });
});

describe('strict account insights', () => {
  const client = testClient({ strict: true, followers: [5000], strictness: { emptyBreakdowns: false } });

  it.each(Object.keys(ACCOUNT_MATRIX))(
    'answer %s with all that its row allows, and refuse the rest',
    (metric) => {
      const row = ACCOUNT_MATRIX[metric]!;
      const type = row.as === 'total' ? '&metric_type=total_value' : '';
      const frame = row.needsTimeframe ? `&timeframe=${row.timeframes[0]!}` : '';
      for (const period of ['day', 'week', 'days_28', 'month', 'lifetime', 'total_over_range']) {
        const answer = insights(client, `metric=${metric}&period=${period}${type}${frame}`);
        expect([period, answer.status]).toEqual([period, row.periods.includes(period) ? 200 : 400]);
      }
      for (const breakdown of [
        'media_product_type',
        'follow_type',
        'contact_button_type',
        'age',
        'surface_type',
      ]) {
        const query = `metric=${metric}&period=${row.periods[0]!}&metric_type=total_value${frame}&breakdown=${breakdown}`;
        const expected = row.as === 'series' ? 400 : row.breakdowns.includes(breakdown) ? 200 : 500;
        expect([breakdown, insights(client, query).status]).toEqual([breakdown, expected]);
      }
    },
  );

  it('refuse a breakdown of a series as an unknown error', () => {
    expect(insights(client, 'metric=reach&breakdown=follow_type')).toMatchObject(UNKNOWN);
    expect(insights(client, 'metric=reach&breakdown=follow_type&metric_type=total_value').status).toBe(200);
  });

  it('name every metric that exists as a total only, in the order asked', () => {
    expect(message(insights(client, 'metric=reach,likes,profile_views,replies&period=day'))).toBe(
      '(#100) The following metrics (likes,profile_views,replies) should be specified with parameter metric_type=total_value',
    );
  });

  it('need a timeframe of the engaged and the reached, and only one that v20 left', () => {
    const of = 'metric=engaged_audience_demographics&period=lifetime&metric_type=total_value&breakdown=age';
    expect(message(insights(client, of))).toBe('(#100) The parameter timeframe is required');
    expect(message(insights(client, `${of}&timeframe=last_90_days`))).toContain('this_month, this_week');
    expect(insights(client, `${of}&timeframe=this_week`).status).toBe(200);
    const followers = of.replace('engaged_audience', 'follower');
    expect(insights(client, followers).status).toBe(200);
    expect(insights(client, `${followers}&timeframe=last_90_days`).status).toBe(200);
  });

  it('refuse fewer than 100 engagements, or answer without results where the world says so', () => {
    const few = { strict: true, followers: [5000], engagements: [99] };
    const of =
      'metric=engaged_audience_demographics&period=lifetime&metric_type=total_value&breakdown=age,gender&timeframe=this_week';
    expect(insights(testClient(few), of).json.error).toMatchObject({ error_subcode: 2874010 });
    const empty = insights(testClient({ ...few, strictness: { fewEngaged: 'empty' } }), of);
    expect(empty.json.data?.[0]?.['total_value']).toEqual({
      breakdowns: [{ dimension_keys: ['age', 'gender'] }],
    });
  });

  it('leave today’s lenient answers as they were', () => {
    const lenient = testClient({ followers: [5000] });
    expect(insights(lenient, 'metric=likes&period=week&metric_type=total_value').status).toBe(200);
    expect(
      insights(lenient, 'metric=engaged_audience_demographics&period=lifetime&metric_type=total_value')
        .status,
    ).toBe(200);
  });

  it('keep breakdown and timeframe in their links, where a lenient world drops them', () => {
    const query = 'metric=reach&metric_type=total_value&breakdown=follow_type&period=day';
    expect(insights(client, query).json.paging?.next).toContain('breakdown=follow_type');
    expect(insights(testClient(), query).json.paging?.next).not.toContain('breakdown');
  });

  it('have breakdowns without results now and then', () => {
    const odd = testClient({ followers: [5000], strictness: { emptyBreakdowns: true } });
    const breakdowns = Object.entries(ACCOUNT_MATRIX)
      .filter(([, row]) => row.breakdowns.length > 0)
      .map(
        ([
          metric,
          {
            breakdowns: [first],
          },
        ]) => insights(odd, `metric=${metric}&period=day&metric_type=total_value&breakdown=${first!}`),
      )
      .map(({ body }) => body.includes('"results"'));
    expect(new Set(breakdowns)).toEqual(new Set([true, false]));
  });
});

describe('strict media insights', () => {
  const strict = { strict: true, media: 60, storiesPerAccount: 4, strictness: { emptyBreakdowns: false } };
  const client = testClient(strict);
  const media = [
    ...(client.get(`${ACCOUNT}/media?limit=100&fields=media_product_type,media_type`).json.data ?? []),
    ...(client.get(`${ACCOUNT}/stories?fields=media_product_type,media_type`).json.data ?? []),
  ];
  const first = (type: string, kind?: string): string =>
    media.find(
      (one) => one['media_product_type'] === type && (kind ?? one['media_type']) === one['media_type'],
    )!.id;
  const of = (id: string, query: string): TestAnswer => client.get(`${id}/insights?${query}`);

  it.each(Object.keys(MEDIA_MATRIX))('answer %s for the kinds of media of its row only', (metric) => {
    const { of: types, sharedTo, videoOnly, postedBefore } = MEDIA_MATRIX[metric]!;
    for (const { id, ...one } of media) {
      const isOf = (types as readonly unknown[]).includes(one['media_product_type']);
      const isVideo = one['media_type'] === 'VIDEO';
      if (sharedTo === undefined) {
        const expected = isOf && postedBefore === undefined && (videoOnly !== true || isVideo);
        expect([one, of(id, `metric=${metric}`).status]).toEqual([one, expected ? 200 : 400]);
      }
    }
  });

  it('name all that a media does not have in one sentence, each world in its words', () => {
    const query = 'metric=reach,profile_visits,follows';
    expect(message(of(first('REELS'), query))).toBe(
      '(#100) The Media Insights API does not support the profile_visits, follows metric for this media product type.',
    );
    const old = testClient({ ...strict, strictness: { mediaRefusal: 'beforeV18' } });
    const words = (type: string, kind: string, metrics: string): string | undefined =>
      message(old.get(`${first(type, kind)}/insights?metric=${metrics}`));
    expect(words('REELS', 'VIDEO', 'profile_visits,follows')).toBe(
      '(#100) Incompatible metrics (profile_visits, follows) with reel media',
    );
    expect(words('FEED', 'IMAGE', 'replies,navigation')).toContain(
      '(replies, navigation) with single post media',
    );
    expect(words('FEED', 'CAROUSEL_ALBUM', 'replies')).toContain('(replies) with carousel media');
  });

  it('refuse all of them when one of a page is unfit', () => {
    expect(client.get(`${ACCOUNT}/media?limit=60&fields=insights.metric(reach,follows)`).status).toBe(400);
    expect(client.get(`${ACCOUNT}/media?limit=60&fields=insights.metric(reach)`).status).toBe(200);
  });

  it('throw for what was not shared to Facebook, and only for that', () => {
    const shared = media.map(({ id }) => of(id, 'metric=reach,facebook_views'));
    expect(new Set(shared.map(({ status }) => status))).toEqual(new Set([200, 400]));
    expect(message(shared.find(({ status }) => status === 400)!)).toContain('facebook_views metric');
  });

  it('take a breakdown only of the metric that has it', () => {
    const story = first('STORY');
    expect(of(story, 'metric=navigation&breakdown=story_navigation_action_type').status).toBe(200);
    expect(of(story, 'metric=navigation&breakdown=action_type')).toMatchObject(UNKNOWN);
    expect(of(story, 'metric=views&breakdown=surface_type').status).toBe(200);
    expect(of(story, 'metric=reach,navigation&breakdown=story_navigation_action_type')).toMatchObject(
      UNKNOWN,
    );
  });

  it('answer as lifetime whatever period is asked', () => {
    const [row] = of(first('FEED'), 'metric=reach&period=total_over_range').json.data ?? [];
    expect(row).toMatchObject({ period: 'lifetime', name: 'reach' });
  });

  it('have impressions of what was posted before July 2024', () => {
    const old = testClient({ ...strict, newestMedia: '2024-06-30T00:00:00Z' });
    expect(old.get(`${first('FEED', 'IMAGE')}/insights?metric=impressions`).status).toBe(200);
    expect(message(of(first('FEED', 'IMAGE'), 'metric=impressions'))).toContain('no longer supported');
  });

  it('carry values and a total in one metric', () => {
    const [row] =
      of(first('STORY'), 'metric=navigation&breakdown=story_navigation_action_type').json.data ?? [];
    expect(row).toMatchObject({
      values: [{ value: (row!['total_value'] as { value: number }).value }],
      total_value: { breakdowns: [{ dimension_keys: ['story_navigation_action_type'] }] },
    });
  });
});
