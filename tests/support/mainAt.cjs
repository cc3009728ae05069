/**
 * The built component with another composition root: its clock stands at a given time and moves only when something
 * waits, so that a run of any day gives the same folder and no test sleeps. ANSWER_TIMEOUT: milliseconds for one answer.
 *   node mainAt.cjs 2026-06-15T10:00:00Z
 */
const { runComponent } = require('@keboola/component-ts-lite');
const { createActions } = require('../../dist/component');
const { axiosTransport } = require('../../dist/graph');

let now = Date.parse(process.argv[2]);
const clock = {
  now: () => now,
  sleep: async (milliseconds, signal) => {
    signal?.throwIfAborted();
    now += milliseconds;
  },
};
const ports = {
  clock,
  random: () => 0.5,
  deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
  transport: () => axiosTransport({ idle: Number(process.env.ANSWER_TIMEOUT ?? 60_000) }),
};

runComponent({
  variables: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  signals: process,
  actions: createActions(ports),
}).then((code) => {
  process.exitCode = code;
});
