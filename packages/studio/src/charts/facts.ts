import type { Database } from '../tables/database';
import { quoted } from '../tables/sql';
import type { Column } from '../wire';

/** What charts need to know of a table. */
export interface TableFacts {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  /** The metrics in it, with the breakdowns that each has; '' is a total. */
  readonly metrics: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads which metrics and breakdowns the tables of insights have. */
export async function readFacts(
  tables: readonly { readonly name: string; readonly columns: readonly Column[] }[],
  database: Database,
): Promise<readonly TableFacts[]> {
  return Promise.all(
    tables.map(async ({ name, columns }) => {
      const names = new Set(columns.map((column) => column.name));
      const isInsights = names.has('name') && names.has('value') && names.has('period');
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
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const breakdown = columns.has('breakdown') ? "coalesce(breakdown, '')" : "''";
  const sql = `SELECT DISTINCT name, ${breakdown} FROM ${quoted(table)} WHERE name IS NOT NULL ORDER BY ALL`;
  const { rows } = await database.select(sql);
  const metrics = new Map<string, Set<string>>();
  for (const [name, of] of rows) {
    const known = metrics.get(String(name)) ?? new Set();
    metrics.set(String(name), known.add(String(of)));
  }
  return metrics;
}
