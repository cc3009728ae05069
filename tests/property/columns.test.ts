import fc from 'fast-check';
import { readPage } from '../../src/answer';
import { Flattener } from '../../src/flatten';
import type { Row } from '../../src/flatten';
import { parseFields } from '../../src/fields';
import { planLevel } from '../../src/plan/planLevel';
import { tablesOf } from '../support/tablesOf';

const node = fc.record(
  {
    caption: fc.constantFrom('hello', '"quoted", and more', 'two\nlines', '=1', ' '),
    like_count: fc.nat(),
    owner: fc.record({ id: fc.constant('1'), username: fc.constant('x') }, { requiredKeys: [] }),
    comments: fc.record({
      data: fc.array(fc.record({ id: fc.uuid(), text: fc.constant('t') }, { requiredKeys: ['id'] }), {
        maxLength: 2,
      }),
    }),
    unheard_of: fc.boolean(),
  },
  { requiredKeys: [] },
);

const fields = parseFields({ text: 'caption,owner,comments{text}', name: 'q' });
const level = planLevel({
  query: 'q',
  graphNode: 'page_media',
  edgeName: 'media',
  node: 'media',
  fields,
  source: { by: 'parent' },
});

function rowsOf(nodes: readonly object[]): readonly Row[] {
  return rowsAsTheyAre(nodes.map((given, index) => ({ id: String(index + 1), ...given })));
}

function rowsAsTheyAre(data: readonly object[]): readonly Row[] {
  return new Flattener().flattenPage(readPage({ data }), level, { accountId: 'A', parentId: 'A', offset: 0 })
    .rows;
}

describe('the columns of a table', () => {
  it('are never fewer with more data, nor fewer than in an earlier run', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 6 }), fc.nat(6), async (nodes, cut) => {
        const less = await tablesOf([rowsOf(nodes.slice(0, cut))]);
        const more = await tablesOf([rowsOf(nodes)]);
        for (const [name, table] of less) {
          expect(more.get(name)!.columns).toEqual(expect.arrayContaining([...table.columns]));
        }
        const later = await tablesOf([rowsOf(nodes.slice(0, 1))], { shapes: more });
        for (const [name, table] of later) {
          expect(table.columns).toEqual(expect.arrayContaining([...more.get(name)!.columns]));
          expect(table.primaryKey).toEqual(more.get(name)!.primaryKey);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('hold every cell as it was read, whatever column appeared late', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 6 }), async (nodes) => {
        const table = (
          await tablesOf(nodes.map((given, index) => rowsOf([{ ...given, id: `n${index}` }])))
        ).get('q_media');
        expect(table!.records.map(({ id, caption = '' }) => ({ id, caption }))).toEqual(
          nodes.map(({ caption = '' }, index) => ({ id: `n${index}`, caption })),
        );
      }),
      { numRuns: 25 },
    );
  });

  const name = fc.constantFrom(
    'a',
    'A',
    'a_b',
    'A_b',
    'b',
    'a_b_2',
    'parent_id',
    'key1',
    'é',
    'e',
    '',
    '/',
    '~',
    'x'.repeat(99),
  );
  const inner = fc.dictionary(
    name,
    fc.oneof(fc.constant('x'), fc.dictionary(name, fc.constant('x'), { maxKeys: 3 })),
    {
      maxKeys: 4,
    },
  );
  const hostile = fc.dictionary(name, fc.oneof(fc.constant('x'), inner), { maxKeys: 6 });

  /** The scalars of a node by their place in it. */
  function scalarsOf(value: unknown, place: readonly string[] = []): (readonly [string, string])[] {
    return typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => scalarsOf(part, [...place, key]))
      : [[JSON.stringify(place), String(value)]];
  }

  /** Makes each scalar of a node another one. */
  const numbered = (nodes: readonly object[]): object[] => {
    let count = 0;
    return JSON.parse(JSON.stringify(nodes), (_, value: unknown) =>
      value === 'x' ? `cell ${(count += 1)}` : value,
    ) as object[];
  };

  it('hold every cell of hostile names, each field in one column, whatever the order of rows and pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 6 }), fc.nat(6), async (given, cut) => {
        const nodes = numbered(given).map((node, index) => ({ ...node, id: `n${index}` }));
        const pages = [nodes.slice(0, cut), nodes.slice(cut)];
        const make = async (jobs: readonly (readonly object[])[]) =>
          (await tablesOf(jobs.map(rowsAsTheyAre))).get('q_media')!;
        const table = await make(pages);
        const other = await make([...pages].reverse().map((page) => [...page].reverse()));
        expect(other.columns).toEqual(table.columns);
        const columnOf = new Map<string, string>();
        for (const node of nodes) {
          const record = table.records.find(({ id }) => id === node.id)!;
          expect(other.records).toContainEqual(record);
          for (const [place, cell] of scalarsOf(node)) {
            const column = Object.keys(record).find((key) => record[key] === cell);
            expect([place, column]).toEqual([place, columnOf.get(place) ?? expect.any(String)]);
            columnOf.set(place, column!);
          }
        }
        expect(new Set(columnOf.values()).size).toBe(columnOf.size);
      }),
      { numRuns: 50 },
    );
  });
});
