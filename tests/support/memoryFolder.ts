import { basename, dirname } from 'node:path';
import { DataFolder } from '@keboola/component-ts-lite';
import type { FileSystem } from '@keboola/component-ts-lite';

/** A data folder without a disk. */
export interface MemoryFolder {
  readonly folder: DataFolder;
  readonly fileSystem: FileSystem;
  /** What the files hold, by absolute path. */
  readonly files: Map<string, Buffer>;
  /** Files that are open now. */
  readonly open: ReadonlySet<object>;
}

/**
 * Makes a data folder in memory, at `/data`.
 *
 * @param beforeWrite told of every write before it is done; may throw, or keep it waiting
 * @returns the folder and what is in it
 */
export function memoryFolder(
  beforeWrite: (path: string) => Promise<void> | void = () => undefined,
): MemoryFolder {
  const files = new Map<string, Buffer>();
  const open = new Set<object>();
  const contentOf = (path: string): Buffer => {
    const content = files.get(path);
    if (content === undefined) {
      throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
    }
    return content;
  };
  const fileSystem: FileSystem = {
    readFile: async (path) => contentOf(path).toString('utf8'),
    writeFile: async (path, text) => void files.set(path, Buffer.from(text)),
    rename: async (from, to) => {
      files.set(to, contentOf(from));
      files.delete(from);
    },
    mkdir: async () => undefined,
    rm: async (path) => void files.delete(path),
    rmFolder: async (folder) => {
      [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).forEach((path) => files.delete(path));
    },
    readdir: async (folder) =>
      [...files.keys()]
        .filter((path) => dirname(path) === folder)
        .map((path) => ({ name: basename(path), isFolder: false })),
    open: async (path, flags) => {
      if (flags === 'w' || (flags === 'a' && !files.has(path))) {
        files.set(path, Buffer.alloc(0));
      }
      let position = 0;
      const file = {
        write: async (bytes: Uint8Array) => {
          await beforeWrite(path);
          files.set(path, Buffer.concat([contentOf(path), bytes]));
        },
        read: async (buffer: Uint8Array) => {
          const size = contentOf(path).copy(buffer, 0, position, position + buffer.length);
          position += size;
          return size;
        },
        close: async () => void open.delete(file),
      };
      open.add(file);
      return file;
    },
  };
  return { folder: new DataFolder('/data', fileSystem), fileSystem, files, open };
}
