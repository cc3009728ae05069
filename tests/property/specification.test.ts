import fc from 'fast-check';
import { fakeClock } from '../support/fakeClock';
import { parseTable } from '../support/folders';
import { worldsOf } from '../support/randomFaults';
import { runInProcess } from '../support/runInProcess';
import { expectedTables, ordered, orderedKey } from './model/expectedTables';
import type { ModelQuery } from './model/expectedTables';
import { answer, print } from './model/world';
import type { Field, Item } from './model/world';

const NOW = '2026-06-15T10:00:00Z';
const TODAY = Date.parse('2026-06-15') / 1000;

const text = fc.constantFrom('', 'plain', 'a,"b"', 'two\nlines', ' spaces ', 'Žluťoučký 🐎', '=1+1', '{x}');
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const person = fc.record({ username: text }).map((own): Item => ({ id: '4711', ...own }));

/** Gives each node an id of its own below its parent's, and no field that is undefined. */
function named(id: string, node: Item): Item {
  const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    const nested = Array.isArray(value) && EDGE_NAMES.has(key);
    return value === undefined
      ? []
      : [
          [
            key,
            nested
              ? { nodes: value.map((inner, index) => named(`${id}${index + 1}`, inner as Item)) }
              : value,
          ],
        ];
  });
  return { id, ...Object.fromEntries(entries) };
}
const EDGE_NAMES = new Set(['media', 'comments', 'replies', 'children']);

const reply = fc.record({ text, like_count: optional(fc.nat(9)) });
const comment = fc.record({ text, from: person, replies: fc.array(reply, { maxLength: 3 }) });
const media = fc.record({
  caption: optional(text),
  like_count: fc.nat(),
  is_comment_enabled: fc.boolean(),
  owner: person,
  comments: fc.array(comment, { maxLength: 4 }),
  children: fc.array(fc.record({ media_type: text }), { maxLength: 2 }),
  metrics: fc.record({ reach: fc.nat(), saved: fc.nat(9), likes: fc.nat(9), shares: fc.nat(9) }),
});
const account = fc.record({
  username: text,
  followers_count: fc.nat(),
  media: fc.array(media, { maxLength: 5 }),
});
const world = fc
  .array(account, { minLength: 1, maxLength: 3 })
  .map((accounts) => accounts.map((one, index) => named(`1784140000000000${index + 1}`, one)));

const field = (name: string, modifiers: Field['modifiers'] = {}, fields: readonly Field[] = []): Field => ({
  name,
  modifiers,
  fields,
});
const some = (...fields: fc.Arbitrary<Field>[]): fc.Arbitrary<readonly Field[]> =>
  fc.tuple(fc.tuple(...fields), fc.array(fc.boolean(), { minLength: fields.length })).map(([all, kept]) => {
    const chosen = all.filter((_, index) => kept[index]);
    return chosen.length > 0 ? chosen : [field('id')];
  });
const plain = (name: string): fc.Arbitrary<Field> => fc.constant(field(name));
const edge = (name: string, inner: fc.Arbitrary<readonly Field[]>): fc.Arbitrary<Field> =>
  fc
    .tuple(inner, fc.constantFrom(undefined, '1', '2'))
    .map(([fields, limit]) => field(name, limit === undefined ? {} : { limit }, fields));
const metrics = fc
  .subarray(['reach', 'saved', 'likes', 'shares'], { minLength: 1 })
  .map((names) => field('insights', { metric: names.join() }));
const ofComments = some(
  plain('id'),
  plain('text'),
  fc.constant(field('from', {}, [field('username')])),
  edge('replies', some(plain('id'), plain('text'), plain('like_count'))),
);
const ofMedia = some(
  plain('id'),
  plain('caption'),
  plain('like_count'),
  plain('is_comment_enabled'),
  fc.constant(field('owner', {}, [field('username')])),
  edge('children', some(plain('media_type'))),
  edge('comments', ofComments),
  metrics,
);
const name = fc.constantFrom('media', 'q', 'x_comments', 'all_media', 'page');
const range = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 75 }))
  .map(([until, days]) => ({ since: until + days, until }));
