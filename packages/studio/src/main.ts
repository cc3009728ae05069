#!/usr/bin/env node
/**
 * studio [--folder FOLDER] [--port N] [--host ADDRESS]
 *
 * Serves the studio until it is killed, and prints the address that lets one browser in.
 */
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { HELP, readCommand, warningFor } from './commandLine';
import type { Command } from './commandLine';
import { Demo } from './studio/demo';
import { startStudio } from './studio/startStudio';
import type { Studio } from './studio/startStudio';

type Start = Extract<Command, { kind: 'start' }>;

const PROJECT = join(__dirname, '../../..');

async function start({ folder, host, port }: Start): Promise<Studio> {
  return startStudio({
    folder: resolve(folder),
    component: {
      command: [process.execPath, join(PROJECT, 'dist/main.js')],
      environment: process.env,
    },
    engine: [process.execPath, join(__dirname, 'tables/engine/main.js')],
    schemaFile: join(PROJECT, 'component_config/configRowSchema.json'),
    demo: new Demo(),
    port,
    host,
    pageFolder: join(__dirname, 'page'),
    onMistake: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
}

async function serve(command: Start): Promise<void> {
  const studio = await start(command).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      throw error;
    }
    process.stderr.write(`Port ${command.port} is taken; the studio takes another one\n`);
    return start({ ...command, port: 0 });
  });
  [studio.problem, warningFor(command.host)]
    .filter((said) => said !== undefined)
    .forEach((said) => process.stderr.write(`${said}\n`));
  const print = (): boolean => process.stdout.write(`\n  Studio: ${studio.invite()}\n`);
  print();
  process.stdout.write(
    '\n  The address lets one browser in. Enter prints a new one, Ctrl+C ends the studio.\n',
  );
  const lines = createInterface({ input: process.stdin }).on('line', print);
  // A terminal that is closed sends SIGHUP.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      lines.close();
      void studio.close().then(() => process.exit(0));
    });
  }
}

// For all that the studio and its processes write: state, recordings and tables are their owner's alone.
process.umask(0o077);
const command = readCommand(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    process.stdout.write(HELP);
    break;
  case 'mistake':
    process.stderr.write(`${command.sentence}\n`);
    process.exitCode = 1;
    break;
  case 'start':
    void serve(command).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    });
}
