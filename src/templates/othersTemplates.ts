import type { Template } from './template';

/** Templates of what others publish. */
export const othersTemplates: readonly Template[] = [
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
    placeholder: { key: 'username', text: 'USERNAME', meaning: "the other account's username, without @" },
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
    placeholder: { key: 'hashtag', text: 'HASHTAG', meaning: 'the hashtag, without #' },
  },
];
