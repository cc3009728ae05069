import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountEntries, startEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions, Fault } from '@keboola/graph-emulator';
import pLimit from 'p-limit';
import { FAULTS, PLACES, STRUCK } from './support/faultCells';
import type { FaultRow, Outcome, PlaceName } from './support/faultCells';
import { newFolder, readFolder, readTable } from './support/folders';
import { NOW, runProcess } from './support/runProcess';
import type { ProcessResult } from './support/runProcess';

const WORLD: EmulatorOptions = {
  now: NOW,
  accounts: 2,
  media: [25, 6],
  commentsPerMedia: [0, 6],
  followers: [12_000],
};
const media = (ids: string, metrics: string): object => ({
  name: 'media',
  query: {
    path: 'media',
    fields: `caption,comments.limit(2){text},insights.metric(${metrics})`,
    ids,
    limit: 10,
  },
});
const CONFIG = {
  parameters: {
    accounts: Object.fromEntries(accountEntries(WORLD).map((entry) => [entry.id, entry])),
    queries: [
      // Both write the same tables; only the first account's has what is asked of each media on its own.
      media(STRUCK, 'reach,views,ig_reels_avg_watch_time,profile_visits'),
      media('17841400000000002', 'reach,views'),
      {
        name: 'daily',
        query: {
          path: '',
          fields: 'insights.metric(reach,online_followers,follower_count).period(day)',
          ids: '',
          since: '2026-05-20',
        },
      },
    ],
  },
  authorization: { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } },
};
const TABLES = ['media', 'media_comments', 'media_insights', 'daily_insights'];

interface Run extends ProcessResult {
  readonly out: Record<string, string>;
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** How many requests the API got. */
  readonly requests: number;
}

/** Runs the built component against the world with a fault. */
async function run(faults: readonly Fault[]): Promise<Run> {
  const dataFolder = newFolder();
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, 'config.json'), JSON.stringify(CONFIG));
  const emulator = await startEmulator({ ...WORLD, faults });
  try {
    const result = await runProcess({ dataFolder, apiUrl: emulator.url, now: NOW });
    const out = readFolder(join(dataFolder, 'out'));
    const rowsOf = (table: string): string[] =>
      `tables/${table}.csv` in out ? readTable(dataFolder, table).map((row) => JSON.stringify(row)) : [];
    const tables = Object.fromEntries(TABLES.map((table) => [table, rowsOf(table)]));
    return { ...result, out, tables, requests: emulator.stats.requests };
  } finally {
    await emulator.close();
  }
}

const cells = FAULTS.flatMap((fault) =>
  (Object.keys(PLACES) as PlaceName[]).map((place, index) => ({
    fault,
    place,
    expected: fault.outcomes[index] ?? '–',
  })),
).filter(({ expected }) => expected !== '–');

function faultAt(fault: FaultRow, place: PlaceName): Fault {
  const { times = 1 } = fault;
  const when = fault.object?.[place];
  return { when: { ...(when?.path === undefined && PLACES[place]), ...when, times }, do: fault.do };
}

/** The metrics that not every media has are told in each run. */
const TOLD_ALWAYS = /left out metric '(ig_reels_avg_watch_time|profile_visits)' of/g;

/** Names what a run came to. */
function outcomeOf(result: Run, clean: Run): string {
  const { code, stderr } = result;
  const missing = TABLES.map(
    (table) => (clean.tables[table]?.length ?? 0) - (result.tables[table]?.length ?? 0),
  );
  const lost = missing.reduce((sum, one) => sum + one, 0);
  if (code === 0) {
    const told = stderr.replace(TOLD_ALWAYS, '');
    const sorted = (run: Run): string =>
      JSON.stringify(Object.entries(run.out).map(([name, text]) => [name, text.split('\n').sort()]));
    const kinds: readonly (readonly [Outcome, boolean])[] = [
      ['same', JSON.stringify(result.out) === JSON.stringify(clean.out)],
      ['same rows', sorted(result) === sorted(clean)],
      ['rows less, told', told.includes('run in a circle')],
      ['one object less', /: 1 object without/.test(told)],
      ['one metric less', told.includes('left out metric')],
      ['rows hidden', result.out['state.json'] === clean.out['state.json'] && lost > 0],
    ];
    return kinds.find(([, isIt]) => isIt)?.[0] ?? `exit 0, ${missing.join('/')} rows less, ${told}`;
  }
  if (code !== 1) {
    return `exit ${code ?? 'none'}`;
  }
  return stderr.includes('authorize the configuration again') ? 'run ends' : 'account fails';
}

describe('faults at each kind of request', () => {
  const results = new Map<string, Run>();
  let clean: Run;

  beforeAll(async () => {
    clean = await run([]);
    const some = pLimit(3);
    await Promise.all(
      cells.map(({ fault, place }) =>
        some(async () => {
          results.set(`${fault.name} ${place}`, await run([faultAt(fault, place)]));
        }),
      ),
    );
  }, 300_000);

  afterAll(() => {
    process.stdout.write(
      `${matrix((fault, place) => {
        const result = results.get(`${fault} ${place}`);
        return result === undefined ? '–' : outcomeOf(result, clean);
      })}\n`,
    );
  });

  it('has a clean run to compare with', () => {
    expect(clean.code).toBe(0);
    expect(TABLES.map((table) => clean.tables[table]?.length)).toEqual([31, 102, 87, 1164]);
  });

  it.each(cells)('$fault.name at $place: $expected', ({ fault, place, expected }) => {
    const result = results.get(`${fault.name} ${place}`);
    if (result === undefined) {
      throw new Error('It was not run');
    }
    expect(outcomeOf(result, clean)).toBe(expected);
    expectNothingWrong(result, clean, expected);
    if (STRIKES_AGAIN.has(expected) && fault.do.next === undefined) {
      // It did strike: something was asked again.
      expect(result.requests).toBeGreaterThan(clean.requests);
    }
  });
});

/** Whatever is missing: what is there is right, the other account is whole, and a failure says where. */
function expectNothingWrong(result: Run, clean: Run, expected: Outcome): void {
  for (const table of TABLES) {
    const rows = result.tables[table] ?? [];
    const whole = new Set(clean.tables[table]);
    expect(rows.filter((row) => !whole.has(row))).toEqual([]);
    expect(new Set(rows).size).toBe(rows.length);
    if (expected !== 'run ends' && expected !== 'one metric less') {
      const ofOther = (row: string): boolean => !row.includes(`"ex_account_id":"${STRUCK}"`);
      expect(rows.filter(ofOther)).toEqual((clean.tables[table] ?? []).filter(ofOther));
    }
  }
  const last = result.stderr.trimEnd().split('\n').at(-1) ?? '';
  if (result.code === 1) {
    expect(last).toMatch(
      /^Cannot extract \d of 3 queries: query '(media|daily)' for .*\(1784140000000000\d\): /,
    );
  }
  expect(`${result.stdout}${result.stderr}`).not.toMatch(/DEMO|Bearer|\n {4}at /);
}

const STRIKES_AGAIN: ReadonlySet<Outcome> = new Set(['same', 'same rows']);

/** Draws the matrix: fault × place → outcome. */
function matrix(outcome: (fault: string, place: PlaceName) => string): string {
  const places = Object.keys(PLACES) as PlaceName[];
  const lines = [
    ['fault', ...places],
    ...FAULTS.map(({ name }) => [name, ...places.map((place) => outcome(name, place))]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  '))
    .join('\n');
}
