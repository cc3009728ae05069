import { ApiReader } from './apiReader';
import type { Answered, Metric } from './apiReader';

/** A row of a model as it should be; numbers are compared as numbers. */
export type TrueRow = Readonly<Record<string, unknown>>;

/** How a template requests metrics of accounts. Written by hand: nothing here is read of a plan. */
interface AccountAsk {
  readonly metrics: readonly string[];
  readonly as: 'series' | 'days' | 'windows' | 'people' | 'hours';
  readonly breakdown?: string;
  /** Days before now with which the range begins, and ends; now where there is no end. */
  readonly since?: number;
  readonly until?: string;
}

const ENDS = '2026-06-15T10:00:00Z';
const TODAY = '2026-06-15T00:00:00Z';
const DAY = 86_400;
const TAPS = {
  metrics: ['profile_links_taps'],
  as: 'days',
  breakdown: 'contact_button_type',
  since: 29,
} as const;
const groups = (metrics: readonly string[]): readonly AccountAsk[] =>
  ['age,gender', 'country', 'city'].map((breakdown) => ({ metrics, as: 'people', breakdown }));

/** What each template requests of accounts. */
const ACCOUNT_ASKS: Readonly<Record<string, readonly AccountAsk[]>> = {
  'page-audience-insights': [
    ...groups(['follower_demographics']),
    { metrics: ['online_followers'], as: 'hours', since: 29, until: '2026-06-13T00:00:00Z' },
  ],
  'page-daily-insights': [
    { metrics: ['reach', 'follower_count'], as: 'series', since: 29 },
    { metrics: ['views', 'profile_views', 'website_clicks'], as: 'days', since: 29 },
    TAPS,
  ],
  'daily-reach-followers': [{ metrics: ['reach', 'follower_count'], as: 'series', since: 29 }],
  'daily-totals': [{ metrics: ['views', 'likes', 'comments', 'shares', 'saves'], as: 'days', since: 29 }],
  'two-years-back': [
    { metrics: ['reach'], as: 'series', since: 727, until: TODAY },
    {
      metrics: ['views', 'total_interactions', 'likes', 'comments', 'shares', 'saves'],
      as: 'windows',
      since: 727,
      until: TODAY,
    },
  ],
  demographics: groups(['follower_demographics', 'engaged_audience_demographics']),
  'by-product-type': [
    { metrics: ['reach', 'views'], as: 'days', breakdown: 'media_product_type', since: 29 },
  ],
  'by-follow-type': [{ metrics: ['reach', 'views'], as: 'days', breakdown: 'follow_type', since: 29 }],
  'follower-growth': [
    { metrics: ['follower_count'], as: 'series', since: 29 },
    { metrics: ['follows_and_unfollows'], as: 'days', breakdown: 'follow_type', since: 29 },
  ],
};
/** Templates that request the types of posts. */
const TYPED = ['media-insights', 'media-posts', 'album-parts', 'collaborators'];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (metric: Metric | undefined): unknown =>
  metric?.values?.[0]?.value ?? metric?.total_value?.value ?? null;

/** The value of one part of a metric's breakdown. */
function partOf(metric: Metric | undefined, value: string): unknown {
  const results = metric?.total_value?.breakdowns?.[0]?.results ?? [];
  return results.find(({ dimension_values: values }) => values.join() === value)?.value ?? null;
}

const pacific = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });
/** The Pacific day of which a moment is the end. */
const dayEndingAt = (moment: number): string => pacific.format(new Date((moment - 1) * 1000));

/** Midnights of the Pacific coast in a range: at 7 or at 8, UTC. */
function midnights(since: number, until: number): readonly number[] {
  const firstDay = Math.floor(since / DAY) * DAY;
  const days = Array.from(
    { length: Math.max(0, Math.ceil((until - firstDay) / DAY)) },
    (_, index) => firstDay + index * DAY,
  );
  return days
    .map(
      (day) =>
        day +
        (pacific.format(new Date((day + 7 * 3600) * 1000)) === pacific.format(new Date(day * 1000)) ? 8 : 7) *
          3600,
    )
    .filter((moment) => moment >= since && moment < until);
}

/** Computes what models should have, from the world itself. */
export class ModelTruth {
  private readonly api: ApiReader;

  constructor(
    world: ConstructorParameters<typeof ApiReader>[0],
    private readonly accounts: readonly { readonly id: string; readonly name: string }[],
    /** Ids of the templates that were run. */
    private readonly templates: readonly string[],
  ) {
    this.api = new ApiReader(world);
  }

