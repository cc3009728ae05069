import { startPlayback } from './playback';
import { startRecorder } from './recorder';
import { startEmulator } from './startEmulator';
import type { RunningServer } from './startServer';

const PATH = '/v25.0/17841400000000001/media?limit=2&fields=id,media_url';
const headers = { authorization: 'Bearer DEMO' };

interface Linked {
  paging: { next: string };
}

describe('a recording', () => {
  const running: RunningServer[] = [];
  const kept = <Server extends RunningServer>(server: Server): Server => {
    running.push(server);
    return server;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  });

  it('answers what was asked, without secrets, and refuses what was not', async () => {
    const emulator = kept(await startEmulator({ media: 3 }));
    const recorder = kept(await startRecorder(emulator.url));
    const first = (await (
      await fetch(`${recorder.url}${PATH}&appsecret_proof=abc`, { headers })
    ).json()) as Linked;
    const second: unknown = await (await fetch(first.paging.next, { headers })).json();
    const cassette = recorder.cassette();
    expect(JSON.stringify(cassette)).not.toMatch(/DEMO|appsecret_proof=abc|127\.0\.0\.1|stp=/);

    const playback = kept(await startPlayback(cassette));
    const again = (await (await fetch(`${playback.url}${PATH}`, { headers })).json()) as Linked;
    expect(again.paging.next.startsWith(playback.url)).toBe(true);
    const next = (await (await fetch(again.paging.next, { headers })).json()) as { data: { id: string }[] };
    expect(next.data.map((one) => one.id)).toEqual((second as typeof next).data.map((one) => one.id));
    expect(playback.unmatched).toEqual([]);
    const unknown = await fetch(`${playback.url}/v25.0/1/media`, { headers });
    expect(unknown.status).toBe(500);
    expect(playback.unmatched).toHaveLength(1);
  });
});
