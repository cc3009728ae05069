import { runComponent } from '@keboola/component-ts-lite';
import { createActions } from '../../src/component';
import { readShard } from '../../src/config';
import type { Transport } from '../../src/graph';
import type { Clock, LiveLine } from '../../src/runtime';
import { fakeClock } from './fakeClock';
import { memoryFolder } from './memoryFolder';

/** How a run in this process ended. */
export interface InProcessResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The output by relative path. */
  readonly out: Record<string, string>;
}

/**
 * Runs the component in this process, with HTTP, clock and files from the test.
 *
 * @param parameters of the configuration
 * @param ports what comes in from outside; without a clock, one that stands at 2026-06-15T10:00:00Z; the state of an
 *   earlier run, if any
 * @returns how it ended
 */
export async function runInProcess(
  parameters: object,
  ports: {
    readonly transport: Transport;
    readonly clock?: Clock;
    readonly state?: object;
    readonly action?: string;
    readonly authorization?: object;
    readonly deadline?: (milliseconds: number) => AbortSignal;
    /** Further files of the data folder, by their path in it. */
    readonly files?: Readonly<Record<string, string>>;
    /** Environment variables; without GRAPH_API_URL, the API is at an address where nothing listens. */
    readonly variables?: Readonly<Record<string, string>>;
    readonly liveLine?: LiveLine;
    /** In place of the configured token. */
    readonly token?: string;
  },
): Promise<InProcessResult> {
  const { fileSystem, files } = memoryFolder();
  const { action, authorization = { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } } } =
    ports;
  const { liveLine, token } = ports;
  files.set('/data/config.json', Buffer.from(JSON.stringify({ action, parameters, authorization })));
  Object.entries(ports.files ?? {}).forEach(([path, text]) => files.set(`/data/${path}`, Buffer.from(text)));
  if (ports.state !== undefined) {
    files.set('/data/in/state.json', Buffer.from(JSON.stringify(ports.state)));
  }
  const said = { stdout: '', stderr: '' };
  const output = (name: keyof typeof said): { write: (text: string) => boolean } => ({
    write: (text) => {
      said[name] += text;
      return true;
    },
  });
  const { transport, clock = fakeClock(Date.parse('2026-06-15T10:00:00Z')) } = ports;
  const code = await runComponent({
    variables: { KBC_DATADIR: '/data', GRAPH_API_URL: 'http://127.0.0.1:1', ...ports.variables },
    partOf: (environment) => readShard((name) => environment.get(name)),
    fileSystem,
    stdout: output('stdout'),
    stderr: output('stderr'),
    actions: createActions({
      clock,
      random: () => 0.5,
      transport: () => transport,
      deadline: ports.deadline ?? (() => new AbortController().signal),
      ...(liveLine && { liveLine }),
      ...(token !== undefined && { token }),
    }),
  });
  const out = [...files]
    .filter(([path]) => path.startsWith('/data/out/'))
    .map(([path, content]) => [path.slice('/data/out/'.length), content.toString('utf8')] as const);
  return { code, ...said, out: Object.fromEntries(out) };
}
