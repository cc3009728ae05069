import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after } from '../processTime';

/** Output of an action that is kept; the platform takes less. */
const MAX_OUTPUT = 10_000_000;

/** How to start the component. */
export interface Component {
  /** The command with its arguments, such as `node dist/main.js`. */
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** How a process of the component ended. */
export interface Ended {
  /** -1 when it was stopped from outside or could not be started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of the component. */
export interface Call {
  readonly ended: Promise<Ended>;
  /** Asks it to end, and insists five seconds later. */
  stop(): void;
}

/** What a call needs. */
export interface CallOptions {
  readonly component: Component;
  /** The data folder, with its config.json. */
  readonly dataFolder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with each line of stdout and stderr, without its end. Lines are then not kept. */
  readonly onLine?: (line: string, from: 'stdout' | 'stderr') => void;
}

/** Milliseconds that the component has to end by itself: it writes nothing more then. */
const GRACE_MS = 5_000;

/** In the component's process: ends it as `stop` does when the studio is gone, which holds the other end of the channel. */
const END_WITH_STUDIO = `process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${GRACE_MS}).unref();
});
process.channel?.unref();`;
const ENDING = `--import=data:text/javascript,${encodeURIComponent(END_WITH_STUDIO)}`;

/** Starts the component as the platform does: a process with a data folder. It ends with the studio. */
export function callComponent({ component, dataFolder, environment, onLine }: CallOptions): Call {
  const [file, ...args] = component.command;
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...component.environment,
      ...environment,
      KBC_DATADIR: dataFolder,
      NODE_OPTIONS: `${component.environment['NODE_OPTIONS'] ?? ''} ${ENDING}`.trim(),
    },
  });
  const output = { stdout: '', stderr: '' };
  for (const from of ['stdout', 'stderr'] as const) {
    const stream = child[from];
    if (stream === null) {
      continue;
    }
    if (onLine === undefined) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output[from] = (output[from] + text).slice(0, MAX_OUTPUT);
      });
    } else {
      createInterface({ input: stream }).on('line', (line) => onLine(line, from));
    }
  }
  return { ended: endOf(child, output), stop: () => stop(child) };
}

async function endOf(child: ChildProcess, output: { stdout: string; stderr: string }): Promise<Ended> {
  return new Promise((resolve) => {
    child.on('error', ({ message }) =>
      resolve({ code: -1, stdout: '', stderr: `Cannot start the component: ${message}` }),
    );
    child.on('close', (code) => resolve({ code: code ?? -1, ...output }));
  });
}

function stop(child: ChildProcess): void {
  child.kill('SIGTERM');
  const callOff = after(GRACE_MS, () => child.kill('SIGKILL'));
  child.on('close', callOff);
}
