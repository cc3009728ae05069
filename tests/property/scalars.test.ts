import fc from 'fast-check';
import { readPage } from '../../src/answer';
import type { JsonObject } from '../../src/answer';
import { Flattener } from '../../src/flatten';
import { planLevel } from '../../src/plan/planLevel';

/** A tree whose scalars are all different, so that each can be looked for. */
type Shape = 'scalar' | 'list' | { readonly object: Fields } | { readonly edge: readonly Fields[] };
type Fields = Readonly<Record<string, Shape>>;

const key = fc.constantFrom(
  'a',
  'b',
  'owner',
  'media',
  'comments',
  'parent_id',
  '__proto__',
  'constructor',
  'é!',
  'x_y',
  'value',
);

function fieldsOf(depth: number): fc.Arbitrary<Fields> {
  const leaf = fc.constantFrom<Shape>('scalar', 'list');
  const inner = depth === 0 ? [] : [fieldsOf(depth - 1)];
  const shape = fc.oneof(
    { arbitrary: leaf, weight: 3 },
    ...inner.map((fields) => fields.map((object): Shape => ({ object }))),
    ...inner.map((fields) => fc.array(fields, { maxLength: 3 }).map((edge): Shape => ({ edge }))),
  );
  return fc.array(fc.tuple(key, shape), { maxLength: 4 }).map((entries) => entriesToObject(entries));
}

/** `__proto__` becomes a field of its own, as `JSON.parse` makes it. */
function entriesToObject<Value>(
  entries: readonly (readonly [string, Value])[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(entries);
}

function build(fields: Fields, next: () => string, hasId: boolean): JsonObject {
  const entries = Object.entries(fields).map(([name, shape]): [string, unknown] => {
    if (shape === 'scalar') {
      return [name, next()];
    }
    if (shape === 'list') {
      return [name, [next(), { deep: next() }]];
    }
    return 'object' in shape
      ? [name, build(shape.object, next, false)]
      : [name, { data: shape.edge.map((node) => build(node, next, true)) }];
  });
  return entriesToObject(hasId ? [['id', next()], ...entries] : entries);
}

describe('Flattener', () => {
  it('writes every scalar of a tree into exactly one cell', () => {
    fc.assert(
      fc.property(fc.array(fieldsOf(3), { maxLength: 4 }), (nodes) => {
        let count = 0;
        const next = (): string => `«${(count += 1)}»`;
        const data = nodes.map((node) => build(node, next, true));
        const level = planLevel({
          query: 'q',
          graphNode: 'page',
          edgeName: 'page',
          node: undefined,
          fields: [],
          source: { by: 'parent' },
        });
        const place = { accountId: 'A', parentId: 'P', offset: 0 };
        const { rows } = new Flattener().flattenPage(readPage({ data }), level, place);
        const cells = rows.flatMap(({ cells: row }) =>
          [...row].filter(([column]) => column !== 'parent_id').map(([, cell]) => cell),
        );
        for (let number = 1; number <= count; number += 1) {
          expect(cells.filter((cell) => cell.includes(`«${number}»`))).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
