#!/usr/bin/env node
/** Composition root: the real clock, chance, HTTP and files. The only module that knows them all. */
import { runComponent } from '@keboola/component-ts-lite';
import { run } from './actions/run';
import { axiosTransport } from './graph';
import { systemClock, systemRandom } from './runtime';

// Dates of the configuration are UTC, and the port of strtotime reads the process's own time zone.
process.env['TZ'] = 'UTC';

// Nothing of ours is left unawaited; should something be, it is a crash and not the user's mistake.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? String(error)}\n`, () => process.exit(2));
});

const ports = { clock: systemClock, random: systemRandom, transport: () => axiosTransport() };

void runComponent({
  variables: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  signals: process,
  actions: { run: (context) => run(context, ports) },
}).then((code) => {
  process.exitCode = code;
});
