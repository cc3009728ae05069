import { parseTable } from './folders';

/** A table in Storage. */
interface Loaded {
  readonly columns: string[];
  readonly key: readonly string[];
  readonly rows: Map<string, Readonly<Record<string, string>>>;
}

interface Manifest {
  readonly primary_key: readonly string[];
  readonly incremental: boolean;
  readonly write_always?: boolean;
}

/** Tables without types as Storage has them after loads: for many runs, where a database takes too long. */
export class LoadedTables {
  private readonly tables = new Map<string, Loaded>();

  /**
   * Loads the output of a run. Of one that failed, only what its manifest says to load always.
   *
   * @param run its files and how it ended
   * @throws Error as the platform: when a file lacks a column of its table; also where the key is another
   */
  load({ out, code }: { readonly out: Readonly<Record<string, string>>; readonly code: number }): void {
    for (const [file, text] of Object.entries(out)) {
      const name = /^tables\/(.*)\.csv$/.exec(file)?.[1];
      const manifest = JSON.parse(out[`${file}.manifest`] ?? 'null') as Manifest | null;
      if (name !== undefined && manifest !== null && (code === 0 || manifest.write_always === true)) {
        this.loadTable(name, text, manifest);
      }
    }
  }

  /** The rows of a table. */
  rows(name: string): readonly Readonly<Record<string, string>>[] {
    return [...(this.tables.get(name)?.rows.values() ?? [])];
  }

  private loadTable(name: string, text: string, { primary_key: key, incremental }: Manifest): void {
    const columns = (text.split('\n')[0] ?? '').split(',');
    const table = this.tables.get(name) ?? { columns, key, rows: new Map() };
    const missing = table.columns.filter((column) => !columns.includes(column));
    if (missing.length > 0) {
      throw new Error(`Some columns are missing in the csv file of ${name}: ${missing.join(', ')}`);
    }
    if (key.join() !== table.key.join()) {
      throw new Error(`The key of ${name} is ${table.key.join()}, the file's ${key.join()}`);
    }
    const rows = incremental ? table.rows : new Map<string, Readonly<Record<string, string>>>();
    parseTable(text).forEach((row) => rows.set(key.map((column) => row[column]).join('\u0000'), row));
    this.tables.set(name, { columns, key, rows });
  }
}
