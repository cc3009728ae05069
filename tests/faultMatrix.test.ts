import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountEntries, startEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions, Fault } from '@keboola/graph-emulator';
import { axiosTransport } from '../src/graph';
import { FAULTS, PLACES, STRUCK } from './support/faultCells';
import type { FaultRow, Outcome, PlaceName } from './support/faultCells';
import { newFolder, parseTable, readFolder } from './support/folders';
import { runInProcess } from './support/runInProcess';
import type { InProcessResult } from './support/runInProcess';
import { NOW, runProcess } from './support/runProcess';
import { runWorld } from './support/runWorld';

const WORLD: EmulatorOptions = {
  now: NOW,
  accounts: 2,
  media: [13, 3],
  commentsPerMedia: [0, 6],
  followers: [12_000],
};
const media = (ids: string, metrics: string): object => ({
  name: 'media',
  query: {
    path: 'media',
    fields: `caption,comments.limit(2){text},insights.metric(${metrics})`,
    ids,
    limit: 5,
  },
});
const CONFIG = {
  parameters: {
    accounts: Object.fromEntries(accountEntries(WORLD).map((entry) => [entry.id, entry])),
    queries: [
      // Both write the same tables; only the first account's has metrics that are requested of each media on its own.
      media(STRUCK, 'reach,views,ig_reels_avg_watch_time,profile_visits'),
      media('17841400000000002', 'reach,views'),
      {
        name: 'daily',
        query: {
          path: '',
          fields: 'insights.metric(reach,views,likes).period(day).metric_type(total_value)',
          ids: '',
          since: '2026-06-12',
        },
      },
    ],
  },
  authorization: { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } },
};
const TABLES = ['media', 'media_comments', 'media_insights', 'daily_insights'];

/** How a run ended, and what it wrote. */
interface Run extends Omit<InProcessResult, 'code'> {
  readonly code: number | null;
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** How many requests the API got. */
  readonly requests: number;
}

/** How the component reaches the emulator: by a call, by a socket, or as it is built, by a socket from its own process. */
type Way = 'call' | 'socket' | 'process';

/** Runs the component against the world with faults. */
async function run(faults: readonly Fault[], way: Way): Promise<Run> {
  const result = way === 'call' ? await runByCall(faults) : await runBySocket(faults, way);
  const rowsOf = (table: string): string[] =>
    parseTable(result.out[`tables/${table}.csv`] ?? '').map((row) => JSON.stringify(row));
  return { ...result, tables: Object.fromEntries(TABLES.map((table) => [table, rowsOf(table)])) };
}

async function runByCall(faults: readonly Fault[]): Promise<Omit<Run, 'tables'>> {
  const result = await runWorld({ ...WORLD, faults }, CONFIG.parameters);
  return { ...result, requests: result.asked.length };
}

async function runBySocket(faults: readonly Fault[], way: Way): Promise<Omit<Run, 'tables'>> {
  const emulator = await startEmulator({ ...WORLD, faults });
  try {
    const result = way === 'process' ? await runBuilt(emulator.url) : await runHere(emulator.url);
    return { ...result, requests: emulator.stats.requests };
  } finally {
    await emulator.close();
  }
}

async function runHere(apiUrl: string): Promise<InProcessResult> {
  return runInProcess(CONFIG.parameters, {
    transport: axiosTransport(),
    variables: { GRAPH_API_URL: apiUrl },
  });
}

async function runBuilt(apiUrl: string): Promise<Omit<Run, 'tables' | 'requests'>> {
  const dataFolder = newFolder();
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, 'config.json'), JSON.stringify(CONFIG));
  const result = await runProcess({ dataFolder, apiUrl, now: NOW });
  return { ...result, out: readFolder(join(dataFolder, 'out')) };
}

const cells = FAULTS.flatMap((fault) =>
  (Object.keys(PLACES) as PlaceName[]).map((place, index) => ({
    fault,
    place,
    expected: fault.outcomes[index] ?? '–',
  })),
).filter(({ expected }) => expected !== '–');

const wayOf = ({ onWire }: FaultRow): Way => (onWire === true ? 'socket' : 'call');

function faultAt(fault: FaultRow, place: PlaceName): Fault {
  const { times = 1 } = fault;
  const when = fault.object?.[place];
  return { when: { ...(when?.path === undefined && PLACES[place]), ...when, times }, do: fault.do };
}

