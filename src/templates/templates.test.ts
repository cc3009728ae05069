import { runWorld } from '../../tests/support/runWorld';
import { findTemplate, templates } from '.';
import type { Template } from '.';

/** One account that is large enough for every metric, at an API that refuses what the real one refuses. */
const WORLD = {
  accounts: 1,
  media: 30,
  followers: [12_000],
  strict: true,
  // Now and then an account has no results, which is no fault of a template.
  strictness: { emptyBreakdowns: false },
};

/** What each template writes: of insights the metrics and their breakdowns, of other tables the columns. */
const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'page-info': {
    page: 'id biography followers_count media_count username website',
  },
  'page-audience-insights': {
    page_audience_insights:
      'follower_demographics/age,gender follower_demographics/country follower_demographics/city online_followers',
  },
  'page-daily-insights': {
    page_daily_insights:
      'reach follower_count views profile_views website_clicks profile_links_taps profile_links_taps/contact_button_type',
  },
  'media-insights': {
    media_lifetime_insights_media: 'id caption media_product_type media_type permalink timestamp',
    media_lifetime_insights: 'views reach total_interactions saved',
  },
  'media-posts': {
    media:
      'id caption comments_count ig_id is_comment_enabled like_count media_product_type media_type media_url owner_id permalink shortcode thumbnail_url timestamp',
    media_comments: 'id text timestamp',
  },
  'posts-comments-replies': {
    posts_media: 'id caption comments_count media_product_type permalink timestamp',
    posts_comments: 'id like_count text timestamp username',
    posts_replies: 'id like_count text timestamp username',
  },
  'reels-insights': {
    reels_media: 'id caption media_product_type permalink timestamp',
    reels_insights:
      'views reach total_interactions likes comments saved shares reposts ig_reels_avg_watch_time ig_reels_video_view_total_time reels_skip_rate',
  },
  'stories-insights': {
    stories: 'id caption media_type media_url permalink timestamp',
    stories_insights:
      'views reach replies shares total_interactions follows profile_visits navigation navigation/story_navigation_action_type',
  },
  'album-parts': {
    albums_media: 'id media_product_type media_type permalink timestamp',
    albums_children: 'id media_type media_url timestamp',
  },
  collaborators: {
    coauthors_media: 'id media_product_type media_type permalink timestamp',
    coauthors_collaborators: 'id invite_status username',
  },
  'by-product-type': {
    by_product_type_insights: 'reach reach/media_product_type views views/media_product_type',
  },
  'by-follow-type': { by_follow_type_insights: 'reach reach/follow_type views views/follow_type' },
  'polls-and-prompts': {
    polls_media: 'id permalink timestamp',
    polls_poll_attachment:
      'id expiration_timestamp option_a option_a_votes_percentage option_b option_b_votes_percentage option_c option_c_votes_percentage option_d option_d_votes_percentage',
    polls_prompt_response: 'id prompt response_count',
  },
  'daily-reach-followers': { daily_reach_insights: 'reach follower_count' },
  'daily-totals': { daily_totals_insights: 'views likes comments shares saves' },
  'two-years-back': {
    history_insights: 'reach views total_interactions likes comments shares saves',
  },
  demographics: {
    demographics_insights:
      'follower_demographics/age,gender engaged_audience_demographics/age,gender follower_demographics/country engaged_audience_demographics/country follower_demographics/city engaged_audience_demographics/city',
  },
  'tagged-media': {
    tags: 'id caption comments_count like_count media_type permalink timestamp username',
  },
  'business-discovery': {
    competitor_page:
      'id business_discovery_followers_count business_discovery_id business_discovery_media_count business_discovery_name business_discovery_username',
    competitor_business_discovery_media:
      'id caption comments_count like_count media_type permalink timestamp',
  },
  'hashtag-top-media': {
    hashtag_top_media: 'id caption comments_count like_count media_type permalink timestamp',
  },
  'follower-growth': {
    growth_page: 'id followers_count follows_count media_count username',
    growth_insights: 'follower_count follows_and_unfollows follows_and_unfollows/follow_type',
  },
};
/** What every read needs. Source: docs/graph-api.md §6.6. */
const BASIC = ['instagram_basic', 'pages_show_list', 'pages_read_engagement'];
/** The emulator cannot tell: Meta requires it for a field, not for an edge (docs/graph-api.md §6.6). */
const UNPROVED = new Set(['business-discovery']);
/** What replaces each placeholder. */
const FILLED: Readonly<Record<string, string>> = { USERNAME: 'alpine.coffee', HASHTAG: 'coffee' };
/** Columns that every table has. */
const OWN_COLUMNS = new Set(['ex_account_id', 'fb_graph_node', 'parent_id']);

type Rows = readonly Readonly<Record<string, string>>[];

