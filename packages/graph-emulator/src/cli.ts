#!/usr/bin/env node
/**
 * graph-emulator [--preset NAME] [--options FILE] [--port N] [--env NAME=VALUE …] [-- COMMAND …]
 *
 * Without a command it prints its address and serves until it is killed. With one it runs the command against itself
 * and ends as the command does.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { EmulatorOptions } from './options';
import { presets } from './presets';
import { startEmulator } from './server/startEmulator';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    preset: { type: 'string', default: 'demo' },
    options: { type: 'string' },
    port: { type: 'string', default: '0' },
    env: { type: 'string', multiple: true, default: [] },
  },
});

async function main(): Promise<void> {
  const server = await startEmulator(chosenOptions(), Number(values.port));
  const [command, ...args] = positionals;
  if (command === undefined) {
    process.stdout.write(`${server.url}\n`);
    return;
  }
  const environment = Object.fromEntries(
    values.env.map((one): [string, string] => {
      const [name = '', value = ''] = one.split(/=(.*)/s);
      return [name, value];
    }),
  );
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, GRAPH_API_URL: server.url, ...environment },
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', ({ message }) => process.stderr.write(`Cannot run '${command}': ${message}\n`));
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
    void server.close();
  });
}

function chosenOptions(): EmulatorOptions {
  const preset = presets[values.preset];
  if (preset === undefined) {
    throw new Error(`Cannot start preset '${values.preset}': there are ${Object.keys(presets).join(', ')}`);
  }
  const more =
    values.options === undefined ? {} : (JSON.parse(readFileSync(values.options, 'utf8')) as EmulatorOptions);
  return { ...preset, ...more };
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
