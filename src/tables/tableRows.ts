import type { DataFolder } from '@keboola/component-ts-lite';
import Papa from 'papaparse';
import { findDuplicates } from './dedupe';
import type { DuplicateCount, RowSet } from './dedupe';
import { DuplicateRows } from './duplicateRows';
import type { OutputTable } from './outputTable';
import { hashFile } from './part';
import type { Batch, Part } from './part';
import { rechunk } from './rechunk';
import type { TypedCells } from './typedCells';

/** Rows that stand together: as the spool's own text where that has the final layout, else as cells. */
export type RowBatch =
  { readonly text: Uint8Array; readonly count: number } | { readonly rows: readonly (readonly string[])[] };

/** Rows and layout of a table. */
export interface RowsOptions {
  readonly parts: readonly Part[];
  /** What fills the table's columns, in their final order. */
  readonly fields: readonly string[];
  /** Places of the key's columns. */
  readonly key: readonly number[];
  /** Place of the account's id, where that is not part of the key. */
  readonly account?: number;
  /** What is done to the cells of a natively typed table. */
  readonly cells?: Pick<TypedCells, 'fit'>;
  readonly folder: Pick<DataFolder, 'readChunks' | 'openWriter' | 'remove'>;
  /** Counts the rows that were merged. */
  readonly count: DuplicateCount;
  /** Characters of duplicate rows that are merged in memory at once. @default 4 Mi */
  readonly held?: number;
}

/** The account for which a row was requested; keys of earlier runs may have it. */
const ACCOUNT_COLUMN = 'ex_account_id';
/** Rows that are handed on together. */
const ROWS_A_BATCH = 1000;

/** A hash is a 64-bit float. */
const HASH_BYTES = 8;

/**
 * Reads the rows of a table from the spool, batch by batch. Batches in the final layout stay the text that they are; those
 * written before a field appeared are laid out again. Rows of one key become one, and stand at the end of the table.
 */
export async function* tableRows(options: RowsOptions): AsyncGenerator<RowBatch, void, undefined> {
  const { parts } = options;
  const total = parts.reduce((sum, part) => sum + part.rows, 0);
  const duplicates = await findDuplicates(() => allHashes(options), total);
  const [first] = parts;
  if (first === undefined || duplicates.size === 0) {
    yield* uniqueRows(options, duplicates);
    return;
  }
  const { key, account, folder, count, held } = options;
  const path = `${first.path}.again`;
  const again = new DuplicateRows({
    path,
    key,
    count,
    folder,
    ...(account !== undefined && { account }),
    ...(held !== undefined && { held }),
  });
  try {
    yield* uniqueRows(options, duplicates, again);
    let rows: (readonly string[])[] = [];
    for await (const row of again.merged()) {
      rows.push(row);
      if (rows.length === ROWS_A_BATCH) {
        yield { rows };
        rows = [];
      }
    }
    yield { rows };
  } finally {
    await again.close();
  }
}

/**
 * Reads the first rows of a table as they would be written.
 *
 * @param limit the most rows
 * @returns for each row its cells in the order of the table's columns
 */
export async function readRows(
  table: OutputTable,
  { folder, limit }: Pick<RowsOptions, 'folder'> & { readonly limit: number },
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  const count = { duplicates: 0, differing: 0 };
  for await (const batch of tableRows({ ...spooledRows(table), folder, count })) {
    rows.push(...('rows' in batch ? batch.rows : parseRows(batch.text, batch.count)));
    if (rows.length >= limit) {
      break;
    }
  }
  return rows.slice(0, limit);
}

/** Says where the rows of a table are, and how they are laid out. */
export function spooledRows({
  columns,
  fields,
  primaryKey,
  spooled,
}: OutputTable): Pick<RowsOptions, 'parts' | 'fields' | 'key' | 'account'> {
  const account = primaryKey.includes(ACCOUNT_COLUMN) ? -1 : columns.indexOf(ACCOUNT_COLUMN);
  return {
    parts: spooled?.parts ?? [],
    fields,
    key: primaryKey.map((column) => columns.indexOf(column)),
    ...(account >= 0 && { account }),
  };
}

/** The rows that were read once; the others are handed on. */
async function* uniqueRows(
  options: RowsOptions,
  duplicates: RowSet,
  again?: DuplicateRows,
): AsyncGenerator<RowBatch, void, undefined> {
  let start = 0;
  for (const part of options.parts) {
    for await (const { batch, text, hashes } of batchesOf(part, options)) {
      const isUnique = !duplicates.hasAny(start, batch.rows);
      const rows = changedRows(text, batch, options) ?? (isUnique ? undefined : parseRows(text, batch.rows));
      yield rows === undefined
        ? { text, count: batch.rows }
        : { rows: isUnique ? rows : await handOn({ rows, hashes, start }, duplicates, again) };
      start += batch.rows;
    }
  }
}

/** Lays out what is not in the final layout, and fits the cells to their types; undefined where the text stays as it is. */
function changedRows(
  text: Uint8Array,
  batch: Batch,
  { fields, cells }: Pick<RowsOptions, 'fields' | 'cells'>,
): string[][] | undefined {
  const isLaidOut = isSame(batch.fields, fields);
  if (isLaidOut && cells === undefined) {
    return undefined;
  }
  const rows = isLaidOut ? parseRows(text, batch.rows) : layOut(text, batch, fields);
  const isFitted = cells?.fit(rows) === true;
  return isLaidOut && !isFitted ? undefined : rows;
}

/** Hands on the rows that are among the duplicates, and returns the others. */
async function handOn(
  {
    rows,
    hashes,
    start,
  }: { readonly rows: readonly string[][]; readonly hashes: Float64Array; readonly start: number },
  duplicates: RowSet,
  again: DuplicateRows | undefined,
): Promise<readonly string[][]> {
  const unique: string[][] = [];
  for (const [index, row] of rows.entries()) {
    if (duplicates.has(start + index)) {
      await again?.add(hashes[index] ?? 0, row);
    } else {
      unique.push(row);
    }
  }
  return unique;
}

function layOut(text: Uint8Array, batch: Batch, fields: readonly string[]): string[][] {
  const places = fields.map((field) => batch.fields.indexOf(field));
  return parseRows(text, batch.rows).map((cells) => places.map((place) => cells[place] ?? ''));
}

/** Reads so many rows from the spool's text; the line break after the last would look like one more. */
function parseRows(bytes: Uint8Array, count: number): string[][] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.slice(0, count);
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((field, index) => field === right[index]);
}

interface ReadBatch {
  readonly batch: Batch;
  readonly text: Uint8Array;
  readonly hashes: Float64Array;
}

async function* batchesOf(part: Part, { folder }: RowsOptions): AsyncGenerator<ReadBatch, void, undefined> {
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

async function* allHashes({ parts, folder }: RowsOptions): AsyncGenerator<Float64Array, void, undefined> {
  for (const { path, batches } of parts) {
    const sizes = batches.map((batch) => batch.rows * HASH_BYTES);
    for await (const bytes of sizes.length > 0 ? rechunk(folder.readChunks(hashFile(path)), sizes) : []) {
      yield new Float64Array(bytes.buffer);
    }
  }
}
