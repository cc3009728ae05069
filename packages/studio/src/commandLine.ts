import { isIP } from 'node:net';
import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly sentence: string }
  | { readonly kind: 'start'; readonly folder: string; readonly port: number; readonly host: string };

/** What `--help` prints. */
export const HELP = `studio [--folder FOLDER] [--port N] [--host ADDRESS]

Serves the studio until it is ended, and prints the address that lets one browser in.

  --folder FOLDER   where work and tables are kept (studio)
  --port N          the port, 0 for any that is free (4750)
  --host ADDRESS    the address to listen at (127.0.0.1)
  --help            prints this
`;

const OPTIONS = {
  folder: { type: 'string', default: 'studio' },
  port: { type: 'string', default: '4750' },
  host: { type: 'string', default: '127.0.0.1' },
  help: { type: 'boolean', default: false },
} as const;

const MAX_PORT = 65_535;

/** Reads the command line; a mistake in it is said in a sentence. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { folder, port, host, help } = parseArgs({ args: [...args], options: OPTIONS }).values;
    return help ? { kind: 'help' } : commandOf({ folder, port, host });
  } catch (error) {
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    return { kind: 'mistake', sentence: `${said.replaceAll('\n', ' ')}; --help lists the options` };
  }
}

function commandOf({
  folder,
  port,
  host,
}: {
  readonly folder: string;
  readonly port: string;
  readonly host: string;
}): Command {
  if (!/^\d{1,5}$/.test(port) || Number(port) > MAX_PORT) {
    return { kind: 'mistake', sentence: `--port takes a whole number from 0 to ${MAX_PORT}, not '${port}'` };
  }
  if (folder === '' || folder.includes('?')) {
    // DuckDB takes what stands after it in the path of a database for options.
    return { kind: 'mistake', sentence: `--folder takes a path without '?', not '${folder}'` };
  }
  return { kind: 'start', folder, port: Number(port), host };
}

/** Says that others than this machine may reach an address to listen at; undefined where they do not. */
export function warningFor(host: string): string | undefined {
  const isOwn = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  return isOwn
    ? undefined
    : `Warning: the studio listens at ${host}, where other machines may reach it, without encryption. Leave --host out; ` +
        'in a container, publish the port on 127.0.0.1 only (docker-compose.yml does)';
}
