import type { FileSystem } from '../folder/fileSystem';
import { nodeFileSystem } from '../folder/fileSystem';

/**
 * A file system that refuses, for tests.
 *
 * @param refuse told every operation (`rename`, `file.write`, …) with its path before it is done; throws to refuse it
 * @returns the real file system otherwise
 */
export function failingFileSystem(refuse: (operation: string, path: string) => void): FileSystem {
  const real = nodeFileSystem;
  const openSync = (path: string) => real.openSync?.(path);
  return {
    readFile: async (path) => (refuse('readFile', path), real.readFile(path)),
    writeFile: async (path, text) => (refuse('writeFile', path), real.writeFile(path, text)),
    rename: async (from, to) => (refuse('rename', to), real.rename(from, to)),
    mkdir: async (path) => (refuse('mkdir', path), real.mkdir(path)),
    rm: async (path) => (refuse('rm', path), real.rm(path)),
    rmFolder: async (path) => (refuse('rmFolder', path), real.rmFolder(path)),
    readdir: async (path) => (refuse('readdir', path), real.readdir(path)),
    async open(path, flags) {
      refuse('open', path);
      const file = await real.open(path, flags);
      return {
        write: async (bytes) => (refuse('file.write', path), file.write(bytes)),
        read: async (buffer) => (refuse('file.read', path), file.read(buffer)),
        close: () => file.close(),
      };
    },
    openSync(path) {
      refuse('open', path);
      const file = openSync(path);
      return {
        write: (bytes) => {
          refuse('file.write', path);
          file?.write(bytes);
        },
        close: () => file?.close(),
      };
    },
  };
}

/**
 * An error as node's file system throws it.
 *
 * @param code e.g. `ENOSPC`
 * @returns an error with that code
 */
export function fileError(code: string): Error {
  return Object.assign(new Error(`${code}: as node says it`), { code });
}
