import fc from 'fast-check';
import { DIALECTS, modelsOf, printModels } from '../../src/models';
import { parseConfig } from '../../src/config';
import { planRun } from '../../src/plan';
import type { RunPlan } from '../../src/plan';
import { planOutput } from '../../src/tables';
import { ModelsDatabase } from '../support/modelsDatabase';
import { toDuckDb } from '../support/transpiled';

const NOW = Date.parse('2026-06-15T10:00:00Z') / 1000;
const totals = 'period(day).metric_type(total_value)';
const PARTS = {
  '': [
    'id',
    'username,followers_count',
    'media{id,caption,comments{id,text,replies{id}}}',
    'insights.metric(reach,follower_count).period(day)',
    'insights.metric(reach).period(week)',
    `insights.metric(views,brand_new).${totals}`,
    `insights.metric(views,profile_links_taps).${totals}.time_increment(1).breakdown(contact_button_type)`,
    'insights.metric(follower_demographics).period(lifetime).metric_type(total_value).breakdown(age,gender)',
    'insights.metric(online_followers).period(lifetime)',
  ],
  media: [
    'id',
    'caption,timestamp',
    'like_count.as(likes)',
    'owner',
    'comments{username,replies}',
    'insights.metric(reach,Reach,likes)',
  ],
  stories: ['timestamp', 'insights.metric(navigation).breakdown(story_navigation_action_type)'],
  tags: ['id,caption'],
} as const;

const query = fc.constantFrom(...(Object.keys(PARTS) as (keyof typeof PARTS)[])).chain((path) =>
  fc.record({
    name: fc.constantFrom('q', 'posts', 'media', "it's"),
    snapshot: fc.boolean(),
    query: fc.record({
      path: fc.constant(path),
      fields: fc.subarray([...PARTS[path]], { minLength: 1 }).map((parts) => parts.join()),
      ids: fc.constant(''),
      since: fc.constantFrom('3 days ago', '31 days ago', '50 days ago', 'last run'),
    }),
  }),
);

const END_TIMES = ['', '2026-06-10T07:00:00+0000', '2026-06-11T07:00:00+0000', 'soon'];
const WINDOWS = [
  ['', ''],
  ['2026-06-10', '2026-06-11'],
  ['2026-05-10', '2026-06-09'],
  ['2026-06-10', '2027-06-11'],
] as const;

/** Cells of a row; what tells rows of one table apart is up to its key. */
const row = fc.record({
  node: fc.nat(),
  id: fc.constantFrom('1', '2', '3'),
  metric: fc.constantFrom(
    'reach',
    'views',
    'online_followers',
    'follower_demographics',
    'navigation',
    'follower_count',
  ),
  end: fc.constantFrom(...END_TIMES),
  window: fc.constantFrom(...WINDOWS),
  key: fc.constantFrom('', '7', 'TAP_BACK', '18-24'),
  breakdown: fc.constantFrom('', 'age,gender', 'story_navigation_action_type'),
  snapshot: fc.constantFrom('2026-06-10', '2026-06-11'),
  cell: fc.constantFrom('', '12', '3.5', 'a #Tag #tag', '2026-06-10T07:00:00+0000', 'true'),
});
type Cells = Parameters<Parameters<typeof row.map>[0]>[0];

function cellOf(
  column: string,
  { node, id, metric, end, window, key, breakdown, snapshot, cell }: Cells,
  nodes: readonly string[],
): string {
  const graphNode = nodes[node % nodes.length] ?? '';
  const isInsights = graphNode.includes('insights');
  const isMetric = column !== 'id' && isInsights;
  const account = id === '1' ? 'A' : 'B';
  const cells: Readonly<Record<string, string>> = {
    // The node of an account has the account's id.
    id: isInsights ? `${id}/insights/${metric}` : graphNode === 'page' ? account : id,
    ex_account_id: account,
    fb_graph_node: graphNode,
    parent_id: isMetric ? id : account,
    name: metric,
    end_time: end,
    date_start: window[0],
    date_stop: window[1],
    key1: key,
    key2: key === '' ? '' : 'F',
    breakdown: key === '' ? '' : breakdown,
    snapshot_date: snapshot,
  };
  return cells[column] ?? cell;
}

/** Makes the tables of a plan with such rows, none of which repeat a key. */
async function fill(database: ModelsDatabase, plan: RunPlan, rows: readonly Cells[]): Promise<void> {
  const nodes = plan.queries.flatMap(({ roots }) =>
    roots.flatMap(({ level }) => [level, ...level.edges.values()]),
  );
  const output = planOutput({ planned: plan.tables, spooled: new Map(), known: new Map(), reserved: [] });
  await database.run(
    'CREATE TABLE accounts (id VARCHAR, name VARCHAR, category VARCHAR, fb_page_id VARCHAR)',
  );
  await database.run("INSERT INTO accounts VALUES ('A', 'Alpine', '', ''), ('B', '', '', '')");
  for (const { name, columns, primaryKey } of output) {
    const places = [
      ...new Set(nodes.filter(({ table }) => table === name).map(({ graphNode }) => graphNode)),
    ];
    const cells = rows.map((one) =>
      columns.map((column) => cellOf(column, one, places.length > 0 ? places : ['page_media_comments'])),
    );
    const keyOf = (one: readonly string[]): string =>
      primaryKey.map((column) => one[columns.indexOf(column)]).join(' ');
    const distinct = [...new Map(cells.map((one) => [keyOf(one), one])).values()];
    await database.run(`CREATE TABLE "${name}" (${columns.map((column) => `"${column}" VARCHAR`).join()})`);
    if (distinct.length > 0) {
      const values = distinct.map((one) => `(${one.map((text) => `'${text}'`).join()})`);
      await database.run(`INSERT INTO "${name}" VALUES ${values.join()}`);
    }
  }
}

const TYPES: Readonly<Record<string, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DECIMAL(38,9)',
  float: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

describe('the models of any configuration', () => {
  it('are SQL of each dialect, have the columns that they say, and one row of each key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(query, { maxLength: 3 }),
        fc.array(row, { maxLength: 12 }),
        async (queries, rows) => {
          const { config } = parseConfig({ accounts: { '1': { id: '1' } }, queries });
          const plan = planRun(config, { now: NOW, reserved: new Map() });
          const { models } = modelsOf({ plan, now: NOW });
          for (const dialect of DIALECTS) {
            for (const { sql } of printModels(models, { dialect, bucket: 'in.c-main' })) {
              await toDuckDb(sql, dialect);
            }
          }
          const database = await ModelsDatabase.of({});
          await fill(database, plan, rows);
          for (const { name, sql, columns, key } of printModels(models, { dialect: 'duckdb' })) {
            expect([name, await database.columns(sql)]).toEqual([
              name,
              // A literal number has a type of its own.
              columns.map((one) => [one.name, one.name === 'depth' ? 'INTEGER' : (TYPES[one.type] ?? '')]),
            ]);
            const keys = key.map((one) => `"${one}"`).join(', ');
            const wrong = await database.rows(
              `SELECT ${keys} FROM (${sql}) GROUP BY ALL HAVING count(*) > 1 OR (${key.map((one) => `"${one}" IS NULL`).join(' OR ')})`,
            );
            expect([name, wrong]).toEqual([name, []]);
          }
          database.close();
        },
      ),
      { numRuns: 10 },
    );
  }, 180_000);
});
