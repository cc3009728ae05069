import type { Fault } from '@keboola/graph-emulator';
import fc from 'fast-check';
import { asked, cleanRun, passingFault, rowsOf, run, TABLES, worldsOf } from '../support/randomFaults';

/** The API never answers more than this. */
const tooMuch = fc
  .integer({ min: 3, max: 40 })
  .map((maxObjects): Fault => ({ when: { times: 0 }, do: { maxObjects } }));

describe('random worlds', () => {
  it('come out the same with passing faults as without: no row is lost or doubled, and the run ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        asked,
        fc.array(passingFault, { minLength: 1, maxLength: 2 }),
        fc.option(tooMuch, { nil: undefined }),
        async (question, faults, limit) => {
          const clean = await cleanRun(question);
          const struck = await run(question, [...faults, ...(limit ? [limit] : [])]);
          expect([struck.code, struck.stderr.match(/Cannot extract.*/)?.[0]]).toEqual([0, undefined]);
          for (const table of TABLES) {
            expect(rowsOf(struck, table)).toEqual(rowsOf(clean, table));
          }
          expect(struck.out['state.json']).toBe(clean.out['state.json']);
        },
      ),
      worldsOf(0.5),
    );
  }, 300_000);
});
