#!/usr/bin/env node
/** Composition root: the real clock, chance, HTTP and files. The only module that knows them all. */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { runAsProcess } from '@keboola/component-ts-lite';
import { mergeState } from './actions/mergeState';
import { readShard } from './config';
import { axiosTransport } from './graph';
import { runRecorded } from './recording';
import { systemClock, systemRandom } from './runtime';

/** The version of the package, for `--version`: with it an image tells that it is whole without a data folder. */
function version(): string {
  const manifest: unknown = createRequire(__filename)('../package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

const ports = {
  clock: systemClock,
  random: systemRandom,
  transport: () => axiosTransport({ memory: getHeapStatistics().heap_size_limit }),
};

const [command, ...files] = process.argv.slice(2);

if (process.argv.includes('--version')) {
  process.stdout.write(`${version()}\n`);
} else if (command === 'merge-state') {
  // Relative to where the command is given, as a shell completes them.
  void runAsProcess({
    run: (context) =>
      mergeState(
        context,
        files.map((file) => resolve(file)),
      ),
  });
} else {
  void runAsProcess(
    { run: (context) => runRecorded(context, ports) },
    { partOf: (environment) => readShard((name) => environment.get(name)) },
  );
}
