import type { Template } from './template';

/**
 * Templates that are no longer offered. A row refers to its template by its id and keeps its fields: whatever changes the
 * tables of a template gets a new id, and what rows of the older one read stays here, unchanged.
 */
export const formerTemplates: readonly Template[] = [
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
];
