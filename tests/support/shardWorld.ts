import type { AccountEntry, EmulatedAnswer, EmulatedRequest } from '@keboola/graph-emulator';
import { DataFolder, runComponent } from '@keboola/component-ts-lite';
import type { FileSystem } from '@keboola/component-ts-lite';
import Papa from 'papaparse';
import { memoryFileSystem } from '../../packages/component-ts-lite/src/testSupport/memoryFileSystem';
import { mergeState, run } from '../../src/run';
import { readShard } from '../../src/config';
import type { Transport } from '../../src/graph';
import { virtualClock } from './virtualClock';

const HOUR = 3_600_000;
const START = Date.parse('2026-06-15T01:00:00Z');

/** A world that several processes extract at once, without a process, a socket or a disk. */
export interface ShardWorld {
  readonly accounts: readonly AccountEntry[];
  /** Makes the API of a night. */
  readonly api: () => {
    handle(request: EmulatedRequest): Pick<EmulatedAnswer, 'status' | 'headers' | 'body'>;
  };
  readonly queries: readonly object[];
  /** Calls that the app has in an hour, whoever sends them. @default no limit */
  readonly appCallsPerHour?: number;
  /** Milliseconds of an answer. @default 400 */
  readonly latencyMs?: number;
}

/** A night: what all shards did together. */
export interface Night {
  readonly codes: readonly (number | 'killed')[];
  /** Requests that reached the API, refused ones too. */
  readonly calls: number;
  /** Those that were refused because of the app's limit. */
  readonly refused: number;
  /** Virtual seconds until the last one ended. */
  readonly seconds: number;
  /** For each account the shards that asked for it. */
  readonly askedBy: ReadonlyMap<string, ReadonlySet<number>>;
  readonly stderr: string;
}

/** A shard that dies, and when. */
export interface Kill {
  readonly index: number;
  /** Requests of this shard before it dies. */
  readonly afterRequests: number;
}

/** The files of a data folder that all shards share. */
export class SharedFolder {
  readonly files = new Map<string, Buffer>();
  readonly fileSystem = memoryFileSystem(this.files);

