import { StringDecoder } from 'node:string_decoder';
import { UserError } from '../errors/userError';
import type { DataFolder } from '../folder/dataFolder';
import { type CsvFormat, standardCsv } from '../storage/csvFormat';
import { CsvError, type CsvProblem, CsvReader, type CsvRow } from './csvReader';

/** How a CSV is read. */
export interface CsvReading extends Partial<CsvFormat> {
  /** Characters; a longer row is taken for a quote that is never closed. @default 67108864, 64 Mi */
  readonly longestRow?: number;
}

const LONGEST_ROW = 64 * 1024 * 1024;

const sentences: Readonly<Record<CsvProblem, string>> = {
  'open-quote': 'a quote is opened and never closed',
  'long-row': 'a row is too long: a quote may be opened and never closed',
};

/**
 * Reads a CSV file of any size, in UTF-8, as `CsvReader` does. Memory holds a piece of the file at a time.
 *
 * @param folder the job's folder
 * @param path the file
 * @param format how it is written
 * @returns the cells of each row, the header too, in batches of the rows of one piece
 * @throws UserError when the file cannot be read, or is not valid CSV
 */
export async function* readCsv(
  folder: DataFolder,
  path: string,
  format: CsvReading = {},
): AsyncGenerator<readonly CsvRow[]> {
  const { delimiter, enclosure, longestRow = LONGEST_ROW } = { ...standardCsv, ...format };
  if (delimiter.length !== 1 || enclosure.length > 1 || delimiter === enclosure) {
    throw new UserError(
      `Cannot read '${folder.shown(path)}': delimiter '${delimiter}' and enclosure '${enclosure}' are not two single characters`,
    );
  }
  const reader = new CsvReader({ delimiter, enclosure, longestRow });
  const decoder = new StringDecoder('utf8');
  try {
    for await (const chunk of folder.readChunks(path)) {
      yield reader.push(decoder.write(chunk));
    }
    yield [...reader.push(decoder.end()), ...reader.end()];
  } catch (error) {
    throw error instanceof CsvError
      ? new UserError(`Cannot read '${folder.shown(path)}': ${sentences[error.problem]}`, { cause: error })
      : error;
  }
}
