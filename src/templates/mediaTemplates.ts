import type { Template } from './template';

/** Templates of posts, reels and stories. */
export const mediaTemplates: readonly Template[] = [
  {
    id: 'media-insights',
    title: 'Media lifetime insights',
    description:
      'Views, reach, interactions and saves of every post and reel, from its publication until now.',
    schedule: 'Daily',
    query: {
      name: 'media_lifetime_insights',
      path: 'media',
      fields:
        'id,caption,permalink,timestamp,media_type,media_product_type,insights.metric(views,reach,total_interactions,saved)',
      limit: '50',
    },
    permissions: ['instagram_manage_insights'],
  },
  {
    id: 'media-posts',
    title: 'Media',
    description: 'Every post and reel with its caption, links, likes and comments.',
    schedule: 'Daily',
    query: {
      name: 'media',
      path: 'media',
      fields:
        'id,caption,media_type,media_product_type,like_count,ig_id,comments_count,is_comment_enabled,media_url,owner,permalink,shortcode,timestamp,thumbnail_url,comments',
      limit: '100',
    },
    permissions: ['instagram_manage_comments'],
    people: 'texts of comments, without the names of their authors',
  },
  {
    id: 'posts-comments-replies',
    title: 'Media with comments and replies',
    description: 'Every post and reel, the comments under it and the replies to these, in three tables.',
    schedule: 'Daily',
    query: {
      name: 'posts',
      path: 'media',
      fields:
        'id,caption,media_product_type,permalink,timestamp,comments_count,comments{id,text,timestamp,username,like_count,replies{id,text,timestamp,username,like_count}}',
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
      limit: '50',
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
      limit: '100',
    },
    permissions: [],
  },
  {
    id: 'album-parts',
    title: 'Albums and their parts',
    description:
      'Every post, and each image and video of an album with its link. Parts have no numbers of their own.',
    schedule: 'Daily',
    query: {
      name: 'albums',
      path: 'media',
      fields:
        'id,permalink,timestamp,media_type,media_product_type,children{id,media_type,media_url,timestamp}',
      limit: '100',
    },
    permissions: [],
  },
  {
    id: 'collaborators',
    title: 'Posts with co-authors',
    description:
      'Every post with the accounts that are its co-authors, and whether they accepted the invitation.',
    schedule: 'Daily',
    query: {
      name: 'coauthors',
      path: 'media',
      fields: 'id,permalink,timestamp,media_type,media_product_type,collaborators{id,username,invite_status}',
      limit: '100',
    },
    permissions: [],
    people: 'usernames of co-authors',
  },
];
