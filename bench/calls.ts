import type { EmulatorOptions, Fault } from '@keboola/graph-emulator';
import { templates } from '../src/templates';
import { runWorld } from '../tests/support/runWorld';

const FIELDS =
  'id,caption,timestamp,like_count,comments{text,username,replies{text}},insights.metric(reach,views)';
const POSTS = 1000;
/** Comments and replies that come with their posts, as a page of posts has room for. */
const WORLD: EmulatorOptions = { commentsPerMedia: [0, 8], repliesPerComment: [0, 3], followers: [12_000] };

/**
 * Counts the requests of a first run for 1 000 posts with insights, comments and replies, in few accounts and in many,
 * when some posts have no insights, and when metrics are removed or come as totals only.
 *
 * @returns lines to print
 */
export async function calls(): Promise<string[]> {
  const lines: string[] = [];
  for (const limit of [100, 25]) {
    for (const accounts of [1, 50, 200]) {
      const few = await count({ accounts, media: POSTS / accounts, limit });
      const aim = accounts === 1 ? ' (aim ≤ 60)' : '';
      lines.push(`${POSTS} posts, accounts: ${accounts}, pages of ${limit}: ${few}${aim}`);
    }
    const bad = await count({ accounts: 1, media: POSTS, limit, withoutInsights: POSTS / 100 });
    lines.push(`1 % of them without insights, one account, pages of ${limit}: ${bad} (aim ≤ 150)`);
    const old = await count({ accounts: 1, media: POSTS, limit, olderThan: '2026-04-01' });
    lines.push(`three quarters older than the business account, pages of ${limit}: ${old}`);
  }
  lines.push(`a removed metric on ${POSTS} posts, pages of 100: ${await removedMetric()} (aim ≤ 15)`);
  lines.push(`12 metrics of an account by day for 30 days: ${await dailyMetrics()} (aim ≤ 35)`);
  for (const id of ['stories-insights', 'media-insights']) {
    lines.push(await ofTemplate(id));
  }
  lines.push(
    await ofFields('split metrics', {
      path: 'media',
      fields: 'id,insights.metric(reach,profile_activity).breakdown(action_type)',
    }),
  );
  const each = await count({ accounts: 50, media: POSTS, limit: 100 });
  return [...lines, `${POSTS} posts in each of 50 accounts, pages of 100: ${each}`];
}

async function count(asked: {
  readonly accounts: number;
  readonly media: number;
  readonly limit: number;
  readonly withoutInsights?: number;
  readonly olderThan?: string;
}): Promise<string> {
  const { accounts, media, limit, withoutInsights = 0, olderThan } = asked;
  const bad = Array.from({ length: withoutInsights }, (_, index): Fault => ({
    when: { object: mediaId(37 + index * 97), metric: '*', times: 0 },
    do: { error: { message: '(#10) Not enough viewers for the media to show insights', code: 10 } },
  }));
  const old: Fault[] =
    olderThan === undefined
      ? []
      : [
          {
            when: { postedBefore: olderThan, metric: '*', times: 0 },
            do: { error: { message: 'Invalid parameter', code: 100, subcode: 2108006 } },
          },
        ];
  const run = await runWorld(
    { ...WORLD, accounts, media, callsPerHour: 1_000_000, faults: [...bad, ...old] },
    { queries: [{ name: 'media', query: { path: 'media', fields: FIELDS, ids: '', limit } }] },
  );
  const rows = run.table('media').length;
  if (run.code !== 0 || rows !== accounts * media) {
    throw new Error(`Cannot count: exit ${run.code} with ${rows} posts`);
  }
  return `${run.asked.length} requests`;
}

/** At an API as strict as the real one, which refuses `impressions` for each post of its own. */
async function removedMetric(): Promise<string> {
  const run = await runWorld(
    { ...WORLD, strict: true, accounts: 1, media: POSTS, callsPerHour: 1_000_000 },
    {
      queries: [
        {
          name: 'media',
          query: { path: 'media', fields: 'insights.metric(impressions,reach,saved)', ids: '', limit: 100 },
        },
      ],
    },
  );
  const values = run.table('media_insights').length;
  if (run.code !== 0 || values !== 2 * POSTS) {
    throw new Error(`Cannot count: exit ${run.code} with ${values} values`);
  }
  return `${run.asked.length} requests`;
}

/** Two series and ten metrics that come as totals only. */
async function dailyMetrics(): Promise<string> {
  const metrics =
    'reach,follower_count,views,likes,comments,saves,shares,total_interactions,accounts_engaged,replies,profile_views,website_clicks';
  const fields = `insights.metric(${metrics}).period(day)`;
  const run = await runWorld(
    { ...WORLD, strict: true, accounts: 1 },
    { queries: [{ name: 'daily', query: { path: '', fields, ids: '', since: '30 days ago' } }] },
  );
  const names = new Set(run.table('daily_insights').map(({ name }) => name));
  if (run.code !== 0 || names.size !== 12) {
    throw new Error(`Cannot count: exit ${run.code} with ${names.size} metrics`);
  }
  return `${run.asked.length} requests`;
}

/** What one answer cannot have twice, such as two lists of insights, costs a second request for each page. */
async function ofTemplate(id: string): Promise<string> {
  const query = templates.find((template) => template.id === id)?.query;
  if (query === undefined) {
    throw new Error(`Cannot count: there is no template '${id}'`);
  }
  return ofFields(`template ${id}`, query);
}

async function ofFields(
  name: string,
  query: { readonly path: string; readonly fields: string; readonly limit?: string },
): Promise<string> {
  const posts = query.path === 'stories' ? 50 : POSTS;
  const run = await runWorld(
    { ...WORLD, accounts: 1, media: posts, storiesPerAccount: 50, callsPerHour: 1_000_000 },
    { queries: [{ name: 'q', query: { ...query, ids: '', limit: query.limit ?? '50' } }] },
  );
  if (run.code !== 0) {
    throw new Error(`Cannot count: exit ${run.code}`);
  }
  return `${name}, ${posts} posts: ${run.asked.length} requests`;
}

function mediaId(index: number): string {
  return String(18_000_000_000_000_000n + BigInt(index) * 1000n);
}