/** Every run logs the metrics that not every media has. */
const ALWAYS_LOGGED = /skipped metric '(ig_reels_avg_watch_time|profile_visits)' for/g;

/** Names how a run ended. */
function outcomeOf(result: Run, clean: Run): string {
  const { code, stderr } = result;
  const missing = TABLES.map(
    (table) => (clean.tables[table]?.length ?? 0) - (result.tables[table]?.length ?? 0),
  );
  const lost = missing.reduce((sum, count) => sum + count, 0);
  if (code === 0) {
    const logged = stderr.replace(ALWAYS_LOGGED, '');
    const sorted = (run: Run): string =>
      JSON.stringify(Object.entries(run.out).map(([name, text]) => [name, text.split('\n').sort()]));
    const kinds: readonly (readonly [Outcome, boolean])[] = [
      ['same', JSON.stringify(result.out) === JSON.stringify(clean.out)],
      ['same rows', sorted(result) === sorted(clean)],
      ['rows less, logged', logged.includes('form a loop')],
      ['one object less', /: 1 object without/.test(logged)],
      ['one metric less', logged.includes('skipped metric')],
      ['rows hidden', result.out['state.json'] === clean.out['state.json'] && lost > 0],
    ];
    return kinds.find(([, isIt]) => isIt)?.[0] ?? `exit 0, ${missing.join('/')} rows less, ${logged}`;
  }
  if (code !== 1) {
    return `exit ${code ?? 'none'}`;
  }
  return stderr.includes('authorize the configuration again') ? 'run ends' : 'account fails';
}

describe('faults at each kind of request', () => {
  const results = new Map<string, Run>();
  const clean = new Map<Way, Run>();
  const cleanRun = (way: Way): Run => {
    const found = clean.get(way);
    if (found === undefined) {
      throw new Error('The clean run did not come to its end');
    }
    return found;
  };

  beforeAll(async () => {
    for (const way of ['call', 'socket', 'process'] as const) {
      clean.set(way, await run([], way));
    }
    const runCell = async ({ fault, place }: (typeof cells)[number]): Promise<void> => {
      results.set(`${fault.name} ${place}`, await run([faultAt(fault, place)], wayOf(fault)));
    };
    for (const cell of cells) {
      await runCell(cell);
    }
  }, 300_000);

  afterAll(() => {
    process.stdout.write(
      `${matrix((fault, place) => {
        const result = results.get(`${fault.name} ${place}`);
        return result === undefined ? '–' : outcomeOf(result, cleanRun(wayOf(fault)));
      })}\n`,
    );
  });

  it('are compared with a clean run, which is the same in this process as of the built component', () => {
    const built = cleanRun('process');
    expect(built.code).toBe(0);
    expect(TABLES.map((table) => built.tables[table]?.length)).toEqual([16, 52, 45, 6]);
    expect(cleanRun('call').out).toEqual(built.out);
    expect(cleanRun('socket').out).toEqual(built.out);
  });

  it.each(cells)('$fault.name at $place: $expected', ({ fault, place, expected }) => {
    const result = results.get(`${fault.name} ${place}`);
    if (result === undefined) {
      throw new Error('It was not run');
    }
    const without = cleanRun(wayOf(fault));
    const outcome = outcomeOf(result, without);
    expect([outcome, outcome === expected ? '' : result.stderr]).toEqual([expected, '']);
    expectNothingWrong(result, without, expected);
    if (NEEDS_RETRY.has(expected) && fault.do.next === undefined) {
      // The fault did occur: something was requested again.
      expect(result.requests).toBeGreaterThan(without.requests);
    }
  });
});

/** Whatever is missing: what was written is right, the other account is complete, and a failure says where. */
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

const NEEDS_RETRY: ReadonlySet<Outcome> = new Set(['same', 'same rows']);

/** Draws the matrix: fault × place → outcome. */
function matrix(outcome: (fault: FaultRow, place: PlaceName) => string): string {
  const places = Object.keys(PLACES) as PlaceName[];
  const lines = [
    ['fault', ...places],
    ...FAULTS.map((fault) => [fault.name, ...places.map((place) => outcome(fault, place))]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  '))
    .join('\n');
}