  /** Makes the rows of a model; each cell by the name of its column. */
  rows(model: string, columns: readonly string[]): readonly TrueRow[] {
    const make: Readonly<Record<string, () => readonly TrueRow[]>> = {
      accounts: () => this.accounts.map(({ id }) => this.named(this.account(id), columns)),
      posts: () => this.below('media', 'post_id', columns),
      stories: () => this.below('stories', 'story_id', columns),
      account_days: () => this.days(columns),
      account_periods: () => this.periods(columns),
      followers: () => this.followers(),
      audience: () => this.audience(),
      online_hours: () => this.hours(),
      comments: () => this.comments(),
      hashtags: () => this.hashtags(),
    };
    return make[model]?.() ?? [];
  }

  private named(row: TrueRow, columns: readonly string[]): TrueRow {
    return Object.fromEntries(columns.map((name) => [name, row[name] ?? null]));
  }

  private account(id: string): TrueRow {
    const fields = 'id,biography,followers_count,follows_count,media_count,username,website';
    const own = this.api.get(id, { fields });
    const other = this.api.get(id, {
      fields: 'business_discovery.username(alpine.coffee){id,username,name,followers_count,media_count}',
    })?.['business_discovery'] as Answered | undefined;
    const discovered = Object.entries(other ?? {}).map(([key, value]): [string, unknown] => [
      `business_discovery_${key}`,
      value,
    ]);
    const entry = this.accounts.find((account) => account.id === id);
    return { ...own, ...Object.fromEntries(discovered), ...entry, account_id: id, account_name: entry?.name };
  }

  /** Posts or stories, with any of their metrics that is a column. */
  private below(edge: string, idColumn: string, columns: readonly string[]): readonly TrueRow[] {
    const fields =
      'id,caption,media_type,media_product_type,like_count,comments_count,ig_id,is_comment_enabled,media_url,owner,permalink,shortcode,timestamp,thumbnail_url';
    return this.accounts.flatMap(({ id: account, name }) =>
      this.api.list(`${account}/${edge}`, fields).map((node) => {
        const id = String(node['id']);
        const value = (column: string): unknown => this.nodeCell(id, node, column);
        const metric = (column: string): number =>
          Number(numberOf(this.api.metric(id, { metric: column })) ?? NaN);
        const reach = metric('reach');
        const row: Record<string, unknown> = Object.fromEntries(
          columns.map((column) => [column, value(column)]),
        );
        const parts = ['likes', 'comments'].map((part) => (row[part] === null ? NaN : Number(row[part])));
        const engagement = columns.includes('total_interactions')
          ? metric('total_interactions')
          : parts.reduce((sum, part) => sum + part, 0);
        return this.named(
          {
            ...row,
            account_id: account,
            account_name: name,
            [idColumn]: id,
            engagement: Number.isNaN(engagement) ? null : engagement,
            engagement_rate: engagement >= 0 && reach > 0 ? (100 * engagement) / reach : null,
          },
          columns,
        );
      }),
    );
  }

  private nodeCell(id: string, node: Answered, column: string): unknown {
    const has = (...templates: readonly string[]): boolean =>
      templates.some((template) => this.templates.includes(template));
    const metric = (name: string): unknown => numberOf(this.api.metric(id, { metric: name }));
    const product = has('reels-insights', 'posts-comments-replies', ...TYPED)
      ? node['media_product_type']
      : undefined;
    const kinds: Readonly<Record<string, string>> = {
      IMAGE: 'image',
      VIDEO: 'video',
      CAROUSEL_ALBUM: 'album',
    };
    const kind = has('stories-insights', ...TYPED) ? (kinds[String(node['media_type'])] ?? null) : null;
    const navigation = /^navigation_(.+)$/.exec(column)?.[1];
    if (navigation !== undefined) {
      const asked = { metric: 'navigation', breakdown: 'story_navigation_action_type' };
      return partOf(this.api.metric(id, asked), navigation.toUpperCase());
    }
    switch (column) {
      case 'published_at':
        return String(node['timestamp']).slice(0, 19).replace('T', ' ');
      case 'link':
        return node['permalink'];
      case 'type':
        return product === 'REELS' ? 'reel' : kind;
      case 'likes':
        return (
          (has('reels-insights') ? metric('likes') : null) ?? (has('media-posts') ? node['like_count'] : null)
        );
      case 'comments':
        return (has('reels-insights') ? metric('comments') : null) ?? node['comments_count'];
      case 'owner_id':
        return (node['owner'] as Answered | undefined)?.['id'];
      case 'navigation':
        return numberOf(
          this.api.metric(id, { metric: 'navigation', breakdown: 'story_navigation_action_type' }),
        );
      default:
        return column in node || /_url$|^caption$|^account|_id$/.test(column) ? node[column] : metric(column);
    }
  }

