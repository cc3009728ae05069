#!/usr/bin/env node
/** The command line: the real files and output. */
import { CassetteError } from './cassetteFile';
import { runCommand } from './commands';
import { readIfThere } from './nodeFile';

async function main(): Promise<void> {
  try {
    process.exitCode = await runCommand(process.argv.slice(2), {
      read: readIfThere,
      print: (text) => process.stdout.write(text),
      secrets: (process.env['HTTP_CASSETTE_SECRETS'] ?? '').split('\n').map((line) => line.trim()),
    });
  } catch (error) {
    if (!(error instanceof CassetteError)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

void main();