const ofInsights = fc.constantFrom(
  { metric: 'reach', period: 'day' },
  { metric: 'likes,shares', period: 'day', metric_type: 'total_value' },
  { metric: 'likes', period: 'day', metric_type: 'total_value', breakdown: 'media_product_type' },
);
const query: fc.Arbitrary<ModelQuery> = fc.oneof(
  fc.record({ name, path: fc.constant('media' as const), fields: ofMedia }),
  fc.record({
    name,
    path: fc.constant('' as const),
    fields: some(plain('username'), plain('followers_count'), edge('media', ofMedia)),
  }),
  fc.record({
    name: fc.constantFrom('days', 'insights', 'my_insights'),
    path: fc.constant('' as const),
    fields: ofInsights.map((modifiers) => [field('insights', modifiers)]),
    range,
  }),
);

const daysAgo = (days: number): string => new Date((TODAY - days * 86_400) * 1000).toISOString().slice(0, 10);

describe('a model of the tables that reads none of the code', () => {
  it('agrees with every run, for any world, configuration and order of runs', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(query, { minLength: 1, maxLength: 3 }),
        fc.nat(6),
        async (accounts, queries, limit) => {
          const kept = new Map<string, Set<string>>();
          const keys = new Map<string, Set<string>>();
          let state: object | undefined;
          for (const asked of queries) {
            const run = await runInProcess(
              {
                accounts: Object.fromEntries(
                  accounts.map(({ id }) => [String(id), { id, name: `Brand ${String(id)}` }]),
                ),
                queries: [
                  {
                    id: 1,
                    name: asked.name,
                    type: 'nested-query',
                    query: {
                      path: asked.path,
                      fields: print(asked.fields),
                      ids: '',
                      limit: String(limit + 1),
                      ...(asked.range && {
                        since: daysAgo(asked.range.since),
                        until: daysAgo(asked.range.until),
                      }),
                    },
                  },
                ],
              },
              {
                transport: {
                  send: (request) => Promise.resolve(answer(accounts, request)),
                  close: () => undefined,
                },
                clock: fakeClock(Date.parse(NOW)),
                ...(state && { state }),
              },
            );
            const tables = expectedTables(accounts, [asked], TODAY);
            // A key never changes: rows that need more than it has are not written, and the run says so.
            const refused = [...tables].filter(([table, { key }]) =>
              [...key].some((column) => keys.get(table)?.has(column) === false),
            );
            refused.forEach(([table]) => tables.delete(table));
            expect([run.code, run.stderr]).toEqual([refused.length > 0 ? 1 : 0, expect.any(String)]);
            for (const [table, expected] of tables) {
              const columns = new Set([...(kept.get(table) ?? []), ...expected.columns]);
              kept.set(table, columns);
              keys.set(table, keys.get(table) ?? expected.key);
              const csv = run.out[`tables/${table}.csv`] ?? '';
              const manifest = JSON.parse(run.out[`tables/${table}.csv.manifest`] ?? '{}') as Record<
                string,
                unknown
              >;
              expect([table, csv.slice(0, csv.indexOf('\n')).split(',')]).toEqual([table, ordered(columns)]);
              expect([table, manifest['primary_key'], manifest['incremental']]).toEqual([
                table,
                orderedKey(keys.get(table) ?? expected.key),
                true,
              ]);
              const rows = parseTable(csv).map((row) =>
                Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')),
              );
              const byText = (left: string, right: string): number => (left < right ? -1 : 1);
              expect(rows.map((row) => JSON.stringify(sorted(row))).sort(byText)).toEqual(
                [...expected.rows.values()].map((row) => JSON.stringify(sorted(row))).sort(byText),
              );
            }
            const names = Object.keys(run.out).flatMap((path) => /^tables\/(.*)\.csv$/.exec(path)?.[1] ?? []);
            expect(new Set(names)).toEqual(new Set(['accounts', ...tables.keys()]));
            state = JSON.parse(run.out['state.json'] ?? '{}') as object;
          }
        },
      ),
      worldsOf(0.5),
    );
  }, 300_000);
});

function sorted(row: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(row).sort(([left], [right]) => (left < right ? -1 : 1));
}
