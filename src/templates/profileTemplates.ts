import { dailyTotals, demographics } from './insightsFields';
import type { Template } from './template';

/** The first templates: the account as users of the older extractors know it. */
export const profileTemplates: readonly Template[] = [
  {
    id: 'page-info',
    title: 'Profile',
    description: 'One row per account: its profile and its numbers of followers and posts today.',
    schedule: 'Daily',
    query: {
      name: 'page',
      path: '',
      fields: 'id,biography,followers_count,media_count,username,website',
      limit: '25',
    },
    permissions: [],
  },
  {
    id: 'page-audience-insights',
    title: 'Audience',
    description:
      'Who follows the account: followers by age and gender, country and city, and how many are online at each hour. The account needs 100 followers.',
    schedule: 'Weekly',
    query: {
      name: 'page_audience',
      path: '',
      fields: [
        demographics('follower_demographics'),
        'insights.metric(online_followers).period(lifetime).since(29 days ago).until(2 days ago)',
      ].join(','),
      limit: '25',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'page-daily-insights',
    title: 'Account by day',
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
    permissions: ['instagram_manage_insights'],
  },
];
