import { accountEntries } from '@keboola/graph-emulator';
import fc from 'fast-check';
import { emulatedTransport } from '../support/emulatedTransport';
import { runInProcess } from '../support/runInProcess';

const WORLD = { accounts: 4, media: 7, commentsPerMedia: [0, 5], followers: [500] } as const;
const PARAMETERS = {
  accounts: Object.fromEntries(accountEntries(WORLD).map((entry) => [entry.id, entry])),
  queries: [
    {
      name: 'media',
      query: {
        path: 'media',
        fields: 'id,caption,comments.limit(2){text,replies.limit(1){text}}',
        ids: '',
        limit: 2,
      },
    },
    {
      name: 'daily',
      query: {
        path: '',
        fields: 'id,insights.metric(reach).period(day)',
        ids: '',
        since: '80 days ago',
        until: 'today',
      },
    },
    { name: 'media', query: { path: 'media', fields: 'id,like_count', ids: '', limit: 3 } },
  ],
};

describe('the timing of answers', () => {
  it('changes nothing that is written', async () => {
    const undisturbed = await runInProcess(PARAMETERS, { transport: emulatedTransport(WORLD) });
    expect(undisturbed.code).toBe(0);
    expect(Object.keys(undisturbed.out)).toHaveLength(14);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(40), { minLength: 5, maxLength: 30 }), async (delays) => {
        let count = 0;
        const before = async (): Promise<void> => {
          count += 1;
          for (let turn = delays[count % delays.length]!; turn > 0; turn -= 1) {
            await Promise.resolve();
          }
        };
        const { out } = await runInProcess(PARAMETERS, { transport: emulatedTransport(WORLD, before) });
        expect(out).toEqual(undisturbed.out);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
