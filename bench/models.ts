import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

const POSTS = 1_000_000;
const METRICS = ['reach', 'views', 'saved', 'shares', 'total_interactions'];
const ROUNDS = 3;
const FIELDS = 'id,caption,media_type,media_product_type,permalink,timestamp,like_count,comments_count';
const CONFIG = {
  parameters: {
    accounts: { '1': { id: '1', name: 'Brand' } },
    queries: [
      {
        name: 'media',
        query: { path: 'media', fields: `${FIELDS},insights.metric(${METRICS.join()})`, ids: '' },
      },
    ],
  },
};
/** The tables of such a run, every cell as text. */
const TABLES = [
  `CREATE TABLE accounts AS SELECT '1' AS id, 'Brand' AS name, 'Shop' AS category, '2' AS fb_page_id`,
  `CREATE TABLE media AS SELECT (18000000000000000 + i)::VARCHAR AS id, '1' AS ex_account_id, 'page_media' AS fb_graph_node,
     '1' AS parent_id, 'Post ' || i || ' #coffee' AS caption, (i % 900)::VARCHAR AS comments_count, (i % 7000)::VARCHAR AS like_count,
     CASE i % 5 WHEN 0 THEN 'REELS' ELSE 'FEED' END AS media_product_type, CASE i % 5 WHEN 0 THEN 'VIDEO' ELSE 'IMAGE' END AS media_type,
     'https://www.instagram.com/p/' || i || '/' AS permalink, '2026-06-' || lpad((1 + i % 28)::VARCHAR, 2, '0') || 'T10:00:00+0000' AS timestamp
   FROM range(${POSTS}) AS posts(i)`,
  `CREATE TABLE media_insights AS SELECT (18000000000000000 + i)::VARCHAR || '/insights/' || name || '/lifetime' AS id,
     '1' AS ex_account_id, 'page_media_insights' AS fb_graph_node, (18000000000000000 + i)::VARCHAR AS parent_id, name,
     (i % 90000)::VARCHAR AS value, 'lifetime' AS period, '' AS title, '' AS description
   FROM range(${POSTS}) AS posts(i), (SELECT unnest([${METRICS.map((name) => `'${name}'`).join()}]) AS name)`,
];

/**
 * Measures how long DuckDB takes to make the model `posts` of a million posts with five metrics each.
 *
 * @returns lines to print
 */
export async function models(): Promise<string[]> {
  const sql = await sqlOfPosts();
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const table of TABLES) {
      await connection.run(table);
    }
    const times: Time[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(await timeOf(connection, `CREATE OR REPLACE TABLE posts AS ${sql}`));
    }
    const [row] = (await connection.runAndReadAll('SELECT count(*), count(reach) FROM posts')).getRowsJson();
    const least = (of: keyof Time): string => Math.min(...times.map((time) => time[of])).toFixed(2);
    return [
      `posts: ${JSON.stringify(row?.[0])} rows of ${POSTS * METRICS.length} values, written as a table in ${least('seconds')} s, ${least('cpuSeconds')} s of CPU (DuckDB, the least of ${ROUNDS} rounds)`,
    ];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function sqlOfPosts(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-models-'));
  try {
    await writeFile(join(folder, 'config.json'), JSON.stringify(CONFIG));
    const text = execFileSync(process.execPath, ['dist/main.js', 'models', '--dialect', 'duckdb', '--json'], {
      encoding: 'utf8',
      env: { ...process.env, KBC_DATADIR: folder },
    });
    const answer = JSON.parse(text) as { readonly models: readonly { name: string; sql: string }[] };
    return answer.models.find(({ name }) => name === 'posts')?.sql ?? '';
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** How long a statement takes: of the clock, and of the processors, which other programs do not change. */
interface Time {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function timeOf(connection: DuckDBConnection, sql: string): Promise<Time> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await connection.run(sql);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}
