import type { Database } from '../tables/database';
import { quoted } from '../tables/sql';
import type { Column } from '../wire';

/** What rows of insights there are of a metric. */
interface MetricFacts {
  /** The breakdowns that it has; '' is a total. */
  readonly breakdowns: ReadonlySet<string>;
  /** Whether there are values for single days, with `end_time`. */
  readonly hasDays: boolean;
  /** Whether there are totals of a window, with `date_start`. */
  readonly hasWindows: boolean;
}

/** What charts need to know of a table. */
export interface TableFacts {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  readonly metrics: ReadonlyMap<string, MetricFacts>;
}

/** Reads which metrics and breakdowns the tables of insights have. */
export async function readFacts(
  tables: readonly { readonly name: string; readonly columns: readonly Column[] }[],
  database: Database,
): Promise<readonly TableFacts[]> {
  return Promise.all(
    tables.map(async ({ name, columns }) => {
      const names = new Set(columns.map((column) => column.name));
      const isInsights = ['name', 'value', 'period'].every((column) => names.has(column));
      return {
        name,
        columns: names,
        metrics: isInsights ? await metricsIn(name, names, database) : new Map(),
      };
    }),
  );
}

async function metricsIn(
  table: string,
  columns: ReadonlySet<string>,
  database: Database,
): Promise<ReadonlyMap<string, MetricFacts>> {
  const named = columns.has('breakdown') ? "nullif(breakdown, '')" : 'NULL';
  // Values by hour have a key and no name for it.
  const breakdown = `coalesce(${named}, ${columns.has('key1') ? "nullif(key1, '')" : 'NULL'}, '')`;
  const has = (column: string): string => (columns.has(column) ? `count(${column}) > 0` : 'false');
  const sql = `SELECT name, list(DISTINCT ${breakdown})::JSON::VARCHAR, ${has('end_time')}, ${has('date_start')}
    FROM ${quoted(table)} WHERE name IS NOT NULL GROUP BY name`;
  const { rows } = await database.select(sql);
  return new Map(
    rows.map(([name, breakdowns, hasDays, hasWindows]) => [
      String(name),
      {
        breakdowns: new Set(JSON.parse(String(breakdowns)) as readonly string[]),
        hasDays: hasDays === true,
        hasWindows: hasWindows === true,
      },
    ]),
  );
}
