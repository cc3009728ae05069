import { runWorld } from '../../tests/support/runWorld';
import { templates } from '.';
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
  'media-lifetime-insights': {
    media_lifetime_insights: 'views reach total_interactions saved',
  },
  media: {
    media:
      'id caption comments_count ig_id is_comment_enabled like_count media_type media_url owner_id permalink shortcode thumbnail_url timestamp',
    media_comments: 'id text timestamp',
  },
};
/** Columns that every table has. */
const OWN_COLUMNS = new Set(['ex_account_id', 'fb_graph_node', 'parent_id']);

type Rows = readonly Readonly<Record<string, string>>[];

/** A query as a configuration has it. */
function configured({ query: { name, ...query } }: Template): object {
  return { name, query: { ...query, ids: '' } };
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

  it('begin with the five that every user of the older extractors knows', () => {
    expect(templates.slice(0, 5).map(({ query }) => query.name)).toEqual([
      'page',
      'page_audience',
      'page_daily_insights',
      'media_lifetime_insights',
      'media',
    ]);
  });

  it.each(templates.map((template) => [template.title, template] as const))(
    'get all that they request, without a warning: %s',
    async (_, template) => {
      const run = await runWorld(WORLD, { queries: [configured(template)] });
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