  private asks(as: AccountAsk['as']): readonly AccountAsk[] {
    return this.templates.flatMap((id) => ACCOUNT_ASKS[id] ?? []).filter((ask) => ask.as === as);
  }

  /** Days ago are whole days, UTC; a day that runs has no total yet. */
  private range({
    as,
    since = 0,
    until = as === 'days' ? TODAY : ENDS,
  }: AccountAsk): readonly [number, number] {
    return [Date.parse(TODAY) / 1000 - since * DAY, Date.parse(until) / 1000];
  }

  /** One day of one metric, asked alone. */
  private dayValue(
    account: string,
    ask: AccountAsk,
    at: { readonly metric: string; readonly midnight: number },
  ): Metric | undefined {
    const { metric, midnight } = at;
    const window = { since: String(midnight - 60), until: String(midnight + 60) };
    return this.api.metric(account, {
      metric,
      period: 'day',
      ...window,
      ...(ask.as === 'days' && { metric_type: 'total_value' }),
      ...(ask.breakdown !== undefined && { breakdown: ask.breakdown }),
    });
  }

  private days(columns: readonly string[]): readonly TrueRow[] {
    const rows = new Map<string, Record<string, unknown>>();
    for (const { id, name } of this.accounts) {
      for (const ask of [...this.asks('series'), ...this.asks('days')]) {
        for (const midnight of midnights(...this.range(ask))) {
          const day = dayEndingAt(midnight);
          const row = rows.get(`${id} ${day}`) ?? { account_id: id, account_name: name, day };
          rows.set(`${id} ${day}`, row);
          for (const metric of ask.metrics) {
            const found = this.dayValue(id, ask, { metric, midnight });
            row[metric] ??= numberOf(found);
            columns
              .filter((column) => ask.breakdown !== undefined && column.startsWith(`${metric}_`))
              .forEach(
                (column) => (row[column] ??= partOf(found, column.slice(metric.length + 1).toUpperCase())),
              );
          }
        }
      }
    }
    return [...rows.values()]
      .filter((row) =>
        Object.keys(row).some(
          (key) => !['account_id', 'account_name', 'day'].includes(key) && row[key] !== null,
        ),
      )
      .map((row) => this.named(row, columns));
  }

  private periods(columns: readonly string[]): readonly TrueRow[] {
    const month = 30 * DAY;
    return this.accounts.flatMap(({ id, name }) =>
      this.asks('windows').flatMap((ask) => {
        const [since, until] = this.range(ask);
        const starts = Array.from(
          { length: Math.ceil((until - since) / month) },
          (_, index) => since + index * month,
        );
        return starts.map((start) => {
          const stop = Math.min(start + month, until);
          const ends = midnights(start, stop);
          const window = { since: String(start), until: String(stop - start === month ? stop - 1 : stop) };
          const values = ask.metrics.map((metric): [string, unknown] => [
            metric,
            numberOf(this.api.metric(id, { metric, period: 'day', metric_type: 'total_value', ...window })),
          ]);
          const span = {
            first_day: dayEndingAt(ends[0] ?? 0),
            last_day: dayEndingAt(ends.at(-1) ?? 0),
            days: ends.length,
          };
          return this.named(
            { account_id: id, account_name: name, ...span, ...Object.fromEntries(values) },
            columns,
          );
        });
      }),
    );
  }

  private followers(): readonly TrueRow[] {
    return this.days(['account_id', 'account_name', 'day', 'follower_count'])
      .filter((row) => row['follower_count'] !== null)
      .map(({ follower_count: gained, ...row }) => ({
        ...row,
        followers: null,
        followers_change: null,
        new_followers: gained,
        known_from: 'follower_count',
      }));
  }

