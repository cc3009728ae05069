import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A command with its arguments. */
export type Command = readonly [string, ...string[]];

/**
 * Sets limits that the operating system keeps, then becomes the command: memory of its own ($1, in KiB; not kept by every
 * system), no image of the memory on disk when it crashes, files for their owner only.
 */
const LIMITED = 'ulimit -d "$1" 2>/dev/null; ulimit -c 0 2>/dev/null; umask 077; shift; exec "$@"';

/** Starts the process of the database. It gets nothing of the studio's environment but where programs are. */
export function launch(command: Command, dataKib: number): ChildProcess {
  const [file, ...args] =
    process.platform === 'win32' ? command : ['/bin/sh', '-c', LIMITED, 'sh', String(dataKib), ...command];
  const { PATH, TMPDIR } = process.env;
  return spawn(file, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: { ...(PATH !== undefined && { PATH }), ...(TMPDIR !== undefined && { TMPDIR }) },
  });
}

/**
 * Reads how much memory a process has, in KiB.
 *
 * @returns 0 when it is gone, or where the system does not say
 */
export async function residentKib(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0);
  } catch {
    // Not Linux.
    const said = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => undefined);
    return Number(said?.stdout ?? 0) || 0;
  }
}
