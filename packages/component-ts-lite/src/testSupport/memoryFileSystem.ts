import type { FileSystem } from '../folder/fileSystem';
import { fileError } from './failingFileSystem';

/**
 * A file system in memory, for tests that need thousands of folders.
 *
 * @param files their texts by absolute path; changed by what is written
 * @returns the file system; folders are there where files are
 */
export function memoryFileSystem(files = new Map<string, Buffer>()): FileSystem {
  const contentOf = (path: string): Buffer => {
    const content = files.get(path);
    if (content === undefined) {
      throw fileError(below(path).length > 0 ? 'EISDIR' : 'ENOENT');
    }
    return content;
  };
  const below = (folder: string) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
  return {
    readFile: async (path) => contentOf(path).toString('utf8'),
    writeFile: async (path, text) => void files.set(path, Buffer.from(text)),
    rename: async (from, to) => {
      const moved = below(from);
      for (const path of moved.length > 0 ? moved : [from]) {
        files.set(`${to}${path.slice(from.length)}`, contentOf(path));
        files.delete(path);
      }
    },
    mkdir: async () => undefined,
    rm: async (path) => void files.delete(path),
    rmFolder: async (folder) => [folder, ...below(folder)].forEach((path) => files.delete(path)),
    readdir: async (folder) => {
      const names = below(folder).map((path) => path.slice(folder.length + 1).split('/'));
      const isFolder = new Map(names.map(([name = '', ...rest]) => [name, rest.length > 0]));
      return [...isFolder].map(([name, folderHere]) => ({ name, isFolder: folderHere }));
    },
    open: async (path, flags) => {
      if (flags === 'r') {
        contentOf(path);
      } else {
        files.set(path, (flags === 'a' ? files.get(path) : undefined) ?? Buffer.alloc(0));
      }
      let position = 0;
      return {
        write: async (bytes) => void files.set(path, Buffer.concat([contentOf(path), bytes])),
        read: async (buffer) => {
          const size = contentOf(path).copy(buffer, 0, position, position + buffer.length);
          position += size;
          return size;
        },
        close: async () => undefined,
      };
    },
  };
}
