import { ACCOUNT, testClient } from '../testClient';
import { isFacebookOnly } from './facebookOnly';

const refusal = (name: string, type: string): string =>
  `(#100) Tried accessing nonexisting field (${name}) on node type (${type})`;

describe('fields', () => {
  const { get } = testClient({ media: 40 });

  it.each([
    'boost_eligibility_info',
    'copyright_check_information',
    'has_poll',
    'has_slider',
    'is_ai_generated',
    'legacy_instagram_media_id',
    'media_audio_type',
    'total_comments_count',
    'total_like_count',
    'total_views_count',
  ])('of media include %s', (name) => {
    const rows = get(`${ACCOUNT}/media?limit=40&fields=${name}`).json.data ?? [];
    expect(rows.some((row) => row[name] !== undefined)).toBe(true);
  });

  it('that media have and never a value of are no error', () => {
    for (const name of ['view_count', 'current_live_viewer_count', 'video_title', 'boost_ads_list']) {
      expect(get(`${ACCOUNT}/media?limit=1&fields=${name}`).json.data?.map(Object.keys)).toEqual([['id']]);
    }
  });

  it('view_count has a value in business_discovery', () => {
    const fields = 'business_discovery.username(alpine.coffee){media.limit(2){view_count}}';
    const found = get(`${ACCOUNT}?fields=${fields}`).json['business_discovery'] as {
      media: { data: { view_count: unknown }[] };
    };
    expect(found.media.data.map((one) => typeof one.view_count)).toEqual(['number', 'number']);
  });

  it('of older versions are left out without a word, others refused', () => {
    expect(get(`${ACCOUNT}/media?limit=1&fields=from_id,from_full_name`).status).toBe(200);
    expect(get(`${ACCOUNT}/media?fields=account_repost_count`).json.error?.message).toBe(
      refusal('account_repost_count', 'IGMedia'),
    );
    expect(get(`${ACCOUNT}?fields=account_type`).json.error?.message).toBe(refusal('account_type', 'IGUser'));
  });

  it.each(['caption', 'like_count', 'media_product_type', 'boost_eligibility_info'])(
    'of album children lack %s',
    (name) => {
      const { json } = get(`${ACCOUNT}/media?limit=40&fields=children{media_type,${name}}`);
      expect(json.error?.message).toBe(refusal(name, 'IGMedia'));
      expect(get(`${ACCOUNT}/media?limit=40&fields=children{media_type}`).status).toBe(200);
    },
  );
});

describe('edges of rows that are no nodes', () => {
  const { get } = testClient();

  it('come as a request and nested, with the fields asked', () => {
    const { json } = get(`${ACCOUNT}/content_publishing_limit?fields=config`);
    expect(json).toEqual({ data: [{ config: { quota_total: 100, quota_duration: 86_400 } }] });
    expect(get(`${ACCOUNT}?fields=collaboration_invites{invitation_status}`).json).toEqual({
      collaboration_invites: { data: [{ invitation_status: 'PENDING' }] },
      id: ACCOUNT,
    });
    expect(get(`${ACCOUNT}/upcoming_events`).json).toEqual({ data: [] });
  });
});

describe('mentions', () => {
  const { get } = testClient();

  it('are looked up by the id of a media that tags the account, and of a comment', () => {
    const [tag] = get(`${ACCOUNT}/tags`).json.data ?? [];
    const fields = `mentioned_media.media_id(${tag!.id}){caption,timestamp}`;
    expect(get(`${ACCOUNT}?fields=${fields}`).json['mentioned_media']).toMatchObject({ id: tag!.id });
    const own = get(`${ACCOUNT}/media?limit=1`).json.data?.[0]?.id ?? '';
    expect(get(`${ACCOUNT}?fields=mentioned_media.media_id(${own})`).json.error).toMatchObject({
      message: 'Invalid parameter',
      code: 100,
    });
  });
});

describe('what is looked up', () => {
  const { get } = testClient({ commentsPerMedia: [1, 2] });

  it('a comment by its id', () => {
    const { data = [] } = get(`${ACCOUNT}/media?limit=1&fields=comments{text}`).json;
    const { data: comments } = data[0]!['comments'] as { data: { id: string; text: string }[] };
    const fields = `mentioned_comment.comment_id(${comments[0]!.id}){text}`;
    expect(get(`${ACCOUNT}?fields=${fields}`).json['mentioned_comment']).toEqual({
      text: comments[0]!.text,
      id: comments[0]!.id,
    });
  });

  it('an account by a name that nobody has', () => {
    expect(get(`${ACCOUNT}?fields=business_discovery.username(nobody){id}`).json.error).toMatchObject({
      code: 110,
      message: 'Invalid user id',
      error_user_title: 'Cannot find User',
    });
  });
});

describe('the Instagram login', () => {
  const { get } = testClient({ login: 'instagram' });
  const told = (name: string, type: string): string => refusal(name, type).replace('(#100) ', '');

  it('refuses what only the Facebook login has, and answers all else', () => {
    for (const name of ['total_like_count', 'saved_count', 'boost_eligibility_info', 'collaborators']) {
      expect(isFacebookOnly(name)).toBe(true);
      expect(get(`${ACCOUNT}/media?fields=${name}`).json.error?.message).toBe(told(name, 'IGMedia'));
    }
    const answered = 'caption,like_count,comments_count,permalink,timestamp,media_type,is_comment_enabled';
    expect(get(`${ACCOUNT}/media?fields=${answered}`).status).toBe(200);
    expect(get(`${ACCOUNT}/media?fields=media_product_type`).status).toBe(200);
    expect(get(`${ACCOUNT}/tags`).status).toBe(200);
    expect(get(`${ACCOUNT}/agencies`).json.error?.message).toBe('Unknown path components: /agencies');
    expect(get(`${ACCOUNT}?fields=business_discovery.username(x)`).json.error?.message).toBe(
      told('business_discovery', 'IGUser'),
    );
  });
});
