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

  it('keeps no token, wherever it stood', async () => {
    const emulator = kept(await startEmulator({ tokens: { SECRET: {} } }));
    const recorder = kept(await startRecorder(emulator.url));
    await fetch(`${recorder.url}/v25.0/debug_token?input_token=SECRET&access_token=app|SECRET`);
    await fetch(`${recorder.url}/v25.0/me/accounts?access_token=SECRET`);
    const item = { method: 'GET', relative_url: 'v25.0/17841400000000001/media?limit=1&access_token=SECRET' };
    await fetch(recorder.url, {
      method: 'POST',
      body: new URLSearchParams({ access_token: 'SECRET', batch: JSON.stringify([item]) }),
    });
    const { interactions } = recorder.cassette();
    expect(interactions.map((one) => one.response.status.code)).toEqual([200, 200, 200]);
    expect(interactions[2]?.response.body.string).toContain('18000000000000000');
    expect(JSON.stringify(interactions)).not.toMatch(/SECRET|PAGE-/);
  });

  it('breaks where the API breaks, and leaves that out', async () => {
    const emulator = kept(await startEmulator({ faults: [{ do: { reset: 'before' } }] }));
    const recorder = kept(await startRecorder(emulator.url));
    await expect(fetch(`${recorder.url}${PATH}`, { headers })).rejects.toThrow('fetch failed');
    expect((await fetch(`${recorder.url}${PATH}`, { headers })).status).toBe(200);
    expect(recorder.cassette().interactions).toHaveLength(1);
  });
});

describe('a server', () => {
  it('tells its own mistakes as errors that do not pass', async () => {
    const emulator = await startEmulator({ faults: [{ when: { path: '(' }, do: { hang: true } }] });
    const answer = await fetch(`${emulator.url}${PATH}`, { headers });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('Cannot answer: Invalid regular expression');
    await emulator.close();
  });
});
