import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCases, runCase } from '@keboola/component-ts-lite/testing';
import { startEmulator } from '@keboola/graph-emulator';
import { CASES, CASSETTE, CASSETTE_KEY, replay } from './support/datadirCase';
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
  const path = join(folder, CASSETTE);
  const own = readFileSync(path, 'utf8');
  const { settings } = (JSON.parse(own) as { _metadata: { settings: { accounts: object } } })._metadata;
  const pseudonyms = new Map(
    Object.keys(settings.accounts).map((pseudonym, index) => [pseudonym, `1784140000000000${index + 1}`]),
  );
  const cassette = own
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

/** Whether a cell has an id or a text, and no number or time. */
const mayDiffer = (cell: string): boolean => !/^[\d.]{0,10}$|^\d{4}-\d\d-\d\dT/.test(cell);

/**
 * Compares the tables of a run with those of its replay with other ids and texts: each cell that differs must always be replaced by the
 * same one of the same length, and two cells never by one.
 *
 * @returns how many different cells were replaced
 */
function expectSameTables(recorded: string, replayed: string): number {
  const names = Object.keys(readFolder(join(recorded, 'out/tables')));
  expect(Object.keys(readFolder(join(replayed, 'out/tables')))).toEqual(names);
  const replacements = new Map<string, string>();
  const originals = new Map<string, string>();
  for (const name of names.filter((file) => file.endsWith('.csv') && file !== 'run_report.csv')) {
    const rows = readTable(replayed, name.slice(0, -4));
    for (const [index, row] of readTable(recorded, name.slice(0, -4)).entries()) {
      expect(Object.keys(rows[index] ?? {})).toEqual(Object.keys(row));
      for (const [column, given] of Object.entries(row)) {
        // Links to files are recorded without their signature.
        const cell = given.replace(/(cdninstagram[^?]*)\?.*/, '$1');
        const other = rows[index]?.[column] ?? '';
        expect(mayDiffer(cell) ? other.length : other).toBe(mayDiffer(cell) ? cell.length : cell);
        expect([replacements.get(cell) ?? other, originals.get(other) ?? cell]).toEqual([other, cell]);
        replacements.set(cell, other);
        originals.set(other, cell);
      }
    }
    expect(rows).toHaveLength(readTable(recorded, name.slice(0, -4)).length);
  }
  return [...replacements].filter(([cell, other]) => cell !== other).length;
}

describe('RECORD_TO and REPLAY_FROM', () => {
  const source = join(CASES, 'media-and-insights/source/data/config.json');

  function dataFolder(): string {
    const folder = newFolder();
    copyFileSync(source, join(folder, 'config.json'));
    return folder;
  }

  it('give the same tables, without network, token or waiting, and nothing of anybody is kept', async () => {
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
      environment: { RECORD_TO: 'run.json', RECORD_KEY: 'run.key' },
    });
    await emulator.close();
    expect(first.code).toBe(1);
    const modes = ['run.json', 'run.key'].map((name) => statSync(join(recorded, name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    const cassette = readFileSync(join(recorded, 'run.json'), 'utf8');
    expect(cassette).not.toMatch(
      /SECRET|PAGE-\d|appsecret_proof=(?!REDACTED)|1784140000000000\d|127\.0\.0\.1|season|Alpine|Harbor|@friend/,
    );

    // Whoever gets the recording has nothing else: its own settings lead to its ids.
    const alone = newFolder();
    writeFileSync(join(alone, 'config.json'), '{}');
    copyFileSync(join(recorded, 'run.json'), join(alone, 'run.json'));
    const apiUrl = 'http://127.0.0.1:9';
    const second = await runProcess({
      dataFolder: alone,
      apiUrl,
      environment: { REPLAY_FROM: 'run.json' },
    });
    expect(second.code).toBe(1);
    expect(expectSameTables(recorded, alone)).toBeGreaterThan(50);
    expect(JSON.stringify(readFolder(join(alone, 'out')))).not.toMatch(/1784140000000000\d|season|Alpine/);

    // Whoever has the key as well may replay the configuration that was recorded.
    const withKey = newFolder();
    writeFileSync(join(withKey, 'config.json'), JSON.stringify({ ...config, authorization: {} }));
    const environment = { REPLAY_FROM: join(recorded, 'run.json'), RECORD_KEY: join(recorded, 'run.key') };
    const third = await runProcess({ dataFolder: withKey, apiUrl, environment });
    expect(third.code).toBe(1);
    expect(expectSameTables(recorded, withKey)).toBeGreaterThan(50);
    expect(readTable(withKey, 'media').map((row) => row['ex_account_id'])).toEqual(
      readTable(recorded, 'media').map((row) => row['ex_account_id']),
    );
  }, 30_000);

  it('keep texts with RECORD_TEXTS=1, and no key unless it is wanted', async () => {
    const recorded = dataFolder();
    writeFileSync(join(recorded, 'run.json'), '', { mode: 0o644 });
    const emulator = await startEmulator({ now: NOW, media: [7, 4, 0] });
    const environment = { RECORD_TO: 'run.json', RECORD_TEXTS: '1' };
    await runProcess({ dataFolder: recorded, apiUrl: emulator.url, now: NOW, environment });
    await emulator.close();
    expect(readFileSync(join(recorded, 'run.json'), 'utf8')).toMatch(/season/);
    expect(statSync(join(recorded, 'run.json')).mode & 0o777).toBe(0o600);
    expect(Object.keys(readFolder(recorded)).filter((name) => name.endsWith('.key'))).toEqual([]);
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
      environment: { REPLAY_FROM: cassette, RECORD_KEY: cassette.replace(CASSETTE, CASSETTE_KEY) },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /GET \/v25\.0\/\d+\/media \{"fields":"shortcode,.* is not in the recording; of this path it has GET/,
    );
  });
});
