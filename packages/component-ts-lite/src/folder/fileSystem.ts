import { closeSync, openSync, writeSync } from 'node:fs';
import * as fs from 'node:fs/promises';

/** One entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** An open file, read or written from where the last call ended. */
export interface OpenFile {
  /** Writes all of the bytes. */
  write(bytes: Uint8Array): Promise<void>;
  /** Fills the buffer as far as it can; gives the number of bytes, 0 at the end. */
  read(buffer: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** A file that takes bytes at once. */
export interface SyncFile {
  /** Writes all of the bytes. */
  write(bytes: Uint8Array): void;
  close(): void;
}

/**
 * The small part of node:fs/promises that the library needs; paths are absolute. Failures are thrown as node throws them,
 * with a `code`. Another version of it lets a test fill the disk.
 */
export interface FileSystem {
  /** The whole file as text in UTF-8. */
  readFile(path: string): Promise<string>;
  /** Replaces the whole file; text is UTF-8. */
  writeFile(path: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Makes the folder and those above it; no error when it is there. */
  mkdir(path: string): Promise<void>;
  /** Removes a file; no error when it is missing. */
  rm(path: string): Promise<void>;
  /** Removes a folder with all that is in it; no error when it is missing. */
  rmFolder(path: string): Promise<void>;
  readdir(path: string): Promise<readonly FolderEntry[]>;
  /** `r` reads, `w` starts a new file, `a` writes at the end. With `mode`, the file has these rights from then on, also one that was there. */
  open(path: string, flags: 'r' | 'w' | 'a', mode?: number): Promise<OpenFile>;
  /** Starts a new file that is written at once. Without it, the rows of a table wait in memory until the table is closed. */
  openSync?(path: string): SyncFile;
}

/** The real file system of node. */
export const nodeFileSystem: FileSystem = {
  readFile: (path) => fs.readFile(path, 'utf8'),
  writeFile: (path, text) => fs.writeFile(path, text, 'utf8'),
  rename: (from, to) => fs.rename(from, to),
  async mkdir(path) {
    await fs.mkdir(path, { recursive: true });
  },
  rm: (path) => fs.rm(path, { force: true }),
  rmFolder: (path) => fs.rm(path, { recursive: true, force: true }),
  async readdir(path) {
    const entries = await fs.readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  },
  async open(path, flags, mode) {
    const handle = await fs.open(path, flags, mode);
    if (mode !== undefined) {
      await handle.chmod(mode).catch(async (error: unknown) => {
        await handle.close();
        throw error;
      });
    }
    return {
      write: (bytes) => handle.writeFile(bytes),
      async read(buffer) {
        return (await handle.read(buffer, 0, buffer.byteLength, null)).bytesRead;
      },
      close: () => handle.close(),
    };
  },
  openSync(path) {
    const file = openSync(path, 'w');
    return {
      write(bytes) {
        for (let written = 0; written < bytes.length;) {
          written += writeSync(file, bytes, written);
        }
      },
      close: () => closeSync(file),
    };
  },
};
