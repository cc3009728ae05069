import type { Template } from './template';

/** Each audience breakdown is a request of its own; `this_month` is a time frame that every version has. */
const audience = (breakdown: string): string =>
  `insights.metric(follower_demographics).period(lifetime).metric_type(total_value).timeframe(this_month).breakdown(${breakdown})`;
/** Totals are one number a window: `time_increment(1)` makes each day a window. */
const dailyTotals = (metrics: string, modifiers = ''): string =>
  `insights.metric(${metrics}).period(day).metric_type(total_value).time_increment(1)${modifiers}`;

/** The templates in the order in which they are shown. */
export const templates: readonly Template[] = [
  {
    id: 'page-info',
    title: 'Page info',
    description: 'One row per account: its profile and its numbers of followers and posts today.',
    schedule: 'Daily',
    query: {
      name: 'page',
      path: '',
      fields: 'id,biography,followers_count,media_count,username,website',
      limit: '25',
    },
  },
  {
    id: 'page-audience-insights',
    title: 'Page audience insights',
    description:
      'Who follows the account: followers by age and gender, country and city, and how many are online at each hour. The account needs 100 followers.',
    schedule: 'Weekly',
    query: {
      name: 'page_audience',
      path: '',
      fields: [
        audience('age,gender'),
        audience('country'),
        audience('city'),
        'insights.metric(online_followers).period(lifetime).since(29 days ago).until(2 days ago)',
      ].join(','),
      limit: '25',
    },
  },
  {
    id: 'page-daily-insights',
    title: 'Page daily insights',
    description:
      'The account day by day for the last 30 days: reach, new followers, views, profile views, clicks on the website and taps on the contact buttons.',
    schedule: 'Daily: Instagram corrects its numbers for two days',
    query: {
      name: 'page_daily_insights',
      path: '',
      fields: [
        'insights.metric(reach,follower_count).period(day)',
        dailyTotals('views,profile_views,website_clicks'),
        dailyTotals('profile_links_taps', '.breakdown(contact_button_type)'),
      ].join(','),
      limit: '25',
      since: '29 days ago',
    },
  },
  {
    id: 'media-lifetime-insights',
    title: 'Media lifetime insights',
    description:
      'Views, reach, interactions and saves of every post and reel, from its publication until now.',
    schedule: 'Daily',
    query: {
      name: 'media_lifetime_insights',
      path: 'media',
      fields: 'insights.metric(views,reach,total_interactions,saved)',
      limit: '25',
    },
  },
  {
    id: 'media',
    title: 'Media',
    description: 'Every post and reel with its caption, links, likes and comments.',
    schedule: 'Daily',
    query: {
      name: 'media',
      path: 'media',
      fields:
        'id,caption,media_type,like_count,ig_id,comments_count,is_comment_enabled,media_url,owner,permalink,shortcode,timestamp,thumbnail_url,comments',
      limit: '25',
    },
  },
];
