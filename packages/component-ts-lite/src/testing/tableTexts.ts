import { CsvReader, type CsvRow } from '../input/csvReader';
import { rowMaker } from '../input/rowMaker';
import { isRecord, type JsonRecord } from '../json/jsonRecord';
import { standardCsv } from '../storage/csvFormat';
import type { FolderTexts } from './readFolder';

/** A table in out/tables, as a person reads it. */
export interface OutputTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** The columns of its primary key, by either form of manifest. */
  readonly primaryKey: readonly string[];
  /** Undefined where there is none. */
  readonly manifest: JsonRecord | undefined;
}

/**
 * Reads the tables of an output folder: plain and sliced ones, with and without a header, in the format that the manifest says.
 *
 * @param texts of the files of out/tables
 * @returns the tables by the names of their files without `.csv`
 * @throws Error when the text of one is not valid CSV
 */
export function readTableTexts(texts: FolderTexts): Readonly<Record<string, OutputTable>> {
  const names = new Set(
    Object.keys(texts)
      .filter((path) => !path.endsWith('.manifest'))
      .map((path) => path.split('/')[0] ?? ''),
  );
  return Object.fromEntries(
    [...names].map((name) => [name.replace(/\.csv$/, ''), readTableText(name, texts)]),
  );
}

/**
 * Reads one table of an output folder, as `readTableTexts` does.
 *
 * @param name of its file, or of the folder of its slices
 * @param texts of the files of out/tables
 * @returns the table
 */
export function readTableText(name: string, texts: FolderTexts): OutputTable {
  const manifest = parseObject(texts[`${name}.manifest`]);
  const schema = listOf(manifest?.['schema']);
  const named = [...namesOf(schema), ...textsOf(manifest?.['columns'])];
  const parts = Object.keys(texts).filter((path) => path === name || path.startsWith(`${name}/`));
  const cells = parts.flatMap((path) => cellsOf(texts[path] ?? '', manifest));
  // Without a manifest to say so, a file has a header and slices have none.
  const hasHeader = parts[0] === name && (manifest?.['has_header'] ?? named.length === 0) === true;
  const isHeaderFirst = hasHeader || named.length === 0;
  const columns = isHeaderFirst ? (cells[0] ?? []) : named;
  return {
    columns,
    rows: cells.slice(isHeaderFirst ? 1 : 0).map(rowMaker(columns)),
    primaryKey: primaryKeyOf(manifest, schema),
    manifest,
  };
}

function primaryKeyOf(manifest: JsonRecord | undefined, schema: readonly JsonRecord[]): string[] {
  return schema.length > 0
    ? namesOf(schema.filter((column) => column['primary_key'] === true))
    : textsOf(manifest?.['primary_key']);
}

function namesOf(schema: readonly JsonRecord[]): string[] {
  return schema.map((column) => String(column['name']));
}

function cellsOf(text: string, manifest: JsonRecord | undefined): CsvRow[] {
  const { delimiter = standardCsv.delimiter, enclosure = standardCsv.enclosure } = manifest ?? {};
  const reader = new CsvReader({
    delimiter: String(delimiter),
    enclosure: String(enclosure),
    longestRow: Infinity,
  });
  return [...reader.push(text), ...reader.end()];
}

function parseObject(text: string | undefined): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function listOf(value: unknown): readonly JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
