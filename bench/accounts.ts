import { accountEntries } from '@keboola/graph-emulator';
import { emulatorProcess, runComponent } from './component';
import { seconds } from './measure';

const WORLD = { accounts: 20, media: 200, commentsPerMedia: [0, 8], latency: { base: 100 } } as const;
const FIELDS = 'id,caption,like_count,comments{id,text},insights.metric(reach,views)';

/**
 * Measures a run of 20 accounts with 200 media each at 100 ms an answer, against asking the same one request after the
 * other.
 *
 * @returns lines to print
 */
export async function accounts(): Promise<string[]> {
  const emulator = await emulatorProcess(WORLD);
  try {
    const ours = await runComponent(WORLD, {
      url: emulator.url,
      query: { path: 'media', fields: FIELDS, limit: 25 },
    });
    let requests = 0;
    const oneByOne = await seconds(async () => {
      requests = await askOneByOne(emulator.url);
    });
    return [
      `20 accounts × 200 media at 100 ms an answer: ${ours.seconds.toFixed(1)} s, start-up and writing included`,
      `one request at a time: ${oneByOne.toFixed(1)} s for ${requests} requests, answers thrown away`,
      `times faster: ${(oneByOne / ours.seconds).toFixed(1)} (aim ≥ 8)`,
    ];
  } finally {
    emulator.stop();
  }
}

async function askOneByOne(url: string): Promise<number> {
  let requests = 0;
  for (const { id } of accountEntries(WORLD)) {
    let after: string | undefined;
    do {
      const params = new URLSearchParams({
        fields: FIELDS,
        limit: '25',
        ...(after !== undefined && { after }),
      });
      const response = await fetch(`${url}/v25.0/${id}/media?${params.toString()}`, {
        headers: { authorization: 'Bearer DEMO' },
      });
      const { paging } = (await response.json()) as {
        paging?: { next?: string; cursors: { after: string } };
      };
      after = paging?.next === undefined ? undefined : paging.cursors.after;
      requests += 1;
    } while (after !== undefined);
  }
  return requests;
}
