import type { FileSystem } from './fileSystem';
import type { FileWriter } from './fileWriter';

/** A file to which rows are written. */
export interface RowFile {
  /** Takes the bytes, which must not be changed afterwards. */
  write(bytes: Uint8Array): void;
  /** Resolves when all is with the file system. */
  close(): Promise<void>;
}

/**
 * Starts a new file that is written at once, without a promise for each piece.
 *
 * @param fileSystem where
 * @param path absolute, in a folder that is there
 * @param explain turns a failure of the file system into what is thrown
 * @returns undefined where the file system cannot
 */
export function openAtOnce(
  fileSystem: FileSystem,
  path: string,
  explain: (error: unknown) => unknown,
): RowFile | undefined {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explain(error);
    }
  };
  const file = attempt(() => fileSystem.openSync?.(path));
  return (
    file && {
      write: (bytes) => attempt(() => file.write(bytes)),
      close: async () => attempt(() => file.close()),
    }
  );
}

/**
 * A file on a file system that cannot write at once: what is written waits in memory until it is closed.
 *
 * @param opening the file
 * @returns the file; its errors are thrown by `close`
 */
export function queuedFile(opening: Promise<FileWriter>): RowFile {
  let written: Promise<FileWriter> = opening;
  written.catch(() => undefined);
  return {
    write(bytes) {
      written = written.then(async (writer) => {
        await writer.write(bytes);
        return writer;
      });
      written.catch(() => undefined);
    },
    close: async () => {
      const writer = await opening;
      try {
        await written;
      } finally {
        await writer.close();
      }
    },
  };
}
