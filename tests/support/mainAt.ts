/**
 * The component with another composition root: its clock stands at a given time and moves only when something waits, so
 * that a run of any day gives the same folder and no test sleeps. `pretest` bundles it like the component.
 *   node dist/tests/mainAt.js 2026-06-15T10:00:00Z
 */
import { getHeapStatistics } from 'node:v8';
import { runComponent } from '@keboola/component-ts-lite';
import { createActions } from '../../src/component';
import { readShard } from '../../src/config';
import { axiosTransport } from '../../src/graph';
import type { Clock } from '../../src/runtime';

let now = Date.parse(process.argv[2] ?? '');
const clock: Clock = {
  now: () => now,
  sleep: async (milliseconds, signal) => {
    signal?.throwIfAborted();
    now += milliseconds;
  },
};
const ports = {
  clock,
  random: () => 0.5,
  // No busy machine decides what a run says.
  deadline: () => new AbortController().signal,
  transport: () => axiosTransport({ memory: getHeapStatistics().heap_size_limit }),
};

void runComponent({
  variables: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  signals: process,
  partOf: (environment) => readShard((name) => environment.get(name)),
  actions: createActions(ports),
}).then((code) => {
  process.exitCode = code;
});
