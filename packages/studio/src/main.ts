#!/usr/bin/env node
/**
 * studio [--folder FOLDER] [--port N] [--host ADDRESS]
 *
 * Serves the studio until it is killed, and prints the address that lets one browser in.
 */
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Demo } from './studio/demo';
import { startStudio } from './studio/startStudio';
import type { Studio } from './studio/startStudio';

const PROJECT = join(__dirname, '../../..');

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'studio' },
    port: { type: 'string', default: '4750' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});

async function start(port: number): Promise<Studio> {
  return startStudio({
    folder: resolve(values.folder),
    component: {
      command: [process.execPath, join(PROJECT, 'dist/main.js')],
      environment: process.env,
    },
    schemaFile: join(PROJECT, 'component_config/configRowSchema.json'),
    demo: new Demo(),
    port,
    host: values.host,
    pageFolder: join(__dirname, 'page'),
    onMistake: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
}

async function main(): Promise<void> {
  const studio = await start(Number(values.port)).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      throw error;
    }
    process.stderr.write(`Port ${values.port} is taken; the studio takes another one\n`);
    return start(0);
  });
  if (studio.problem !== undefined) {
    process.stderr.write(`${studio.problem}\n`);
  }
  const print = (): boolean => process.stdout.write(`\n  Studio: ${studio.invite()}\n`);
  print();
  process.stdout.write(
    '\n  The address lets one browser in. Enter prints a new one, Ctrl+C ends the studio.\n',
  );
  const lines = createInterface({ input: process.stdin }).on('line', print);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      lines.close();
      void studio.close().then(() => process.exit(0));
    });
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
