import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCases, runCase } from '@keboola/component-ts-lite/testing';
import { startEmulator } from '@keboola/graph-emulator';
import { CASES, CASSETTE, replay } from './support/datadirCase';
import { newFolder, readFolder, readTable } from './support/folders';
import { NOW, PROJECT, runProcess } from './support/runProcess';

/** Traffic recorded by the official harness; it is never part of the project, so it is not everywhere. */
const OFFICIAL = join(PROJECT, '../shared/recorded/instagram-v23');

describe('cases in the format of the official harness', () => {
  it.each(listCases(CASES))('%s', async (name) => {
    expect(await runCase(join(CASES, name), replay)).toEqual([]);
  });

  const judged = existsSync(OFFICIAL) ? it : it.skip;
  judged('a cassette of the official harness replays as well', async () => {
    const dataFolder = newFolder();
    copyFileSync(join(OFFICIAL, 'config.json'), join(dataFolder, 'config.json'));
    const environment = { REPLAY_FROM: join(OFFICIAL, 'interactions.json') };
    const { code, stderr } = await runProcess({
      dataFolder,
      apiUrl: 'https://graph.facebook.com',
      environment,
    });
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
      /^Cannot extract 10 of 24 queries: .* is not in the recording/,
    );
    expect(readTable(dataFolder, 'query_15_media')).toHaveLength(160);
    // Ids are as they were recorded, not pseudonyms.
    expect(readTable(dataFolder, 'query_15_media')[0]).toMatchObject({ id: '18552016081025633' });
    expect(readTable(dataFolder, 'query_16_comments')).toHaveLength(107);
  });
});

/** A case whose recording is one of the official harness: ids that are no pseudonyms, and its metadata. */
function officialCase(name: string): string {
  const folder = newFolder();
  cpSync(join(CASES, name, 'source/data'), folder, { recursive: true });
  const pseudonyms = new Map([
    ['99048018953634227', '17841400000000001'],
    ['99049926880885047', '17841400000000002'],
    ['99022374565088816', '17841400000000003'],
  ]);
  const path = join(folder, CASSETTE);
  const cassette = readFileSync(path, 'utf8')
    .replace(/"recorded_by":"[^"]*"/, '"keboola_vcr_version":"0.1.15"')
    .replace(/990\d{14}/g, (pseudonym) => pseudonyms.get(pseudonym) ?? pseudonym.replace(/^990/, '180'));
  writeFileSync(path, cassette);
  return folder;
}

describe('a recording of the official harness', () => {
  it('is replayed with its own ids', async () => {
    const dataFolder = officialCase('media-and-insights');
    const apiUrl = 'https://graph.facebook.com';
    await runProcess({ dataFolder, apiUrl, environment: { REPLAY_FROM: CASSETTE } });
    const ids = readTable(dataFolder, 'media').map(({ id }) => id);
    const expected = readFileSync(
      join(CASES, 'media-and-insights/expected/data/out/tables/media.csv'),
      'utf8',
    );
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.every((id) => /^180\d{14}$/.test(id ?? ''))).toBe(true);
    expect(ids.every((id) => expected.includes(`990${id?.slice(3) ?? ''}`))).toBe(true);
  });
});

