import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './folders';

/** Commands that stand in for real ones on a PATH. */
export interface StandIns {
  /** Their folder and then the machine's own commands. */
  readonly path: string;
  /** Returns the calls so far, each as the command and its arguments. */
  readonly calls: () => readonly (readonly string[])[];
}

/**
 * Makes commands that note their calls and then do what a line of shell says.
 *
 * @param bodies what each command does, by its name; `:` for nothing
 */
export function standIns(bodies: Readonly<Record<string, string>>): StandIns {
  const folder = join(newFolder(), 'bin');
  const log = join(folder, '../calls');
  mkdirSync(folder);
  writeFileSync(log, '');
  for (const [name, body] of Object.entries(bodies)) {
    // Arguments end with 1E and calls with 1D, which no argument has, so that those of several lines stay whole.
    const note = `{ printf '%s\\036' '${name}' "$@"; printf '\\035'; } >> '${log}'`;
    writeFileSync(join(folder, name), `#!/bin/sh\n${note}\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return {
    path: `${folder}:${process.env['PATH'] ?? ''}`,
    calls: () =>
      readFileSync(log, 'utf8')
        .split('\u001d')
        .slice(0, -1)
        .map((call) => call.split('\u001e').slice(0, -1)),
  };
}
