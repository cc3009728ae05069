import { aQuery, anAccount, aPlan, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { planQuery } from './planQuery';

const remarks = (query: Partial<Query>): readonly string[] => aPlan({ name: 'media', ...query }).remarks;
const ofMedia = (metric: string): readonly string[] =>
  remarks({ path: 'media', fields: `id,insights.metric(${metric})` });
const ofAccount = (metric: string, modifiers = ''): readonly string[] =>
  remarks({ fields: `insights.metric(${metric})${modifiers}` });

describe('the remarks of a plan', () => {
  it('tell what is gone, since when, and what to ask instead', () => {
    expect(ofMedia('reach,video_views')).toEqual([
      "query 'media': 'video_views' is gone since v21.0: ask 'views'",
    ]);
    expect(ofMedia('impressions, plays')).toEqual([
      "query 'media': 'impressions' is gone since v22.0 for media made after 2024-07-01: ask 'views'",
      "query 'media': 'plays' is gone since v22.0: ask 'views'",
    ]);
    expect(ofMedia('exits')).toEqual([
      "query 'media': 'exits' is gone since v18.0: ask navigation with breakdown(story_navigation_action_type)",
    ]);
    expect(ofAccount('audience_locale')).toEqual(["query 'media': 'audience_locale' is gone since v18.0"]);
  });

  it.each([
    ['in the modifiers of nested insights', { path: 'media', fields: 'insights.metric(plays)' }],
    ['at any depth', { fields: 'stories{id,insights.metric(plays)}' }],
    ['through an object', { fields: 'mentioned_media.media_id(1){insights.metric(plays)}' }],
    ['in the path of a list', { path: 'media?fields=insights.metric(plays)' }],
    ['in the path of insights', { path: '17890/insights?metric=plays', ids: 'none' }],
    ['where nothing tells the node', { path: '17890', ids: 'none', fields: 'insights.metric(plays)' }],
    ['twice in one query', { path: 'media', fields: 'insights.metric(plays),insights.metric(plays).as(b)' }],
  ] as const)('find a metric that is gone %s, and tell it once', (_, query) => {
    expect(remarks(query)).toEqual(["query 'media': 'plays' is gone since v22.0: ask 'views'"]);
  });

  it('spare a total whose series is gone', () => {
    expect(ofAccount('profile_views,reach', '.metric_type(total_value)')).toEqual([]);
    expect(ofAccount('profile_views')).toEqual([
      "query 'media': 'profile_views' is gone since v21.0 as a time series: ask it with metric_type(total_value)",
    ]);
    expect(remarks({ path: 'insights?metric=profile_views&metric_type=total_value' })).toEqual([]);
  });

  it('go by the version asked, and by the day from which on no version answers', () => {
    const query = aQuery({ path: 'media', fields: 'insights.metric(plays)' });
    const ask = (apiVersion: string, now: number): number =>
      planQuery(query, { config: { accounts: [anAccount('1')], apiVersion }, now }).remarks.length;
    const before = Date.parse('2025-03-01') / 1000;
    expect([ask('v21.0', before), ask('v22.0', before), ask('v21.0', NOW)]).toEqual([0, 1, 1]);
  });

  it.each([
    [{ path: 'media', fields: 'id,captoin' }, "the field 'captoin' is not known: did you mean 'caption'?"],
    [
      { path: 'media', fields: 'comment_count' },
      "the field 'comment_count' is not known: did you mean 'comments_count'?",
    ],
    [
      { fields: 'folowers_count' },
      "the field 'folowers_count' is not known: did you mean 'followers_count'?",
    ],
    [
      { path: 'media', fields: 'comments{repiles{id}}' },
      "the field 'repiles' is not known: did you mean 'replies'?",
    ],
    [
      { path: 'media', fields: 'insights.metric(saves)' },
      "the metric 'saves' is not known: did you mean 'saved'?",
    ],
    [{ fields: 'insights.metric(saved)' }, "the metric 'saved' is not known: did you mean 'saves'?"],
  ])('ask what %j was meant to be', (query, sentence) => {
    expect(remarks(query)).toEqual([`query 'media': ${sentence}`]);
  });

  it.each([
    { path: 'media', fields: 'id,caption,unheard_of,brand_new{a,b}' },
    { path: 'media', fields: 'cap,ids,txt' },
    { path: 'media', fields: 'id,caption.as(captoin)' },
    { path: 'unheard_of', fields: 'captoin,insights.metric(saves)' },
    { path: 'me/accounts', ids: 'none', fields: 'nmae,captoin' },
    { fields: 'insights.metric(brand_new)' },
    { path: 'media', fields: 'insights' },
    { path: 'media', fields: 'insights.metric(video views\n)' },
    { path: 'insights' },
    {},
  ] as const)('have no word against %j', (query) => {
    expect(remarks(query)).toEqual([]);
  });
});
