import { join } from 'node:path';
import type { DataFolder } from '@keboola/component-ts-lite';
import type { Row } from '../flatten';
import { TIMEFRAME } from '../plan';
import { settleAll } from '../runtime';
import { AppendFiles } from './appendFiles';
import { Breakdowns } from './breakdowns';
import { Part } from './part';

/** Where rows are kept. */
export interface SpoolOptions {
  /** A folder of its own. */
  readonly path: string;
  readonly folder: Pick<DataFolder, 'openWriter'>;
  /** For each table what it will have columns for in any case: fields by their paths, our own columns by name. */
  readonly knownFields: ReadonlyMap<string, Iterable<string>>;
  /** Files open at once, whatever the number of tables and jobs. @default 200 */
  readonly mostOpen?: number;
}

/** The rows of a table on disk. */
export interface SpooledTable {
  readonly name: string;
  readonly rows: number;
  /** Fields that rows had. */
  readonly rowFields: ReadonlySet<string>;
  /** Those that tell its rows apart. */
  readonly keyFields: ReadonlySet<string>;
  /** Whether rows are of breakdowns. */
  readonly hasBreakdowns: boolean;
  /** In the order of the plan. */
  readonly parts: readonly Part[];
  /** The jobs that gave rows, by their places in the plan. */
  readonly jobs: readonly number[];
}

/** Keeps the rows of a run on disk until their tables can be made. Jobs may run in any order; the tables do not show it. */
export class Spool {
  private readonly jobs: JobSpool[] = [];
  private readonly files: AppendFiles;

  constructor(private readonly options: SpoolOptions) {
    this.files = new AppendFiles(options.folder, options.mostOpen);
  }

  /** Opens the spool of one job; `order` is the job's place in the plan. */
  job(order: number): JobSpool {
    const job = new JobSpool(order, { ...this.options, files: this.files });
    this.jobs.push(job);
    return job;
  }

  /** The tables that got rows, by name. */
  tables(): ReadonlyMap<string, SpooledTable> {
    const parts = [...this.jobs]
      .sort((left, right) => left.order - right.order)
      .flatMap((job) => [...job.parts].map(([name, part]) => ({ name, part, order: job.order })));
    const names = [...new Set(parts.map(({ name }) => name))];
    return new Map(
      names.map((name) => {
        const own = parts.filter((part) => part.name === name);
        return [name, gather(name, own)];
      }),
    );
  }
}

/** The rows of one job, table by table. */
export class JobSpool {
  readonly parts = new Map<string, Part>();
  rows = 0;

  constructor(
    readonly order: number,
    private readonly options: SpoolOptions & { readonly files: AppendFiles },
  ) {}

  /** Adds the rows of a page in their order, and writes full batches. */
  async add(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      this.part(row.level.table).add(row);
    }
    this.rows += rows.length;
    for (const part of this.parts.values()) {
      await part.flush();
    }
  }

  /** Writes the remaining rows, and closes every file also when that fails. */
  async close(): Promise<void> {
    await settleAll([...this.parts.values()].map((part) => part.close()));
  }

  private part(table: string): Part {
    const known = this.parts.get(table);
    if (known !== undefined) {
      return known;
    }
    const path = join(this.options.path, `${table}.${this.order}`);
    const part = new Part(path, this.options.knownFields.get(table) ?? [], this.options.files);
    this.parts.set(table, part);
    return part;
  }
}

function gather(
  name: string,
  found: readonly { readonly part: Part; readonly order: number }[],
): SpooledTable {
  const parts = found.map(({ part }) => part);
  const breakdowns = parts.reduce((all, part) => all.addAll(part.breakdowns), new Breakdowns());
  return {
    name,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    rowFields: new Set(parts.flatMap((part) => [...part.rowFields])),
    keyFields: new Set([
      // Rows of one time frame are told apart without it.
      ...parts.flatMap((part) => [...part.keyFields]).filter((field) => field !== TIMEFRAME),
      ...breakdowns.needed(),
    ]),
    hasBreakdowns: breakdowns.hasAny,
    parts,
    jobs: found.map(({ order }) => order),
  };
}
