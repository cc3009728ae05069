import { formatCsv } from '@keboola/component-ts-lite';
import type { DataFolder } from '@keboola/component-ts-lite';
import Papa from 'papaparse';
import { findDuplicates } from './dedupe';
import type { DuplicateCount, RowSet } from './dedupe';
import { DuplicateRows } from './duplicateRows';
import { hashFile } from './part';
import type { Batch, Part } from './part';
import { rechunk } from './rechunk';

/** Rows and layout of a table. */
export interface BodyOptions {
  readonly parts: readonly Part[];
  /** What fills the table's columns, in their final order. */
  readonly fields: readonly string[];
  /** Places of the key's columns. */
  readonly key: readonly number[];
  /** Places of the columns whose cells are written as times that every database reads. */
  readonly times: readonly number[];
  readonly folder: Pick<DataFolder, 'readChunks' | 'openWriter' | 'remove'>;
  /** Counts the rows that were merged. */
  readonly count: DuplicateCount;
  /** Characters of duplicate rows that are merged in memory at once. @default 4 Mi */
  readonly held?: number;
}

/** Rows that are formatted together. */
const ROWS_A_PIECE = 1000;

/** A hash is a 64-bit float. */
const HASH_BYTES = 8;

/**
 * Makes the rows of a table as CSV, batch by batch. Batches in the final layout are copied as bytes; those written before
 * a field appeared are laid out again. Rows of one key become one, and stand at the end of the table.
 *
 * @returns the text in pieces, without a header
 */
export async function* tableBody(options: BodyOptions): AsyncGenerator<string | Uint8Array, void, undefined> {
  const { parts } = options;
  const total = parts.reduce((sum, part) => sum + part.rows, 0);
  const duplicates = await findDuplicates(() => allHashes(options), total);
  const [first] = parts;
  if (first === undefined || duplicates.size === 0) {
    yield* uniqueRows(options, duplicates);
    return;
  }
  const { key, folder, count, held } = options;
  const path = `${first.path}.again`;
  const again = new DuplicateRows({ path, key, count, folder, ...(held !== undefined && { held }) });
  try {
    yield* uniqueRows(options, duplicates, again);
    let piece: (readonly string[])[] = [];
    for await (const row of again.merged()) {
      piece.push(row);
      if (piece.length === ROWS_A_PIECE) {
        yield formatCsv(piece);
        piece = [];
      }
    }
    yield formatCsv(piece);
  } finally {
    await again.close();
  }
}

/** The rows that were read once; the others are handed on. */
async function* uniqueRows(
  options: BodyOptions,
  duplicates: RowSet,
  again?: DuplicateRows,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  const { parts, fields, times } = options;
  let start = 0;
  for (const part of parts) {
    for await (const { batch, text, hashes } of batchesOf(part, options)) {
      const isUnique = !duplicates.hasAny(start, batch.rows);
      if (isUnique && times.length === 0 && isSame(batch.fields, fields)) {
        yield text;
      } else {
        const unique: string[][] = [];
        for (const [index, row] of withTimes(layOut(text, batch, fields), times).entries()) {
          if (duplicates.has(start + index)) {
            await again?.add(hashes[index] ?? 0, row);
          } else {
            unique.push(row);
          }
        }
        yield formatCsv(unique);
      }
      start += batch.rows;
    }
  }
}

function layOut(bytes: Uint8Array, batch: Batch, fields: readonly string[]): string[][] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
  const places = fields.map((field) => batch.fields.indexOf(field));
  return data.slice(0, batch.rows).map((cells) => places.map((place) => cells[place] ?? ''));
}

/** The API writes `+0000`, which Snowflake does not read; with a colon every database does (airbytehq/airbyte#5439). */
function withTimes(rows: string[][], places: readonly number[]): string[][] {
  for (const row of rows) {
    for (const place of places) {
      row[place] = (row[place] ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
    }
  }
  return rows;
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((field, index) => field === right[index]);
}

interface ReadBatch {
  readonly batch: Batch;
  readonly text: Uint8Array;
  readonly hashes: Float64Array;
}

async function* batchesOf(part: Part, { folder }: BodyOptions): AsyncGenerator<ReadBatch, void, undefined> {
  const { batches, path } = part;
  if (batches.length === 0) {
    return;
  }
  const texts = rechunk(
    folder.readChunks(path),
    batches.map((batch) => batch.bytes),
  );
  const hashes = rechunk(
    folder.readChunks(hashFile(path)),
    batches.map((batch) => batch.rows * HASH_BYTES),
  );
  try {
    for (const batch of batches) {
      const text = await texts.next();
      const hash = await hashes.next();
      if (text.done === true || hash.done === true) {
        throw new Error(`Cannot read the spooled rows of '${path}': the file is too short`);
      }
      yield { batch, text: text.value, hashes: new Float64Array(hash.value.buffer) };
    }
  } finally {
    // Closes both files now, not when they are garbage-collected.
    await texts.return();
    await hashes.return();
  }
}

async function* allHashes({ parts, folder }: BodyOptions): AsyncGenerator<Float64Array, void, undefined> {
  for (const { path, batches } of parts) {
    const sizes = batches.map((batch) => batch.rows * HASH_BYTES);
    for await (const bytes of sizes.length > 0 ? rechunk(folder.readChunks(hashFile(path)), sizes) : []) {
      yield new Float64Array(bytes.buffer);
    }
  }
}
