import { accountEntries, createEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions } from '@keboola/graph-emulator';
import { GraphError } from '../../src/errors';
import type { Transport } from '../../src/graph';
import { fakeClock } from './fakeClock';
import type { FakeClock } from './fakeClock';
import { parseTable } from './folders';
import { runInProcess } from './runInProcess';
import type { InProcessResult } from './runInProcess';

/** A run against a world, and what it asked. */
export interface WorldRun extends InProcessResult {
  /** What went over the wire: method and path, each with its parameters. */
  readonly asked: readonly { readonly path: string; readonly params: Readonly<Record<string, string>> }[];
  readonly clock: FakeClock;
  /** Reads a table by name. */
  readonly table: (name: string) => readonly Readonly<Record<string, string>>[];
}

/** A run's configuration beside its accounts. */
export interface WorldParameters {
  readonly queries: readonly object[];
  readonly [parameter: string]: unknown;
}

/** What HTTP makes of silence after its limit, at once; that it does so is tested with a socket (`axiosTransport.test.ts`). */
const TIMED_OUT = new GraphError(
  'passing',
  'The API gave no complete answer: the answer did not come in time',
  { status: 0 },
);

/**
 * Runs the component in this process against an emulated world; its accounts are configured.
 *
 * @param world the world and its faults
 * @param parameters queries and whatever else is configured
 * @param state the state of an earlier run
 * @returns how it ended, and what it asked
 */
export async function runWorld(
  world: EmulatorOptions,
  parameters: WorldParameters,
  state?: object,
): Promise<WorldRun> {
  const emulator = createEmulator(world);
  const asked: { path: string; params: Record<string, string> }[] = [];
  const transport: Transport = {
    send: async (request, signal) => {
      signal.throwIfAborted();
      const { pathname, searchParams } = new URL(request.url);
      const path = pathname.replace(/^\/v\d+\.\d+/, '');
      const form = Object.fromEntries(new URLSearchParams(request.body ?? ''));
      asked.push({ path, params: { ...Object.fromEntries(searchParams), ...form } });
      // Answers come in a later turn, as over a wire.
      await Promise.resolve();
      const answer = emulator.handle(request);
      if (answer.connection === 'hang') {
        throw TIMED_OUT;
      }
      return answer;
    },
    close: () => undefined,
  };
  const clock = fakeClock(Date.parse(world.now ?? '2026-06-15T10:00:00Z'));
  const accounts = Object.fromEntries(accountEntries(world).map((entry) => [entry.id, entry]));
  const result = await runInProcess(
    { accounts, ...parameters },
    { transport, clock, ...(state && { state }) },
  );
  return { ...result, asked, clock, table: (name) => parseTable(result.out[`tables/${name}.csv`] ?? '') };
}
