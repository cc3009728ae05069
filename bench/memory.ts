import { emulatorProcess, runComponent } from './component';

const FIELDS = 'id,comments.limit(50){id,text,timestamp,username,like_count}';

/**
 * Measures the most memory that the component's process has for 100 000 and for 1 000 000 rows of comments, and for
 * 200 000 rows that are all read twice, in a heap of 100 MiB.
 *
 * @returns lines to print
 */
export async function memory(): Promise<string[]> {
  const peaks: number[] = [];
  const lines: string[] = [];
  for (const media of [1000, 10_000]) {
    const world = { accounts: 1, media, commentsPerMedia: [100, 100], repliesPerComment: [0, 0] } as const;
    const emulator = await emulatorProcess(world);
    try {
      const run = await runComponent(world, {
        url: emulator.url,
        query: { path: 'media', fields: FIELDS, limit: 20 },
      });
      peaks.push(run.peakMiB);
      lines.push(`${run.rows} rows: peak ${Math.round(run.peakMiB)} MiB, ${run.seconds.toFixed(1)} s`);
    } finally {
      emulator.stop();
    }
  }
  lines.push(await readTwice());
  return [
    ...lines,
    `ratio of peaks: ${(peaks[1]! / peaks[0]!).toFixed(2)} (aim ≤ 1.20, and a peak of at most 124 MiB, which is 130 MB)`,
  ];
}

async function readTwice(): Promise<string> {
  const world = {
    accounts: 1,
    media: 2000,
    commentsPerMedia: [100, 100],
    repliesPerComment: [0, 0],
  } as const;
  const emulator = await emulatorProcess(world);
  try {
    const query = { path: 'media', fields: FIELDS, limit: 20 };
    const run = await runComponent(world, { url: emulator.url, query, times: 2, heapMiB: 100 });
    return `${run.rows} rows read twice, heap of 100 MiB: peak ${Math.round(run.peakMiB)} MiB, ${run.seconds.toFixed(1)} s`;
  } finally {
    emulator.stop();
  }
}
