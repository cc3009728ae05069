import type { Fault } from '@keboola/graph-emulator';
import fc from 'fast-check';
import { asked, cleanRun, run, worldsOf } from '../support/randomFaults';

/** Rows with names and values that a table must survive, and insights in shapes that nobody has described. */
const odd = fc
  .record({
    edge: fc.constantFrom('media', 'comments', 'replies', undefined),
    which: fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
    hostile: fc.constantFrom(
      'case',
      'prototype',
      'quotes',
      'newline',
      'long',
      'emoji',
      'formula',
      'path',
      'empty',
      'columns',
      'any',
    ),
    insights: fc.boolean(),
    skip: fc.nat(3),
  })
  .map(({ edge, which, hostile, insights, skip }): Fault => ({
    when: { skip, times: 0 },
    do: insights
      ? { insights: 'any' }
      : {
          rows: {
            hostile: hostile,
            ...(edge !== undefined && { edge }),
            ...(which !== undefined && { which }),
          },
        },
  }));

describe('random worlds', () => {
  it('with odd rows lose none of their objects, and never end as our own fault', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.array(odd, { minLength: 1, maxLength: 2 }), async (question, faults) => {
        const clean = await cleanRun(question);
        const result = await run(question, faults);
        expect([result.code < 2, result.stderr]).toEqual([true, expect.not.stringContaining('    at ')]);
        for (const table of ['m_media', 'm_comments', 'm_replies']) {
          const ids = (name: typeof clean): (string | undefined)[] => name.table(table).map(({ id }) => id);
          if (result.code === 0) {
            expect(new Set(ids(result))).toEqual(new Set(ids(clean)));
          }
        }
      }),
      worldsOf(0.2),
    );
  }, 300_000);
});
