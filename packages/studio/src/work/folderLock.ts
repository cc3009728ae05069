import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes that the address of a socket may have: macOS takes the fewest. */
const MAX_ADDRESS = 100;

/** Keeps a folder for one studio. The system gives it up with the process that has it, however that ends. */
export class FolderLock {
  private constructor(private readonly server: Server) {}

  /**
   * Takes the lock of a folder.
   *
   * @returns undefined when another studio has it
   */
  static async take(folder: string): Promise<FolderLock | undefined> {
    const address = addressFor(folder);
    const server = await listen(address);
    if (server !== undefined) {
      return new FolderLock(server);
    }
    if (await isAnswered(address)) {
      return undefined;
    }
    // Left behind by a studio that was killed.
    await rm(address, { force: true });
    const again = await listen(address);
    return again && new FolderLock(again);
  }

  /** Gives the folder up. */
  async release(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function addressFor(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\studio-${name}`;
  }
  const address = join(folder, 'studio.lock');
  return Buffer.byteLength(address) <= MAX_ADDRESS ? address : join(tmpdir(), `studio-${name}.lock`);
}

/**
 * Listens at an address, which nobody else can then.
 *
 * @returns undefined when the address is taken
 */
async function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  try {
    server.listen(address);
    await once(server, 'listening');
    return server.unref();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      return undefined;
    }
    throw error;
  }
}

async function isAnswered(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