  constructor(
    private readonly setting: ShardWorld,
    state?: string,
  ) {
    const { queries } = setting;
    const accounts = Object.fromEntries(setting.accounts.map((entry) => [entry.id, entry]));
    const authorization = { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } };
    const parameters = { accounts, queries };
    this.write('config.json', JSON.stringify({ parameters, authorization }));
    if (state !== undefined) {
      this.write('in/state.json', state);
    }
  }

  /** Writes a file. */
  write(path: string, text: string): void {
    this.files.set(`/data/${path}`, Buffer.from(text));
  }

  /** Reads a file; '' where there is none. */
  read(path: string): string {
    return this.files.get(`/data/${path}`)?.toString('utf8') ?? '';
  }

  /** The rows of each table, sorted, whether it is one file or slices; each row as its cells in JSON. */
  tables(): Readonly<Record<string, { columns: unknown; manifest: unknown; rows: readonly string[] }>> {
    const names = [...this.files.keys()].flatMap(
      (path) => /^\/data\/out\/tables\/([^/]+)\.csv\.manifest$/.exec(path)?.[1] ?? [],
    );
    return Object.fromEntries(
      names.sort().map((name) => {
        const {
          columns,
          write_always: _,
          ...manifest
        } = JSON.parse(this.read(`out/tables/${name}.csv.manifest`)) as Record<string, unknown>;
        const [header, ...rows] = parse(this.read(`out/tables/${name}.csv`));
        const slices = [...this.files.keys()].filter((path) =>
          path.startsWith(`/data/out/tables/${name}.csv/`),
        );
        const all = [...rows, ...slices.flatMap((path) => parse(this.files.get(path)!.toString('utf8')))];
        return [
          name,
          { columns: columns ?? header, manifest, rows: all.map((row) => JSON.stringify(row)).sort() },
        ];
      }),
    );
  }

  /**
   * Runs shards at once over this folder.
   *
   * @param count how many there are
   * @param only those that run; all where nothing is said
   * @param kill one that dies
   * @returns what they did
   */
  async night(
    count: number,
    { only, kill, startsAt = START }: { only?: readonly number[]; kill?: Kill; startsAt?: number } = {},
  ): Promise<Night> {
    const { appCallsPerHour = Infinity, latencyMs = 400 } = this.setting;
    const api = this.setting.api();
    const clock = virtualClock(startsAt);
    const askedBy = new Map<string, Set<number>>();
    const sent: number[] = [];
    let [calls, refused, oldest] = [0, 0, 0];
    const percent = (): number => {
      while ((sent[oldest] ?? Infinity) <= clock.now() - HOUR) {
        oldest += 1;
      }
      return (100 * (sent.length - oldest)) / appCallsPerHour;
    };
    const transportOf = (index: number, died: () => boolean): Transport => ({
      send: async (request, signal) => {
        calls += 1;
        const account = /\/v\d+\.\d+\/(\d+)/.exec(request.url)?.[1] ?? '';
        askedBy.set(account, (askedBy.get(account) ?? new Set<number>()).add(index));
        const isRefused = percent() >= 100;
        sent.push(clock.now());
        // Answers differ by half, so that the shards do not go in step.
        await clock.sleep(latencyMs * (0.75 + (calls % 64) / 128), signal);
        await ifAlive(died);
        const usage = { 'x-app-usage': JSON.stringify({ call_count: Math.floor(percent()) }) };
        if (isRefused) {
          refused += 1;
          const error = { message: '(#4) Application request limit reached', code: 4 };
          return { status: 403, headers: usage, body: JSON.stringify({ error }) };
        }
        const answer = api.handle(request);
        return { ...answer, headers: { ...answer.headers, ...usage } };
      },
      close: () => undefined,
    });
    const said = { stderr: '' };
    const indices = only ?? Array.from({ length: count }, (_, index) => index);
    const one = async (index: number): Promise<number | 'killed'> => {
      let requests = 0;
      let isDead = false;
      const transport = transportOf(index, () => isDead);
      const ended = runComponent({
        variables: {
          KBC_DATADIR: '/data',
          GRAPH_API_URL: 'http://127.0.0.1:1',
          SHARD: `${index}/${count}`,
          KBC_RUNID: '1',
        },
        fileSystem: mortal(this.fileSystem, () => isDead),
        stdout: { write: () => true },
        stderr: { write: (text) => ((said.stderr += text), true) },
        partOf: (environment) => readShard((name) => environment.get(name)),
        actions: {
          run: (context) =>
            run(context, {
              clock,
              random: seeded(index),
              deadline: () => new AbortController().signal,
              transport: () => ({
                ...transport,
                send: (request, signal) => {
                  requests += 1;
                  isDead ||= kill?.index === index && requests > kill.afterRequests;
                  return isDead ? new Promise(() => undefined) : transport.send(request, signal);
                },
              }),
            }),
        },
      });
      return kill?.index === index ? Promise.race([ended, deathOf(() => isDead, clock)]) : ended;
    };
    const codes = await clock.drive(Promise.all(indices.map(one)));
    return { codes, calls, refused, seconds: (clock.now() - startsAt) / 1000, askedBy, stderr: said.stderr };
  }

  /** Merges the states of the shards, and gives what the next run is given. */
  async mergedState(): Promise<string> {
    const folder = new DataFolder('/data', this.fileSystem);
    const silent = { debug: ignore, info: ignore, warning: ignore, error: ignore };
    await mergeState({ folder, logger: silent }, []);
    return this.read('out/state.json');
  }
}

const ignore = (): void => undefined;

function parse(text: string): string[][] {
  return Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.filter(
    (row) => row.length > 1 || row[0] !== '',
  );
}

/** The file system of a process: once it is dead nothing happens any more, not even an error. */
function mortal(fileSystem: FileSystem, isDead: () => boolean): FileSystem {
  const guarded = Object.entries(fileSystem).map(([name, operation]) => [
    name,
    async (...args: unknown[]) => {
      await ifAlive(isDead);
      return (operation as (...all: unknown[]) => Promise<unknown>)(...args);
    },
  ]);
  return Object.fromEntries(guarded) as FileSystem;
}

function ifAlive(isDead: () => boolean): Promise<void> {
  return isDead() ? new Promise(() => undefined) : Promise.resolve();
}

async function deathOf(
  isDead: () => boolean,
  clock: { sleep: (ms: number) => Promise<void> },
): Promise<'killed'> {
  while (!isDead()) {
    await clock.sleep(100);
  }
  return 'killed';
}

/** Numbers from 0 to 1 of a seed (mulberry32, public domain). */
function seeded(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
