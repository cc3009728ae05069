import type { EmulatorOptions, Fault } from '@keboola/graph-emulator';
import { runWorld } from '../tests/support/runWorld';

const FIELDS =
  'id,caption,timestamp,like_count,comments{text,username,replies{text}},insights.metric(reach,views)';
const POSTS = 1000;
/** Comments and replies that come with their posts, as a page of posts has room for. */
const WORLD: EmulatorOptions = { commentsPerMedia: [0, 8], repliesPerComment: [0, 3], followers: [12_000] };

/**
 * Counts the requests of a first run for 1 000 posts with insights, comments and replies, in few accounts and in many,
 * and when some posts have no insights.
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

function mediaId(index: number): string {
  return String(18_000_000_000_000_000n + BigInt(index) * 1000n);
}