/** A query as a configuration has it. */
function configured({ query, placeholder }: Template): object {
  const filled = JSON.stringify(query).replaceAll(
    placeholder?.text ?? '\n',
    FILLED[placeholder?.text ?? ''] ?? '',
  );
  const { name, ...request } = JSON.parse(filled) as Template['query'];
  return { name, query: { ...request, ids: '' } };
}

/** Runs a template with a token that has the basic permissions and these. */
async function runWith(template: Template, permissions: readonly string[]): ReturnType<typeof runWorld> {
  const tokens = { DEMO: { scopes: [...BASIC, ...permissions] } };
  return runWorld({ ...WORLD, tokens }, { queries: [configured(template)] });
}

/** What a table has: a column without a single value counts as absent. */
function contentOf(rows: Rows): string {
  const metrics = rows.map(({ name = '', breakdown = '' }) => (breakdown ? `${name}/${breakdown}` : name));
  const columns = Object.keys(rows[0] ?? {}).filter(
    (column) => !OWN_COLUMNS.has(column) && rows.some((row) => row[column] !== ''),
  );
  return [...new Set(columns.includes('period') ? metrics : columns)].join(' ');
}

describe('the templates', () => {
  it('have ids and query names of their own, so that two of them never write one table', () => {
    const ids = templates.map(({ id }) => id);
    const names = templates.map(({ query }) => query.name);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(names).size).toBe(names.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
  });

  it('keep the fields that rows of former ones read', () => {
    expect(findTemplate('media-lifetime-insights')?.query.fields).toBe(
      'insights.metric(views,reach,total_interactions,saved)',
    );
    expect(findTemplate('media')?.query.fields).not.toContain('media_product_type');
    expect(findTemplate('media-comments-replies')?.query.fields).not.toContain('media_product_type');
    expect(findTemplate('unheard-of')).toBeUndefined();
  });

  it('begin with the five that every user of the older extractors knows', () => {
    expect(templates.slice(0, 5).map(({ query }) => query.name)).toEqual([
      'page',
      'page_audience',
      'page_daily_insights',
      'media_lifetime_insights',
      'media',
    ]);
  });

  it('name what a user has to replace, and it stands in the query', () => {
    const open = templates.filter(({ query }) => /[A-Z]{5}/.test(JSON.stringify(query)));
    expect(open.map(({ placeholder }) => placeholder?.text)).toEqual(['USERNAME', 'HASHTAG']);
    expect(templates.filter(({ placeholder }) => placeholder !== undefined)).toEqual(open);
    expect(
      open.filter(({ query, placeholder }) => !JSON.stringify(query).includes(placeholder?.text ?? '')),
    ).toEqual([]);
  });

  it('say what they collect about people wherever somebody else wrote it', () => {
    const written = /\b(comments\b|replies\{|business_discovery|ig_hashtag_search|collaborators)/;
    const others = templates.filter(
      ({ query: { path, fields } }) =>
        path === 'tags' || written.test(`${path} ${fields.replace(/\bmetric\([^)]*\)/g, '')}`),
    );
    expect(templates.filter(({ people }) => people !== undefined)).toEqual(others);
  });

  it.each(
    templates
      .filter(({ id }) => !UNPROVED.has(id))
      .flatMap((template) =>
        template.permissions.map((permission) => [template.id, permission, template] as const),
      ),
  )('need each of their permissions: %s without %s', async (_, permission, template) => {
    const run = await runWith(
      template,
      template.permissions.filter((other) => other !== permission),
    );
    expect(run.code).toBe(1);
  });

  it.each([
    { status: 400, code: 100 },
    { status: 400, code: 400 },
    { status: 500, code: 100 },
  ])('give the tables of stories where aliases are refused with %j', async (aliases) => {
    const stories = templates.find(({ id }) => id === 'stories-insights');
    const run = await runWorld({ ...WORLD, aliases }, { queries: stories ? [configured(stories)] : [] });
    expect([run.code, contentOf(run.table('stories_insights'))]).toEqual([
      0,
      TABLES['stories-insights']?.['stories_insights'],
    ]);
    expect(run.asked).toHaveLength(2);
  });

  it.each(templates.map((template) => [template.title, template] as const))(
    'get all that they request with their permissions, without a warning: %s',
    async (_, template) => {
      const run = await runWith(template, template.permissions);
      expect(run.stderr).toBe('');
      expect(run.code).toBe(0);
      const tables = Object.keys(run.out).flatMap(
        (path) => /^tables\/(?!accounts)(\w+)\.csv$/.exec(path)?.[1] ?? [],
      );
      expect(Object.fromEntries(tables.map((name) => [name, contentOf(run.table(name))]))).toEqual(
        TABLES[template.id],
      );
    },
  );
});
