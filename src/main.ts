#!/usr/bin/env node
/** Composition root: the real clock, chance, HTTP and files. The only module that knows them all. */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runAsProcess } from '@keboola/component-ts-lite';
import { readCommand } from './commandLine';
import { createActions } from './component';
import { readShard } from './config';
import { axiosTransport } from './graph';
import { helpText } from './help';
import { modelsCommand } from './modelsCommand';
import { mergeState } from './run';
import { systemClock, systemRandom } from './runtime';
import { openLiveLine } from './terminal';

// Without a limit, V8 lets the heap grow up to fourfold before it collects what is garbage. This takes 30 MiB from the peak of a
// million rows, for a twentieth more of CPU time; with the flag of `npm start` the peak is under 120 MiB.
setFlagsFromString('--heap-growing-percent=40');

/** The version of the package, for `--version`: with it an image tells that it is whole without a data folder. */
function version(): string {
  const manifest: unknown = createRequire(__filename)('../package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

async function main(): Promise<void> {
  const liveLine = await openLiveLine([process.stderr, process.stdout]);
  const actions = createActions({
    clock: systemClock,
    random: systemRandom,
    transport: () => axiosTransport({ memory: getHeapStatistics().heap_size_limit }),
    deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
    ...(liveLine && { liveLine }),
  });
  await runAsProcess(actions, { partOf: (environment) => readShard((name) => environment.get(name)) });
}

const command = readCommand(process.argv.slice(2));
switch (command.kind) {
  case 'version':
    process.stdout.write(`${version()}\n`);
    break;
  case 'help':
    process.stdout.write(helpText(version()));
    break;
  case 'mistake':
    process.stderr.write(`${command.sentence}\n`);
    process.exitCode = 1;
    break;
  case 'merge-state': {
    // Relative to where the command is given, as a shell completes them.
    const files = command.files.map((file) => resolve(file));
    void runAsProcess({ run: (context) => mergeState(context, files) });
    break;
  }
  case 'models': {
    const { words } = command;
    const write = (text: string): void => void process.stdout.write(text);
    void runAsProcess({ run: (context) => modelsCommand(context, words, { clock: systemClock, write }) });
    break;
  }
  default:
    void main();
}
