import { NOW } from '../../tests/support/aQuery';
import { parseFields } from '../fields';
import { rewriteFields } from './rewriteFields';

const rewrite = (text: string, edge = '', ids: 'every' | 'none' = 'every'): string | undefined =>
  rewriteFields(
    { query: { label: 'q', ids }, edge, items: parseFields({ text, name: 'q' }) },
    { now: NOW, apiVersion: 'v25.0' },
  );

describe('rewriteFields', () => {
  it.each([
    ['id,name,insights.metric(reach).period(day)', ''],
    ['insights.since(30 days ago).metric(reach, follower_count)', ''],
    ['insights', ''],
    ['id,caption,from_id,insights.metric(reach,brand_new)', 'media'],
    ['insights.metric(navigation).breakdown(story_navigation_action_type)', 'stories'],
    ['id,insights.period(lifetime)', 'media'],
    ['id,insights.metric(reach,brand_new)', 'stories'],
    ['id,comments{text,insights.metric(a, b).period(day)}', 'media'],
    ['id,media{insights.metric(likes).period(day)}', ''],
  ])('has nothing to change in %s', (text, edge) => {
    expect(rewrite(text, edge)).toBeUndefined();
  });

  it.each([
    [
      'media',
      'insights.metric(impressions,reach,engagement,saved)',
      'insights.metric(views,reach,total_interactions,saved)',
    ],
    ['media', 'id,insights.metric(plays,video_views).as(numbers)', 'id,insights.metric(views).as(numbers)'],
    ['', 'id,media{caption,insights.metric(plays)}', 'id,media{caption,insights.metric(views)}'],
    [
      'stories',
      'insights.metric(exits,taps_back,reach,likes)',
      'insights.metric(navigation).breakdown(story_navigation_action_type),insights.metric(reach)',
    ],
    [
      'media',
      'id,insights.metric(reach,profile_activity).breakdown(action_type)',
      'id,insights.metric(reach),insights.metric(profile_activity).breakdown(action_type)',
    ],
    [
      '',
      'insights.since(30 days ago).period(day).metric(reach,impressions,follower_count,email_contacts,text_message_clicks,website_clicks,profile_views)',
      [
        'insights.since(30 days ago).period(day).metric(reach,follower_count)',
        'insights.since(30 days ago).period(day).metric(views,website_clicks,profile_views).metric_type(total_value).time_increment(1)',
        'insights.since(30 days ago).period(day).metric(profile_links_taps).breakdown(contact_button_type).metric_type(total_value).time_increment(1)',
      ],
    ],
    [
      '',
      'insights.period(lifetime).metric(audience_gender_age,audience_locale,audience_country,online_followers)',
      [
        'insights.period(lifetime).metric(follower_demographics).breakdown(age,gender).timeframe(this_month).metric_type(total_value)',
        'insights.period(lifetime).metric(follower_demographics).breakdown(country).timeframe(this_month).metric_type(total_value)',
        'insights.period(lifetime).metric(online_followers)',
      ],
    ],
  ])('writes the fields of %j %s as today the API answers them', (edge, text, expected) => {
    const fields = [expected].flat();
    const found = rewrite(text, edge) ?? '';
    expect(parseFields({ text: found, name: 'q' }).length).toBeGreaterThan(0);
    const parts = found.split(/,(?=insights)/);
    expect(parts.toSorted()).toEqual(fields.flatMap((part) => part.split(/,(?=insights)/)).toSorted());
    // What it gives needs no further change.
    expect(rewrite(found, edge)).toBeUndefined();
  });

  it('keeps the time frame that a query asks the followers for', () => {
    expect(rewrite('insights.period(lifetime).metric(audience_city).timeframe(last_90_days)')).toBe(
      'insights.period(lifetime).metric(follower_demographics).timeframe(last_90_days).breakdown(city).metric_type(total_value)',
    );
  });

  it('drops fields of which nothing is left, and gives nothing where that is all', () => {
    expect(rewrite('id,insights.period(lifetime).metric(audience_locale)')).toBe('id');
    expect(rewrite('insights.period(lifetime).metric(audience_locale)')).toBeUndefined();
    expect(rewrite('id,media{insights.metric(carousel_album_reach)}')).toBe(
      'id,media{insights.metric(reach)}',
    );
  });

  it('keeps what the requested version still has, and what stands on nodes that are not known', () => {
    const at = { now: Date.parse('2025-03-01') / 1000, apiVersion: 'v21.0' };
    const items = parseFields({ text: 'insights.metric(plays)', name: 'q' });
    expect(rewriteFields({ query: { label: 'q', ids: 'every' }, edge: 'media', items }, at)).toBeUndefined();
    expect(rewrite('insights.metric(plays)', '', 'none')).toBeUndefined();
    expect(rewrite('insights.metric(likes).period(day)', '', 'none')).toBeUndefined();
  });
});
