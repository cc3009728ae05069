import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, startPlayback } from '@keboola/graph-emulator';
import type { Cassette } from '@keboola/graph-emulator';
import { newFolder, readFolder } from '../support/folders';
import { NOW, PROJECT, runProcess } from '../support/runProcess';

/** `npm run record -- media-run` makes it anew. */
const FIXTURE = join(PROJECT, 'tests/fixtures/media-run');

describe('against a recording of the emulator', () => {
  const running: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  });

  async function run(server: { url: string; close(): Promise<void> }): Promise<Record<string, string>> {
    running.push(server);
    const dataFolder = newFolder();
    copyFileSync(join(FIXTURE, 'config.json'), join(dataFolder, 'config.json'));
    const { code, stderr } = await runProcess({ dataFolder, apiUrl: server.url, now: NOW });
    expect(stderr).toContain(
      "query 'wrong' for Alpine Coffee (17841400000000001): (#100) metric[0] must be one of",
    );
    return { ...readFolder(join(dataFolder, 'out')), code: String(code) };
  }

  it('writes what it writes against the API that was recorded, and asks nothing else', async () => {
    const playback = await startPlayback(
      JSON.parse(readFileSync(join(FIXTURE, 'requests.json'), 'utf8')) as Cassette,
    );
    const played = await run(playback);
    expect(playback.unmatched).toEqual([]);
    const live = await run(await startEmulator({ now: NOW, media: [7, 4, 0] }));
    expect(played).toEqual(withoutSignatures(live));
    expect(Object.keys(played)).toContain('tables/media_replies.csv');
    expect(played['code']).toBe('1');
  }, 30_000);
});

/** The signatures of media are not recorded. */
function withoutSignatures(folder: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(folder).map(([path, text]) => [
      path,
      text.replace(/(https:\/\/scontent[^?,\n]*)\?[^,\n]*/g, '$1'),
    ]),
  );
}
