import type { OpenFile } from './fileSystem';

const CHUNK_BYTES = 64 * 1024;

/**
 * Reads a file to its end and closes it, also when the reader stops before.
 *
 * @param file opened for reading
 * @param explain turns a failure to read into what is thrown
 * @returns pieces of 64 KiB at most; a piece does not change later
 */
export async function* fileChunks(
  file: OpenFile,
  explain: (error: unknown) => unknown,
): AsyncGenerator<Uint8Array> {
  const read = async (into: Uint8Array): Promise<number> => {
    try {
      return await file.read(into);
    } catch (error) {
      throw explain(error);
    }
  };
  try {
    let free = new Uint8Array(CHUNK_BYTES);
    for (;;) {
      const size = await read(free);
      if (size === 0) {
        return;
      }
      yield free.subarray(0, size);
      free = size < free.length ? free.subarray(size) : new Uint8Array(CHUNK_BYTES);
    }
  } finally {
    await file.close();
  }
}
