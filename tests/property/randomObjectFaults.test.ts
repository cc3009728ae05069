import type { Fault } from '@keboola/graph-emulator';
import fc from 'fast-check';
import { asked, cleanRun, error, passingFault, rowsOf, run, TABLES, worldsOf } from '../support/randomFaults';

const mediaId = (account: number, index: number): string =>
  String(18_000_000_000_000_000n + BigInt(account) * 100_000_000n + BigInt(index) * 1000n);

/** Media that have no insights: some here and there, and all from one on, which are older. */
const bad = fc.record({
  scattered: fc.uniqueArray(fc.tuple(fc.nat(1), fc.nat(9)), {
    maxLength: 5,
    selector: ([account, index]) => account * 10 + index,
  }),
  oldFrom: fc.option(fc.nat(9), { nil: 10 }),
});

const TOO_OLD = error('Invalid parameter', 100, { subcode: 2108006 });
const FEW_VIEWERS = error('(#10) Not enough viewers for the media to show insights', 10);
const withoutInsights = (object: string, action: Fault['do']): Fault => ({
  when: { object, metric: '*', times: 0 },
  do: action,
});

describe('random worlds', () => {
  it('lack exactly the insights of the media that refuse them', async () => {
    await fc.assert(
      fc.asyncProperty(
        asked,
        bad,
        fc.array(passingFault, { maxLength: 1 }),
        async (question, { scattered, oldFrom }, faults) => {
          const clean = await cleanRun(question);
          const old = Array.from({ length: 10 - oldFrom }, (_, index) => oldFrom + index).flatMap((index) =>
            [0, 1].map((account) => mediaId(account, index)),
          );
          const few = scattered.map(([account, index]) => mediaId(account, index));
          const struck = await run(question, [
            ...old.map((object) => withoutInsights(object, TOO_OLD)),
            ...few.map((object) => withoutInsights(object, FEW_VIEWERS)),
            ...faults,
          ]);
          const ids = new Set([...old, ...few]);
          expect([struck.code, struck.stderr.match(/Cannot extract.*/)?.[0]]).toEqual([0, undefined]);
          for (const table of TABLES) {
            const expected = rowsOf(clean, table).filter(
              (row) =>
                table !== 'm_insights' || !ids.has((JSON.parse(row) as { parent_id: string }).parent_id),
            );
            expect(rowsOf(struck, table)).toEqual(expected);
          }
        },
      ),
      worldsOf(0.3),
    );
  }, 300_000);
});