  private audience(): readonly TrueRow[] {
    const whose: Readonly<Record<string, string>> = {
      follower_demographics: 'followers',
      engaged_audience_demographics: 'engaged',
    };
    const asks = new Map(
      this.asks('people').flatMap((ask) =>
        ask.metrics.map(
          (metric) =>
            [`${metric} ${ask.breakdown ?? ''}`, { metric, breakdown: ask.breakdown ?? '' }] as const,
        ),
      ),
    );
    return this.accounts.flatMap(({ id, name }) =>
      [...asks.values()].flatMap(({ metric, breakdown }) => {
        const found = this.api.metric(id, {
          metric,
          breakdown,
          period: 'lifetime',
          metric_type: 'total_value',
          timeframe: 'this_month',
        });
        const results = found?.total_value?.breakdowns?.[0]?.results ?? [];
        const all = results.reduce((sum, { value }) => sum + value, 0);
        return results.map(({ dimension_values: values, value }) => {
          const dimensions = { age: null, gender: null, country: null, city: null };
          const own = Object.fromEntries(
            breakdown.split(',').map((dimension, index) => [dimension, values[index]]),
          );
          return {
            account_id: id,
            account_name: name,
            audience: whose[metric],
            timeframe: 'this_month',
            breakdown,
            segment: values.join(' / '),
            ...dimensions,
            ...own,
            people: value,
            share: (100 * value) / all,
          };
        });
      }),
    );
  }

  private hours(): readonly TrueRow[] {
    return this.accounts.flatMap(({ id, name }) =>
      this.asks('hours').flatMap((ask) =>
        midnights(...this.range(ask)).flatMap((midnight) => {
          const value =
            this.dayValue(id, ask, { metric: 'online_followers', midnight })?.values?.[0]?.value ?? {};
          return Object.entries(value).map(([hour, online]) => ({
            account_id: id,
            account_name: name,
            day: dayEndingAt(midnight),
            hour,
            followers_online: online,
          }));
        }),
      ),
    );
  }

  /** Replies come with one template only; so do all fields but those that the API gives by default. */
  private comments(): readonly TrueRow[] {
    const isWhole = this.templates.includes('posts-comments-replies');
    const fields = 'id,text,timestamp,username,like_count';
    const row = (comment: Answered, own: TrueRow): TrueRow => ({
      ...own,
      comment_id: comment['id'],
      text: comment['text'] ?? null,
      written_at: String(comment['timestamp']).slice(0, 19).replace('T', ' '),
      ...(isWhole && { author: comment['username'] ?? null, likes: comment['like_count'] ?? null }),
    });
    return this.accounts.flatMap(({ id, name }) =>
      this.api.list(`${id}/media`, 'id').flatMap((post) =>
        this.api.list(`${String(post['id'])}/comments`, fields).flatMap((comment) => {
          const place = { account_id: id, account_name: name, post_id: post['id'], thread_id: comment['id'] };
          const replies = isWhole ? this.api.list(`${String(comment['id'])}/replies`, fields) : [];
          return [
            row(comment, { ...place, depth: 0 }),
            ...replies.map((reply) => row(reply, { ...place, depth: 1 })),
          ];
        }),
      ),
    );
  }

  private hashtags(): readonly TrueRow[] {
    return this.accounts.flatMap(({ id, name }) =>
      this.api.list(`${id}/media`, 'id,caption').flatMap((post) => {
        const found = text(post['caption']).matchAll(/#([^\s#.,;:!?()[\]{}<>"'/\\|@&*+=~^%$`-]+)/gu);
        const tags = new Set([...found].map(([, tag = '']) => tag.toLowerCase()));
        return [...tags].map((hashtag) => ({
          account_id: id,
          account_name: name,
          post_id: post['id'],
          hashtag,
        }));
      }),
    );
  }
}

/** Which models a template gives besides `accounts`, which every configuration has. */
export const MODELS_OF_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'page-info': [],
  'page-audience-insights': ['audience', 'online_hours'],
  'page-daily-insights': ['account_days', 'followers'],
  'media-insights': ['posts', 'hashtags'],
  'media-posts': ['posts', 'comments', 'hashtags'],
  'posts-comments-replies': ['posts', 'comments', 'hashtags'],
  'album-parts': ['posts'],
  collaborators: ['posts'],
  'polls-and-prompts': ['posts'],
  'by-product-type': ['account_days'],
  'by-follow-type': ['account_days'],
  'reels-insights': ['posts', 'hashtags'],
  'stories-insights': ['stories'],
  'daily-reach-followers': ['account_days', 'followers'],
  'daily-totals': ['account_days'],
  'two-years-back': ['account_days', 'account_periods'],
  demographics: ['audience'],
  'tagged-media': [],
  'business-discovery': [],
  'hashtag-top-media': [],
  'follower-growth': ['account_days', 'followers'],
};
