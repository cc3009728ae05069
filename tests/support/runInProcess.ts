import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runComponent } from '@keboola/component-ts-lite';
import { run } from '../../src/actions/run';
import type { Transport } from '../../src/graph';
import type { Clock } from '../../src/runtime';
import { fakeClock } from './fakeClock';
import { newFolder, readFolder } from './folders';

/** How a run in this process ended. */
export interface InProcessResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The output by relative path. */
  readonly out: Record<string, string>;
  readonly folder: string;
}

/**
 * Runs the component in this process, with HTTP and clock from the test.
 *
 * @param parameters of the configuration
 * @param ports what comes in from outside; without a clock, one that stands at 2026-06-15T10:00:00Z; the state of an
 *   earlier run, if any
 * @returns how it ended
 */
export async function runInProcess(
  parameters: object,
  ports: { readonly transport: Transport; readonly clock?: Clock; readonly state?: object },
): Promise<InProcessResult> {
  const folder = newFolder();
  const authorization = { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ parameters, authorization }));
  if (ports.state !== undefined) {
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in/state.json'), JSON.stringify(ports.state));
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
    variables: { KBC_DATADIR: folder, GRAPH_API_URL: 'http://127.0.0.1:1' },
    stdout: output('stdout'),
    stderr: output('stderr'),
    actions: { run: (context) => run(context, { clock, random: () => 0.5, transport: () => transport }) },
  });
  return { code, ...said, out: readFolder(join(folder, 'out')), folder };
}
