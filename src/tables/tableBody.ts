import { formatCsv } from '@keboola/component-ts-lite';
import type { DataFolder } from '@keboola/component-ts-lite';
import Papa from 'papaparse';
import { RepeatedRows } from './mergeRepeated';
import type { MergeCount } from './mergeRepeated';
import { hashFile } from './part';
import type { Batch, Part } from './part';
import { regroup } from './regroup';
import { findRepeated } from './repeatedKeys';

/** What the text of a table is made of. */
export interface BodyOptions {
  readonly parts: readonly Part[];
  /** The table's columns in their final order. */
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** Columns whose cells are written as databases read times. @default none */
  readonly timeColumns?: readonly string[];
  readonly folder: Pick<DataFolder, 'readChunks'>;
  /** Counts the rows that were one thing read twice. */
  readonly count: MergeCount;
}

/** A row's hash: two numbers of 32 bits. */
const HASH_BYTES = 8;

/**
 * Makes the rows of a table as CSV, batch by batch: what already has the final layout is passed on as it lies; what was
 * written before a column appeared is laid out anew; rows of one key become one.
 *
 * @param options the parts and the layout
 * @returns the text in pieces, without a header
 */
export async function* tableBody(options: BodyOptions): AsyncGenerator<string | Uint8Array, void, undefined> {
  const { parts, columns, primaryKey, count } = options;
  const total = parts.reduce((sum, part) => sum + part.rows, 0);
  const repeated = await findRepeated(() => allHashes(options), total);
  const key = primaryKey.map((column) => columns.indexOf(column));
  const times = (options.timeColumns ?? []).map((column) => columns.indexOf(column));
  const merger = repeated.size > 0 ? new RepeatedRows({ repeated, key, count }) : undefined;
  for (const part of parts) {
    for await (const { batch, text, hashes } of batchesOf(part, options)) {
      if (merger !== undefined) {
        yield formatCsv(
          withTimes(layOut(text, batch, columns), times).flatMap((row, index) =>
            merger.take(row, hashes[index * 2] ?? 0, hashes[index * 2 + 1] ?? 0),
          ),
        );
      } else if (times.length === 0 && isSame(batch.columns, columns)) {
        yield text;
      } else {
        yield formatCsv(withTimes(layOut(text, batch, columns), times));
      }
    }
  }
}

function layOut(bytes: Uint8Array, batch: Batch, columns: readonly string[]): string[][] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
  const places = columns.map((column) => batch.columns.indexOf(column));
  return data.slice(0, batch.rows).map((cells) => places.map((place) => cells[place] ?? ''));
}

/** The API writes `+0000`, which Snowflake takes for no time; with a colon every database reads it (airbytehq/airbyte#5439). */
function withTimes(rows: string[][], places: readonly number[]): string[][] {
  for (const row of rows) {
    for (const place of places) {
      row[place] = (row[place] ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
    }
  }
  return rows;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((column, index) => column === other[index]);
}

interface ReadBatch {
  readonly batch: Batch;
  readonly text: Uint8Array;
  readonly hashes: Uint32Array;
}

async function* batchesOf(part: Part, { folder }: BodyOptions): AsyncGenerator<ReadBatch, void, undefined> {
  const { batches, path } = part;
  if (batches.length === 0) {
    return;
  }
  const texts = regroup(
    folder.readChunks(path),
    batches.map((batch) => batch.bytes),
  );
  const hashes = regroup(
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
      yield { batch, text: text.value, hashes: new Uint32Array(hash.value.buffer) };
    }
  } finally {
    // Both files are closed here, not whenever they are collected.
    await texts.return();
    await hashes.return();
  }
}

async function* allHashes({ parts, folder }: BodyOptions): AsyncGenerator<Uint32Array, void, undefined> {
  for (const { path, batches } of parts) {
    const sizes = batches.map((batch) => batch.rows * HASH_BYTES);
    for await (const bytes of sizes.length > 0 ? regroup(folder.readChunks(hashFile(path)), sizes) : []) {
      yield new Uint32Array(bytes.buffer);
    }
  }
}
