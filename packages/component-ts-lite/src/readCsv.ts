import { type CsvFormat, CsvParser } from './csvParser';
import type { DataFolder } from './dataFolder';
import { UserError } from './errors';

/**
 * Reads a CSV file of any size row by row; a byte order mark is left out.
 *
 * @param folder the job's folder
 * @param path the file
 * @param format how it is written
 * @returns the cells of each row, the header too
 * @throws UserError when the file cannot be read, or is no CSV
 */
export async function* readCsv(
  folder: DataFolder,
  path: string,
  format: CsvFormat = {},
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  const parser = open(folder, path, format);
  for await (const chunk of folder.readChunks(path)) {
    yield* told(folder, path, () => parser.push(decoder.decode(chunk, { stream: true })));
  }
  yield* told(folder, path, () => [...parser.push(decoder.decode()), ...parser.end()]);
}

function open(folder: DataFolder, path: string, format: CsvFormat): CsvParser {
  return told(folder, path, () => new CsvParser(format));
}

function told<T>(folder: DataFolder, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError
      ? new UserError(`Cannot read '${folder.shown(path)}': ${error.message}`, { cause: error })
      : error;
  }
}
