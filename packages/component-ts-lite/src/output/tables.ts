import type { DataTypeSupport } from '../config/environment';
import { UserError } from '../errors/userError';
import type { DataFolder } from '../folder/dataFolder';
import { findInputTable, type InputTable, readInputTables } from '../input/inputTables';
import { readRowBatches, readRows, type TextRow } from '../input/readRows';
import { checkColumns, checkTable, checkTableName, tableFileName } from '../storage/checkTable';
import { checkOutputFormat, standardCsv } from '../storage/csvFormat';
import type { TableDefinition } from '../storage/tableDefinition';
import { createManifest, type ManifestOptions } from './createManifest';
import { knownColumns } from './rowPrinter';
import { type OpenTableDefinition, TableWriter, type WrittenTable } from './tableWriter';
import { writeManifestFile } from './writeDescribed';

/** A table that came in, with its rows. */
export interface TableReader extends InputTable {
  /** Each row by column. Throws as `readRows`. */
  rows(): AsyncIterable<TextRow>;
  /** The same rows, many at a time: for millions of them an `await` for each row is most of the work. */
  batches(): AsyncIterable<readonly TextRow[]>;
}

/** The tables of a run: those that came in, and those that it writes. */
export class Tables {
  private readonly writers = new Map<string, TableWriter>();
  private readonly fileNames = new Set<string>();

  /**
   * @param folder the job's folder
   * @param dataTypeSupport what holds for the job; decides on the form of the manifests
   */
  constructor(
    private readonly folder: DataFolder,
    readonly dataTypeSupport: DataTypeSupport,
  ) {}

  /** All tables in in/tables, by name. Throws `UserError` when a manifest cannot be read. */
  async list(): Promise<readonly TableReader[]> {
    return (await readInputTables(this.folder)).map((table) => this.reader(table));
  }

  /**
   * Finds a table that came in, by the name of its file with or without `.csv`, or by its id in Storage. Throws `UserError` that names
   * the tables there are, when it is none of them.
   */
  async read(name: string): Promise<TableReader> {
    return this.reader(await findInputTable(this.folder, name));
  }

  /**
   * Opens a table for writing, plain or in slices. Close it, or open it with `await using`: the run fails when a table is left
   * open. `write` is safer: a block of `await using` that throws does not throw its table away.
   *
   * Throws `RangeError` when the name, the file name or the format is not legal, when the platform would refuse the manifest (see
   * `checkManifest`), or when the table was opened before, as one would replace the other; `UserError` when the name of a known column is not legal or is there twice, and when the disk or the rights refuse.
   */
  async open(definition: OpenTableDefinition): Promise<TableWriter> {
    const { name, delimiter, enclosure } = definition;
    if (this.folder.part !== undefined) {
      throw new Error(
        `Cannot open table '${name}': where several processes write into one folder, use writeTable, with columns that are the same in all`,
      );
    }
    checkTableName(definition);
    checkOutputFormat({ ...standardCsv, ...(delimiter && { delimiter }), ...(enclosure && { enclosure }) });
    checkColumns(name, knownColumns(definition));
    const fileName = tableFileName(definition);
    if (this.fileNames.has(fileName)) {
      throw new RangeError(`Cannot write table '${name}': it was opened before`);
    }
    this.fileNames.add(fileName);
    const { folder, dataTypeSupport } = this;
    // Before the first row: what the loader refuses would be found after all the work.
    createManifest({ ...whole(definition), columns: knownColumns(definition) }, dataTypeSupport);
    const isSliced = (definition.sliced ?? false) !== false;
    const workPath = isSliced
      ? await folder.scratch(`slices-${name}`)
      : folder.partialPath(`${folder.outTables}/${fileName}`);
    await folder.makeFolder(folder.outTables);
    const writer = new TableWriter(definition, {
      folder,
      dataTypeSupport,
      workPath,
      onEnd: (isDiscarded) => {
        this.writers.delete(fileName);
        if (isDiscarded) {
          this.fileNames.delete(fileName);
        }
      },
    });
    this.writers.set(fileName, writer);
    return writer;
  }

  /**
   * Writes a table in one go: opens it, lets `fill` write its rows, and publishes it. Where `fill` throws, nothing of the table is left,
   * whatever the action does with the error: half a table is never published.
   *
   * @param definition as for `open`
   * @param fill is given the table; it is closed afterwards
   * @returns the table as it was written
   * @throws as `open` and `TableWriter.close`; whatever `fill` throws
   * @example
   * await tables.write({ name: 'users', primaryKey: ['id'] }, async (table) => {
   *   for await (const user of fetchUsers()) {
   *     table.write(user);
   *   }
   * });
   */
  async write(
    definition: OpenTableDefinition,
    fill: (table: TableWriter) => Promise<void> | void,
  ): Promise<WrittenTable> {
    const table = await this.open(definition);
    try {
      await fill(table);
    } catch (error) {
      // What failed first is what is reported.
      await table.discard().catch(() => undefined);
      throw error;
    }
    return table.close();
  }

  /**
   * Writes the manifest of a table whose CSV something else has written into out/tables, such as a database's export.
   *
   * @param definition the table; its columns in the order of the CSV
   * @param options how the CSV is written
   * @throws RangeError as `createManifest`; UserError when the CSV is not there, when a column's name is not legal, and when the disk
   *   or the rights refuse
   */
  async writeManifest(
    definition: Partial<TableDefinition> & Pick<TableDefinition, 'name' | 'columns'>,
    options: ManifestOptions = {},
  ): Promise<void> {
    const table = whole(definition);
    checkTable(table);
    const fileName = tableFileName(table);
    const entry = (await this.folder.list(this.folder.outTables)).find(({ name }) => name === fileName);
    if (entry === undefined) {
      throw new UserError(
        `Cannot describe table '${table.name}': there is no 'out/tables/${fileName}'; write it before its manifest`,
      );
    }
    const manifest = createManifest(table, this.dataTypeSupport, { hasHeader: !entry.isFolder, ...options });
    await writeManifestFile(this.folder, `${this.folder.outTables}/${fileName}`, manifest);
  }

  /**
   * Ends a run that has succeeded: publishes the tables that `await using` has finished.
   *
   * @throws Error that names the tables that are still open, after throwing their rows away
   */
  async finish(): Promise<void> {
    const open = [...this.writers.values()].filter((writer) => writer.isOpen);
    if (open.length > 0) {
      await this.discard();
      const names = open.map(({ name }) => `'${name}'`).join(', ');
      throw new Error(
        `The action has ended and left tables open: ${names}; close each of them, or open it with 'await using'`,
      );
    }
    for (const writer of this.writers.values()) {
      await writer.close();
    }
  }

  /** Ends a run that has failed: throws away the rows of all tables that are not closed. */
  async discard(): Promise<void> {
    for (const writer of this.writers.values()) {
      await writer.discard();
    }
  }

  private reader(table: InputTable): TableReader {
    return {
      ...table,
      rows: () => readRows(this.folder, table),
      batches: () => readRowBatches(this.folder, table),
    };
  }
}

/** What a definition leaves out. */
function whole<Definition extends Partial<TableDefinition> & Pick<TableDefinition, 'name'>>(
  definition: Definition,
): Definition & Pick<TableDefinition, 'primaryKey' | 'incremental' | 'writeAlways'> {
  return { primaryKey: [], incremental: false, writeAlways: false, ...definition };
}