describe('RECORD_TO and REPLAY_FROM', () => {
  const source = join(CASES, 'media-and-insights/source/data/config.json');

  function dataFolder(): string {
    const folder = newFolder();
    copyFileSync(source, join(folder, 'config.json'));
    return folder;
  }

  it('give the same folder, without network, token or waiting, and no secret is kept', async () => {
    const recorded = dataFolder();
    const config = JSON.parse(readFileSync(source, 'utf8')) as { authorization: object };
    const faults = [
      { when: { place: 'later' as const }, do: { html: 502 } },
      {
        when: { path: '/insights$', token: '^DEMO-SECRET-TOKEN$', times: 0 },
        do: { error: { message: '(#190) This method must be called with a Page Access Token', code: 190 } },
      },
      {
        when: { account: '17841400000000003', times: 0 },
        do: { error: { message: 'Not for DEMO-SECRET-TOKEN', code: 10 } },
      },
    ];
    const authorization = {
      oauth_api: {
        credentials: {
          '#data': '{"access_token":"DEMO-SECRET-TOKEN"}',
          appKey: '1',
          '#appSecret': 'SHHH-SECRET',
        },
      },
    };
    writeFileSync(join(recorded, 'config.json'), JSON.stringify({ ...config, authorization }));
    const tokens = { 'DEMO-SECRET-TOKEN': {} };
    const emulator = await startEmulator({ now: NOW, media: [7, 4, 0], tokens, faults });
    const first = await runProcess({
      dataFolder: recorded,
      apiUrl: emulator.url,
      now: NOW,
      environment: { RECORD_TO: 'run.json' },
    });
    await emulator.close();
    expect(first.code).toBe(1);
    const cassette = readFileSync(join(recorded, 'run.json'), 'utf8');
    expect(cassette).not.toMatch(
      /SECRET|PAGE-\d|appsecret_proof=(?!REDACTED)|1784140000000000\d|127\.0\.0\.1/,
    );

    const replayed = newFolder();
    writeFileSync(join(replayed, 'config.json'), JSON.stringify({ ...config, authorization: {} }));
    copyFileSync(join(recorded, 'run.json'), join(replayed, 'run.json'));
    const second = await runProcess({
      dataFolder: replayed,
      apiUrl: 'http://127.0.0.1:9',
      environment: { REPLAY_FROM: 'run.json' },
    });
    expect(second.code).toBe(1);
    const tables = readFolder(join(recorded, 'out/tables'));
    expect(Object.keys(readFolder(join(replayed, 'out/tables')))).toEqual(Object.keys(tables));
    expect(readTable(replayed, 'media')).toHaveLength(readTable(recorded, 'media').length);
    expect(readTable(replayed, 'media').map((row) => [row['ex_account_id'], row['caption']])).toEqual(
      readTable(recorded, 'media').map((row) => [row['ex_account_id'], row['caption']]),
    );
  }, 30_000);

  it.each([
    ['both at once', { RECORD_TO: 'a', REPLAY_FROM: 'b' }, 'Cannot record and replay at once'],
    ['no file to replay', { REPLAY_FROM: 'none.json' }, "Cannot replay 'none.json': there is no such file"],
    ['something else', { REPLAY_FROM: 'config.json' }, "Cannot replay 'config.json': it is no recording"],
    ['half a recording', { REPLAY_FROM: 'half.json' }, "Cannot replay 'half.json': it is not JSON"],
    ['no place to record to', { RECORD_TO: 'config.json/run.json' }, 'Cannot write'],
  ])('end with a sentence for %s', async (_, environment, sentence) => {
    const folder = dataFolder();
    mkdirSync(join(folder, 'out'), { recursive: true });
    writeFileSync(join(folder, 'half.json'), '{"version":1,"inter');
    const { code, stderr } = await runProcess({
      dataFolder: folder,
      apiUrl: 'http://127.0.0.1:9',
      environment,
    });
    expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('name the question that a recording does not have, and the nearest that it has', async () => {
    const folder = dataFolder();
    const cassette = join(CASES, 'media-and-insights/source/data', CASSETTE);
    writeFileSync(
      join(folder, 'config.json'),
      readFileSync(source, 'utf8').replace(/"fields": "id,caption/, '"fields": "shortcode,caption'),
    );
    const { code, stderr } = await runProcess({
      dataFolder: folder,
      apiUrl: 'https://graph.facebook.com',
      environment: { REPLAY_FROM: cassette },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /GET \/v25\.0\/\d+\/media \{"fields":"shortcode,.* is not in the recording; of this path it has GET/,
    );
  });
});
