import type { Template } from './template';

/** Each breakdown is a request of its own; `this_month` is a time frame that all demographics have. */
const demographics = (metrics: string): string =>
  ['age,gender', 'country', 'city']
    .map(
      (breakdown) =>
        `insights.metric(${metrics}).period(lifetime).metric_type(total_value).timeframe(this_month).breakdown(${breakdown})`,
    )
    .join(',');
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
    permissions: [],
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
        demographics('follower_demographics'),
        'insights.metric(online_followers).period(lifetime).since(29 days ago).until(2 days ago)',
      ].join(','),
      limit: '25',
    },
    permissions: ['instagram_manage_insights'],
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
    permissions: ['instagram_manage_insights'],
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
    permissions: ['instagram_manage_insights'],
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
    permissions: ['instagram_manage_comments'],
    people: 'texts of comments, without the names of their authors',
  },
  {
    id: 'media-comments-replies',
    title: 'Media with comments and replies',
    description: 'Every post and reel, the comments under it and the replies to these, in three tables.',
    schedule: 'Daily',
    query: {
      name: 'posts',
      path: 'media',
      fields:
        'id,caption,permalink,timestamp,comments_count,comments{id,text,timestamp,username,like_count,replies{id,text,timestamp,username,like_count}}',
      limit: '50',
    },
    permissions: ['instagram_manage_comments'],
    people: 'usernames and texts of everybody who commented or replied',
  },
  {
    id: 'reels-insights',
    title: 'Reels insights',
    description:
      'Views, reach, interactions, watch time and skip rate of every reel. Posts come too, without the numbers that only reels have; media_product_type tells them apart.',
    schedule: 'Daily',
    query: {
      name: 'reels',
      path: 'media',
      fields:
        'id,media_product_type,caption,permalink,timestamp,insights.metric(views,reach,total_interactions,likes,comments,saved,shares,reposts,ig_reels_avg_watch_time,ig_reels_video_view_total_time,reels_skip_rate)',
      limit: '50',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'stories-insights',
    title: 'Stories with insights',
    description:
      'Stories of the last 24 hours with views, reach, replies, shares, profile visits, follows and the taps and swipes through them. A story needs five viewers.',
    schedule: 'Every 12 hours or more often: the API has a story for 24 hours only',
    query: {
      name: 'stories',
      path: 'stories',
      fields:
        'id,caption,media_type,media_url,permalink,timestamp,insights.metric(views,reach,replies,shares,total_interactions,follows,profile_visits),insights.metric(navigation).breakdown(story_navigation_action_type)',
      limit: '25',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'polls-and-prompts',
    title: 'Polls and prompts',
    description:
      'The polls in captions with the share of votes of each option, and the prompts. Each post costs two calls: Instagram gives them for one post at a time.',
    schedule: 'Daily: a poll is open for a few days',
    query: {
      name: 'polls',
      path: 'media',
      fields: 'id,permalink,timestamp,poll_attachment,prompt_response',
      limit: '50',
    },
    permissions: [],
  },
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
    id: 'tagged-media',
    title: 'Tagged media',
    description: 'Posts in which others tagged the account, with their author, likes and comments.',
    schedule: 'Daily',
    query: {
      name: 'tags',
      path: 'tags',
      fields: 'id,caption,media_type,permalink,timestamp,username,like_count,comments_count',
      limit: '50',
    },
    permissions: ['instagram_manage_comments'],
    people: 'usernames and captions of everybody who tagged the account',
  },
  {
    id: 'business-discovery',
    title: 'Business discovery of a competitor',
    description:
      'Another professional account: its followers, and its posts with likes and comments. One account of yours is enough to ask for it.',
    schedule: 'Daily or weekly',
    query: {
      name: 'competitor',
      path: '',
      fields:
        'business_discovery.username(USERNAME){id,username,name,followers_count,media_count,media{id,caption,media_type,permalink,timestamp,like_count,comments_count}}',
      limit: '25',
    },
    permissions: ['instagram_manage_insights'],
    people: 'name, username and captions of the other account',
    placeholder: { text: 'USERNAME', meaning: "the other account's username, without @" },
  },
  {
    id: 'hashtag-top-media',
    title: 'Hashtag top media',
    description:
      'The most popular posts with a hashtag, by anybody. An account can search 30 different hashtags in seven days.',
    schedule: 'Daily',
    query: {
      name: 'hashtag',
      path: 'ig_hashtag_search/top_media?q=HASHTAG',
      fields: 'id,caption,media_type,permalink,timestamp,like_count,comments_count',
      limit: '50',
    },
    permissions: [],
    feature: 'Instagram Public Content Access',
    people: 'captions and links of posts by anybody, without usernames',
    placeholder: { text: 'HASHTAG', meaning: 'the hashtag, without #' },
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
