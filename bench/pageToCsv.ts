import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder, nodeFileSystem } from '@keboola/component-ts-lite';
import { readPage } from '../src/answer';
import { parseConfig } from '../src/config';
import { Flattener } from '../src/flatten';
import { parseBody } from '../src/graph/parseBody';
import { planQuery } from '../src/plan/planQuery';
import { planTables } from '../src/plan/planTables';
import { planOutput, Spool, writeTables } from '../src/tables';
import { mediaPage } from './mediaPage';
import { median, seconds } from './measure';

const PAGES = 200;
const NODES = 100;
const FIELDS =
  'id,caption,media_type,like_count,comments_count,permalink,shortcode,timestamp,username,is_comment_enabled,media_url,owner{id},comments{id,text,timestamp,username,like_count}';

/**
 * Measures the way from a page's text to the finished CSV in one process, against the least that any program must do
 * for the same bytes: `JSON.parse` and a hand-joined write.
 *
 * @returns lines to print
 */
export async function pageToCsv(): Promise<string[]> {
  const pages = Array.from({ length: PAGES }, (_, index) => mediaPage(index, NODES));
  const ours: number[] = [];
  const least: number[] = [];
  let rows = 0;
  for (let round = 0; round < 5; round += 1) {
    least.push(await seconds(() => minimum(pages)));
    ours.push(
      await seconds(async () => {
        rows = await pipeline(pages);
      }),
    );
  }
  const ratio = median(ours) / median(least);
  return [
    `pages → CSV: ${Math.round(rows / median(ours))} rows/s (${rows} rows, median of 5)`,
    `bare minimum: ${Math.round(rows / median(least))} rows/s`,
    `ratio of times: ${ratio.toFixed(2)} (aim ≤ 2.5)`,
  ];
}

async function pipeline(pages: readonly string[]): Promise<number> {
  const path = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const folder = new DataFolder(path, nodeFileSystem);
    const { config } = parseConfig({
      accounts: { '1': { id: '1' } },
      queries: [{ name: 'bench', query: { path: 'media', fields: FIELDS, ids: '' } }],
    });
    const plan = planQuery(config.queries[0]!, { config, now: 0, reserved: new Map() });
    const planned = planTables([plan]);
    const knownFields = new Map([...planned].map(([name, table]) => [name, [...table.columns]]));
    const spool = new Spool({ path: await folder.scratch('rows'), folder, knownFields });
    const job = spool.job(0);
    const flattener = new Flattener();
    const [root] = plan.roots;
    for (const [index, text] of pages.entries()) {
      const list = readPage(parseBody(text) as Readonly<Record<string, unknown>>);
      const place = { accountId: '1', parentId: '1', offset: index * NODES };
      await job.add(flattener.flattenPage(list, root!.level, place).rows);
    }
    await job.close();
    const tables = planOutput({
      planned,
      spooled: spool.tables(),
      known: new Map(),
      reserved: new Set(),
    });
    const options = { folder, dataTypeSupport: 'none', bucketId: undefined, hasFailures: false } as const;
    return (await writeTables(tables, options)).reduce((sum, table) => sum + table.rows, 0);
  } finally {
    await rm(path, { recursive: true });
  }
}

interface Node {
  [name: string]: unknown;
  owner: { id: string };
  comments?: { data: Record<string, unknown>[] };
}

/** What nobody can do without: parse the bytes, join the cells, write the bytes. */
async function minimum(pages: readonly string[]): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'bench-'));
  const media = await open(join(path, 'media.csv'), 'w');
  const comments = await open(join(path, 'comments.csv'), 'w');
  try {
    for (const text of pages) {
      const { data } = JSON.parse(text) as { data: Node[] };
      let mediaText = '';
      let commentsText = '';
      for (const { owner, comments: list, ...scalars } of data) {
        mediaText += `${joined(Object.values(scalars))},${owner.id},1,page_media,1\n`;
        for (const comment of list?.data ?? []) {
          commentsText += `${joined(Object.values(comment))},1,page_media_comments,${String(scalars['id'])}\n`;
        }
      }
      await media.write(mediaText);
      await comments.write(commentsText);
    }
  } finally {
    await media.close();
    await comments.close();
    await rm(path, { recursive: true });
  }
}

function joined(cells: readonly unknown[]): string {
  return cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join();
}
