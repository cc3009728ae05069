import fc from 'fast-check';
import { readPage } from '../../src/answer';
import type { JsonObject } from '../../src/answer';
import { Flattener } from '../../src/flatten';
import type { Row } from '../../src/flatten';
import { aPlan } from '../support/aQuery';
import { tablesOf } from '../support/tablesOf';

/** Media with comments with replies, summaries, and items without an id. */
interface World {
  readonly media: readonly {
    readonly comments: readonly number[];
    readonly items: number;
    readonly total: boolean;
  }[];
}

const world: fc.Arbitrary<World> = fc.record({
  media: fc.array(
    fc.record({ comments: fc.array(fc.nat(3), { maxLength: 4 }), items: fc.nat(3), total: fc.boolean() }),
    { maxLength: 5 },
  ),
});
const FIELDS = 'caption,comments.summary(1){text,replies{text}},items{link}';
const plan = aPlan({ path: 'media', fields: FIELDS, ids: ['1'] });
const { level } = plan.roots[0]!;

/** A page as the API gives it; the id of a comment comes again under another media, as that of a tagged media does. */
function pageOf({ media }: World, text: string): JsonObject {
  const data = media.map(({ comments, items, total }, index) => ({
    id: `m${index}`,
    caption: text,
    comments: {
      data: comments.map((replies, place) => ({
        id: `c${place}`,
        text,
        replies: {
          data: Array.from({ length: replies }, (_, reply) => ({ id: `r${index}.${place}.${reply}`, text })),
        },
      })),
      ...(total && { summary: { total_count: comments.length } }),
    },
    items: { data: Array.from({ length: items }, () => ({ link: 'the same' })) },
  }));
  return { data };
}

const rowsOf = (of: World, text: string): readonly Row[] =>
  new Flattener().flattenPage(readPage(pageOf(of, text)), level, { accountId: '1', parentId: '1', offset: 0 })
    .rows;

function sizes({ media }: World): Record<string, number> {
  const sum = (of: (one: World['media'][number]) => number): number =>
    media.reduce((total, item) => total + of(item), 0);
  return {
    q_media: media.length,
    q_comments: sum(({ comments }) => comments.length),
    q_replies: sum(({ comments }) => comments.reduce((total, replies) => total + replies, 0)),
    q_summary: sum(({ total }) => (total ? 1 : 0)),
    q_items: sum(({ items }) => items),
  };
}

describe('the primary key of nodes', () => {
  it('identifies each node, and a node that is read twice is written once, as it was read last', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.boolean(), async (of, twice) => {
        const jobs = twice ? [rowsOf(of, 'old'), rowsOf(of, 'new')] : [rowsOf(of, 'new')];
        const tables = await tablesOf(jobs);
        for (const [name, size] of Object.entries(sizes(of))) {
          const { records = [], primaryKey = [], rows = 0 } = tables.get(name) ?? {};
          const keys = records.map((record) => JSON.stringify(primaryKey.map((column) => record[column])));
          expect([name, rows, records.length, new Set(keys).size]).toEqual([name, size, size, size]);
          expect(records.filter((record) => Object.values(record).includes('old'))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
