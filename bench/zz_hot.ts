import { mkdtemp, rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder, nodeFileSystem } from '@keboola/component-ts-lite';
import { parseConfig } from '/work/main/src/config';
import { Flattener, readPage } from '/work/main/src/flatten';
import { parseBody } from '/work/main/src/graph/parseBody';
import { planQuery, planTables } from '/work/main/src/plan';
import { shapeTables, Spool, writeTables } from '/work/main/src/tables';
import { mediaPage } from '/work/main/bench/mediaPage';
const FIELDS = 'id,caption,media_type,like_count,comments_count,permalink,shortcode,timestamp,username,is_comment_enabled,media_url,owner{id},comments{id,text,timestamp,username,like_count}';
const NODES=100;
const pages = Array.from({ length: 200 }, (_, i) => mediaPage(i, NODES));
const stages: Record<string, number[]> = {};
const t = (n: string, ms: number) => (stages[n] ??= []).push(ms);
async function main(): Promise<void> {
for (let round = 0; round < Number(process.argv[2] ?? 8); round++) {
  const path = await mkdtemp(join(tmpdir(), 'bench-'));
  const folder = new DataFolder(path, nodeFileSystem);
  const { config } = parseConfig({ accounts: { '1': { id: '1' } }, queries: [{ name: 'bench', query: { path: 'media', fields: FIELDS, ids: '' } }] });
  const plan = planQuery(config.queries[0]!, { config, now: 0 });
  const planned = planTables([plan]);
  const knownColumns = new Map([...planned].map(([n, x]) => [n, [...x.columns]]));
  const spool = new Spool({ path: await folder.scratch('rows'), folder, knownColumns });
  const job = spool.job(0);
  const fl = new Flattener();
  const [ask] = plan.asks;
  let p = 0, f = 0, a = 0;
  for (const [i, text] of pages.entries()) {
    const s0 = performance.now();
    const list = readPage(parseBody(text) as any);
    const s1 = performance.now();
    const rows = fl.flattenPage(list, ask!.level, { accountId: '1', parentId: '1', offset: i * NODES }).rows;
    const s2 = performance.now();
    await job.add(rows);
    const s3 = performance.now();
    p += s1 - s0; f += s2 - s1; a += s3 - s2;
  }
  const s4 = performance.now();
  await job.close();
  const tables = shapeTables({ planned, spooled: spool.tables(), shapeOf: () => undefined });
  await writeTables(tables, { folder, dataTypeSupport: 'none', bucketId: undefined, hasFailures: false } as const);
  t('parse', p); t('flatten', f); t('add', a); t('write', performance.now() - s4);
  await rm(path, { recursive: true });
}
for (const [n, ms] of Object.entries(stages)) console.log(n, [...ms].sort((a, b) => a - b)[ms.length >> 1]!.toFixed(0));
}
void main();
