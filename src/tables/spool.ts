import { join } from 'node:path';
import type { DataFolder } from '@keboola/component-ts-lite';
import type { Row } from '../flatten';
import { allDone } from './allDone';
import { Part } from './part';

/** What a spool is made of. */
export interface SpoolOptions {
  /** A folder of its own. */
  readonly path: string;
  readonly folder: Pick<DataFolder, 'openWriter'>;
  /** For each table the columns that it will have whatever comes. */
  readonly knownColumns: ReadonlyMap<string, Iterable<string>>;
}

/** The rows of a table as they lie on disk. */
export interface SpooledTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: ReadonlySet<string>;
  readonly keyColumns: ReadonlySet<string>;
  /** In the order of the plan, whatever the order in which they came. */
  readonly parts: readonly Part[];
}

/** Keeps the rows of a run on disk until their tables can be made: jobs may run in any order, tables do not show it. */
export class Spool {
  private readonly jobs: JobSpool[] = [];

  constructor(private readonly options: SpoolOptions) {}

  /**
   * Opens the place for the rows of one job.
   *
   * @param order the job's place in the plan
   * @returns where its rows go
   */
  job(order: number): JobSpool {
    const job = new JobSpool(order, this.options);
    this.jobs.push(job);
    return job;
  }

  /** @returns the tables that got rows, by name */
  tables(): ReadonlyMap<string, SpooledTable> {
    const parts = [...this.jobs]
      .sort((one, other) => one.order - other.order)
      .flatMap((job) => [...job.parts].map(([name, part]) => ({ name, part })));
    const names = [...new Set(parts.map(({ name }) => name))];
    return new Map(
      names.map((name) => [
        name,
        gather(
          name,
          parts.filter((one) => one.name === name).map((one) => one.part),
        ),
      ]),
    );
  }
}

/** The rows of one job, table by table. */
export class JobSpool {
  readonly parts = new Map<string, Part>();
  rows = 0;

  constructor(
    readonly order: number,
    private readonly options: SpoolOptions,
  ) {}

  /**
   * Takes rows in order and writes what is enough for a batch.
   *
   * @param rows the rows of a page
   */
  async add(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      this.part(row.level.table).add(row);
    }
    this.rows += rows.length;
    for (const part of this.parts.values()) {
      await part.flush();
    }
  }

  /** Writes what still waits in memory, and closes every file also when that fails. */
  async close(): Promise<void> {
    await allDone([...this.parts.values()].map((part) => part.close()));
  }

  private part(table: string): Part {
    const known = this.parts.get(table);
    if (known !== undefined) {
      return known;
    }
    const path = join(this.options.path, `${table}.${this.order}`);
    const part = new Part(path, this.options.knownColumns.get(table) ?? [], this.options.folder);
    this.parts.set(table, part);
    return part;
  }
}

function gather(name: string, parts: readonly Part[]): SpooledTable {
  return {
    name,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    columns: new Set(parts.flatMap((part) => part.batches.flatMap((batch) => batch.columns))),
    keyColumns: new Set(parts.flatMap((part) => [...part.keyColumns])),
    parts,
  };
}
