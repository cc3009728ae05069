import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Parser } from 'csv-parse';
import type { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';

/** How a CSV is written. */
export interface CsvFormat {
  /** One character. @default ',' */
  readonly delimiter?: string | undefined;
  /** One character, doubled within a cell; '' for none. @default '"' */
  readonly enclosure?: string | undefined;
  /** Bytes; a longer row is taken for a quote that is never closed. @default 67108864, 64 MiB */
  readonly longestRow?: number | undefined;
}

const LONGEST_ROW = 64 * 1024 * 1024;

/**
 * Reads a CSV file of any size row by row (RFC 4180; rows end in `\n`, `\r\n` or `\r`). A byte order mark is left out, and
 * empty lines are no rows. Memory holds a piece of the file at a time.
 *
 * csv-parse and not papaparse: given a stream, papaparse 5.7.1 takes a `\r\n` that is cut in two for a part of the next cell.
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
  try {
    const parser = createParser(format);
    // The parser is destroyed with the error of its source, and the source with a reader that stops early.
    pipeline(Readable.from(folder.readChunks(path)), parser, () => undefined);
    yield* parser as AsyncIterable<readonly string[]>;
  } catch (error) {
    throw error instanceof CsvError || error instanceof RangeError
      ? new UserError(`Cannot read '${folder.shown(path)}': ${problemOf(error)}`, { cause: error })
      : error;
  }
}

function createParser({ delimiter = ',', enclosure = '"', longestRow = LONGEST_ROW }: CsvFormat): Parser {
  if (delimiter.length !== 1 || enclosure.length > 1 || delimiter === enclosure) {
    throw new RangeError(
      `delimiter '${delimiter}' and enclosure '${enclosure}' are not two single characters`,
    );
  }
  return parse({
    delimiter,
    quote: enclosure === '' ? false : enclosure,
    escape: enclosure === '' ? null : enclosure,
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
}

function problemOf(error: Error): string {
  switch ((error as Partial<CsvError>).code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote is opened and never closed';
    case 'CSV_MAX_RECORD_SIZE':
      return 'a row is too long: a quote may be opened and never closed';
    default:
      return error.message;
  }
}
