import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Column } from '../wire';

/** A table as it lies in the output folder. */
export interface OutputTable {
  readonly name: string;
  readonly path: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
}

interface Manifest {
  readonly schema?: readonly {
    readonly name: string;
    readonly description?: string;
    readonly primary_key?: boolean;
    readonly data_type?: { readonly base?: { readonly type?: string } };
  }[];
  readonly primary_key?: readonly string[];
}

/** Bytes of a file in which its header ends: tables of the component have some hundred columns at most. */
const HEADER_BYTES = 262_144;

/** Lists the tables of an output folder with the columns of their headers, described and typed by their manifests. */
export async function listTables(folder: string): Promise<readonly OutputTable[]> {
  const files = await readdir(folder).catch(() => []);
  const tables = files.filter((file) => file.endsWith('.csv')).sort();
  const read = await Promise.all(tables.map((file) => readTable(join(folder, file), file.slice(0, -4))));
  return read.filter((table) => table.columns.length > 0);
}

/** A text that changes whenever a table of the folder does. */
export async function fingerprint(folder: string): Promise<string> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.csv')).sort();
  const facts = files.map(async (file) => {
    const { size, mtimeMs } = await stat(join(folder, file));
    return `${file} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(facts)).join('\n');
}

async function readTable(path: string, name: string): Promise<OutputTable> {
  const header = await readHeader(path);
  const manifest = await readManifest(`${path}.manifest`);
  const known = new Map(manifest.schema?.map((column) => [column.name, column]));
  const columns = header.map((column) => ({
    name: column,
    type: known.get(column)?.data_type?.base?.type ?? 'STRING',
    description: known.get(column)?.description ?? '',
  }));
  const ofSchema = manifest.schema?.filter((column) => column.primary_key === true);
  const primaryKey = manifest.primary_key ?? ofSchema?.map((column) => column.name) ?? [];
  return { name, path, columns, primaryKey };
}

async function readManifest(path: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Manifest;
  } catch {
    return {};
  }
}

async function readHeader(path: string): Promise<readonly string[]> {
  return (await readHead(path, 1))[0] ?? [];
}

/**
 * Reads the first records of a CSV file, the header among them, without the rest of the file.
 *
 * @returns fewer where they are longer than the part that is read
 */
export async function readHead(path: string, records: number): Promise<readonly (readonly string[])[]> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const text = buffer.toString('utf8', 0, bytesRead);
    const isWhole = bytesRead < HEADER_BYTES;
    const parsed = parse(text, { to: records, skip_records_with_error: !isWhole });
    return isWhole || parsed.length === records ? parsed : parsed.slice(0, -1);
  } finally {
    await file.close();
  }
}
