import { aQuery, anAccount, aPlan, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { planQuery } from './planQuery';

const warnings = (query: Partial<Query>): readonly string[] => aPlan({ name: 'media', ...query }).warnings;
const ofMedia = (metric: string): readonly string[] =>
  warnings({ path: 'media', fields: `id,insights.metric(${metric})` });
const ofAccount = (metric: string, modifiers = ''): readonly string[] =>
  warnings({ fields: `insights.metric(${metric})${modifiers}` });

describe('the warnings of a plan', () => {
  it('name a removed metric, the version that removed it, and what to use instead', () => {
    expect(ofMedia('reach,video_views')).toEqual([
      "query 'media': 'video_views' was removed in v21.0: use 'views'",
    ]);
    expect(ofMedia('impressions, plays')).toEqual([
      "query 'media': 'impressions' was removed in v22.0: use 'views'",
      "query 'media': 'plays' was removed in v22.0: use 'views'",
    ]);
    expect(ofMedia('exits')).toEqual([
      "query 'media': 'exits' was removed in v18.0: use navigation with breakdown(story_navigation_action_type)",
    ]);
    expect(ofAccount('audience_locale')).toEqual(["query 'media': 'audience_locale' was removed in v18.0"]);
  });

  it.each([
    ['in the modifiers of nested insights', { path: 'media', fields: 'insights.metric(plays)' }],
    ['at any depth', { fields: 'stories{id,insights.metric(plays)}' }],
    ['through an object', { fields: 'mentioned_media.media_id(1){insights.metric(plays)}' }],
    ['in the parameters of the account', { path: '17890?metric=plays', ids: 'none', fields: 'insights' }],
    ['in the path of a list', { path: 'media?fields=insights.metric(plays)' }],
    ['in the path of insights', { path: '17890/insights?metric=plays', ids: 'none' }],
    ['where nothing tells the node', { path: '17890', ids: 'none', fields: 'insights.metric(plays)' }],
    ['twice in one query', { path: 'media', fields: 'insights.metric(plays),insights.metric(plays).as(b)' }],
  ] as const)('name a removed metric once when it stands %s', (_, query) => {
    expect(warnings(query)).toEqual(["query 'media': 'plays' was removed in v22.0: use 'views'"]);
  });

  it('do not name a metric that is requested as one total a day in place of a series', () => {
    expect(ofAccount('profile_views,reach', '.metric_type(total_value)')).toEqual([]);
    expect(ofAccount('profile_views')).toEqual([]);
    expect(warnings({ path: 'insights?metric=profile_views' })).toEqual([]);
  });

  it('name metrics that the kind of media in the path never has', () => {
    expect(warnings({ path: 'stories', fields: 'insights.metric(reach,likes,navigation)' })).toEqual([
      "query 'media': stories do not have the metric 'likes'",
    ]);
    expect(ofMedia('reach,likes,ig_reels_avg_watch_time,navigation')).toEqual([
      "query 'media': only stories have the metric 'navigation': request it with the path 'stories'",
    ]);
  });

  it('depend on the requested version, and on the day from which on no version answers', () => {
    const query = aQuery({ path: 'media', fields: 'insights.metric(plays)' });
    const count = (apiVersion: string, now: number): number =>
      planQuery(query, {
        config: { accounts: [anAccount('1')], apiVersion, login: 'facebook' },
        now,
        reserved: new Map(),
      }).warnings.length;
    const before = Date.parse('2025-03-01') / 1000;
    expect([count('v21.0', before), count('v22.0', before), count('v21.0', NOW)]).toEqual([0, 1, 1]);
  });

  it.each([
    [{ path: 'media', fields: 'id,captoin' }, "unknown field 'captoin': did you mean 'caption'?"],
    [
      { path: 'media', fields: 'comment_count' },
      "unknown field 'comment_count': did you mean 'comments_count'?",
    ],
    [{ fields: 'folowers_count' }, "unknown field 'folowers_count': did you mean 'followers_count'?"],
    [{ path: 'media', fields: 'comments{repiles{id}}' }, "unknown field 'repiles': did you mean 'replies'?"],
    [{ path: 'media', fields: 'insights.metric(saves)' }, "unknown metric 'saves': did you mean 'saved'?"],
    [{ fields: 'insights.metric(saved)' }, "unknown metric 'saved': did you mean 'saves'?"],
    [{ path: 'insights?metric=saved' }, "unknown metric 'saved': did you mean 'saves'?"],
    [{ path: 'x/media/insights?metric=saves' }, "unknown metric 'saves': did you mean 'saved'?"],
    [{ path: 'media', fields: 'comments{texs}' }, "unknown field 'texs': did you mean 'text'?"],
    [{ fields: 'followss_count' }, "unknown field 'followss_count': did you mean 'follows_count'?"],
  ])('suggest the name that is probably meant in %j', (query, sentence) => {
    expect(warnings(query)).toEqual([`query 'media': ${sentence}`]);
  });

  it.each([
    { path: 'media', fields: 'id,caption,unheard_of,brand_new{a,b}' },
    { path: 'media', fields: 'cap,ids,txt' },
    { path: 'media', fields: 'id,caption.as(captoin)' },
    { path: 'unheard_of', fields: 'captoin,insights.metric(saves)' },
    { path: 'me/accounts', ids: 'none', fields: 'nmae,captoin' },
    { fields: 'insights.metric(brand_new)' },
    { path: 'stories', fields: 'insights.metric(brand_new)' },
    { path: 'unheard_of', fields: 'insights.metric(savess)' },
    { path: 'media', fields: 'insights.metric(total interactions,shaers,video_view)' },
    { path: 'media?metric=plays', fields: 'insights' },
    { path: 'media', fields: 'insights' },
    { path: 'media', fields: 'insights.metric(video views\n)' },
    { path: 'insights' },
    {},
  ] as const)('are absent for %j', (query) => {
    expect(warnings(query)).toEqual([]);
  });

  it.each([
    [{ path: 'mentions', fields: 'id' }, 'mentions'],
    [{ fields: 'id,mentions{id}' }, 'mentions'],
    [{ path: 'media', fields: 'id,partnership_ad_code' }, 'partnership_ad_code'],
  ])('name what can only be written in %j', (query, name) => {
    expect(warnings(query)).toEqual([
      `query 'media': '${name}' can be written through the API, but not read: leave it out`,
    ]);
  });

  it('say of which media a metric was removed, where the version still has it of older ones', () => {
    const inVersion = (apiVersion: string): readonly string[] =>
      planQuery(aQuery({ name: 'media', path: 'media', fields: 'insights.metric(impressions)' }), {
        config: { accounts: [anAccount('1')], apiVersion, login: 'facebook' },
        now: NOW,
        reserved: new Map(),
      }).warnings;
    const removed = "query 'media': 'impressions' was removed in v22.0";
    expect(inVersion('v21.0')).toEqual([`${removed} for media published from 2024-07-02 on: use 'views'`]);
    expect(inVersion('v22.0')).toEqual([`${removed}: use 'views'`]);
  });

  it('name what only tokens of the Facebook login can request, before it is requested with one of the Instagram login', () => {
    const ofLogin = (login: 'facebook' | 'instagram', query: Partial<Query>): readonly string[] =>
      planQuery(aQuery({ name: 'media', ...query }), {
        config: { accounts: [anAccount('1')], apiVersion: 'v25.0', login },
        now: NOW,
        reserved: new Map(),
      }).warnings;
    const sentence = (what: string): string =>
      `query 'media': only tokens of the Facebook login can request the ${what}`;
    const cases: readonly (readonly [Partial<Query>, readonly string[]])[] = [
      [{ path: 'media', fields: 'id,saved_count,like_count' }, [sentence("field 'saved_count'")]],
      [{ fields: 'media{id,collaborators{id}}' }, [sentence("field 'collaborators'")]],
      [{ fields: 'agencies{id}' }, [sentence("field 'agencies'")]],
      [{ path: 'agencies', fields: 'id' }, [sentence("field 'agencies'")]],
      [{ path: 'tags', fields: 'id,media_product_type' }, []],
      [{ path: 'stories', fields: 'insights.metric(link_clicks,reach)' }, [sentence("metric 'link_clicks'")]],
      [{ path: 'media', fields: 'id,caption' }, []],
    ];
    for (const [query, expected] of cases) {
      expect(ofLogin('instagram', query)).toEqual(expected);
      expect(ofLogin('facebook', query)).toEqual([]);
    }
  });
});
