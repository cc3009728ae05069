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
  const data = nodes.map((given, index) => ({ id: String(index + 1), ...given }));
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
      { numRuns: 60 },
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
      { numRuns: 60 },
    );
  });
});
