import { dailyTotals, demographics } from './insightsFields';
import type { Template } from './template';

/** Templates of the numbers of an account. */
export const accountTemplates: readonly Template[] = [
  {
    id: 'daily-reach-followers',
    title: 'Daily reach and followers',
    description:
      'Reach and new followers of every day of the last 30 days. The account needs 100 followers for the latter.',
    schedule: 'Daily: Instagram corrects its numbers for two days',
    query: {
      name: 'daily_reach',
      path: '',
      fields: 'insights.metric(reach,follower_count).period(day)',
      limit: '25',
      since: '29 days ago',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'daily-totals',
    title: 'Daily totals',
    description:
      'Views, likes, comments, shares and saves of all content, one number for each of the last 29 days. A day costs a request.',
    schedule: 'Daily: Instagram corrects its numbers for two days',
    query: {
      name: 'daily_totals',
      path: '',
      fields: dailyTotals('views,likes,comments,shares,saves'),
      limit: '25',
      since: '29 days ago',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'two-years-back',
    title: 'Two years back',
    description:
      'Reach of every day of the last two years, which is as far as Instagram goes, with views and interactions in portions of 30 days.',
    schedule: 'Once',
    query: {
      name: 'history',
      path: '',
      fields: [
        'insights.metric(reach).period(day)',
        'insights.metric(views,total_interactions,likes,comments,shares,saves).period(day).metric_type(total_value)',
      ].join(','),
      limit: '25',
      since: '727 days ago',
      until: 'today',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'demographics',
    title: 'Demographics',
    description:
      'Followers and engaged accounts by age and gender, by country and by city. Each needs 100 people, and Instagram shows the top 45.',
    schedule: 'Weekly',
    query: {
      name: 'demographics',
      path: '',
      fields: demographics('follower_demographics,engaged_audience_demographics'),
      limit: '25',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'by-product-type',
    title: 'Reach and views by product type',
    description:
      'Reach and views of each of the last 29 days, apart for posts, reels, stories and ads. A day costs a request.',
    schedule: 'Daily: Instagram corrects its numbers for two days',
    query: {
      name: 'by_product_type',
      path: '',
      fields: dailyTotals('reach,views', '.breakdown(media_product_type)'),
      limit: '25',
      since: '29 days ago',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'by-follow-type',
    title: 'Reach and views by followers and others',
    description:
      'Reach and views of each of the last 29 days, apart for followers and for those who do not follow the account. A day costs a request.',
    schedule: 'Daily: Instagram corrects its numbers for two days',
    query: {
      name: 'by_follow_type',
      path: '',
      fields: dailyTotals('reach,views', '.breakdown(follow_type)'),
      limit: '25',
      since: '29 days ago',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'follower-growth',
    title: 'Follower growth',
    description:
      'How many follow the account now, how many are new each day, and how many followed and unfollowed. The account needs 100 followers.',
    schedule: 'Daily: the number of followers is known for the day of the run only',
    query: {
      name: 'growth',
      path: '',
      fields: [
        'id,username,followers_count,follows_count,media_count',
        'insights.metric(follower_count).period(day)',
        dailyTotals('follows_and_unfollows', '.breakdown(follow_type)'),
      ].join(','),
      limit: '25',
      since: '29 days ago',
    },
    permissions: ['instagram_manage_insights'],
  },
];
