import { refusedTables } from '../extract';
import type { Outcome, Run } from '../extract';
import { writersOf } from '../plan';
import { planOutput } from '../tables';
import type { OutputOptions, OutputTable } from '../tables';
import { isFailure } from './endRun';

/** What a run writes. */
export interface DecidedTables {
  readonly written: readonly OutputTable[];
  /** Tables that must not be written, each with a sentence. */
  readonly refused: ReadonlyMap<OutputTable, string>;
  /** Tables of `written` without some columns of their rows. */
  readonly incomplete: readonly OutputTable[];
}

/**
 * Decides which tables a run writes, with which columns. Of a run that fails the platform keeps no state: a column that only the
 * answers tell of would be missing from the next run's table, and Storage refuses a table without one of its columns. So such a run
 * writes no column that neither the plan nor Storage has. Source: docs/state.md §3.
 */
export function decideTables(
  run: Pick<Run, 'config' | 'plan' | 'log'>,
  outcomes: readonly Outcome[],
  options: OutputOptions,
): DecidedTables {
  const tables = planOutput(options);
  const refused = refusedTables(tables, outcomes, (name) => writersOf(run.plan, name));
  if (options.isFixed === true || !isFailure(run, outcomes, [...refused.values()])) {
    return { written: tables.filter((table) => !refused.has(table)), refused, incomplete: [] };
  }
  return forgottenTables(run, outcomes, options);
}

function forgottenTables(
  { plan, log }: Pick<Run, 'plan' | 'log'>,
  outcomes: readonly Outcome[],
  options: OutputOptions,
): DecidedTables {
  const left = new Map<OutputTable, readonly string[]>();
  const unknown = new Map<OutputTable, string>();
  for (const { undeclared, ...planned } of planOutput({ ...options, isForgotten: true })) {
    const table = { ...planned, undeclared: [] };
    left.set(table, undeclared);
    const problem = options.known.has(table.name) ? undefined : problemOfNewTable(table);
    if (problem !== undefined) {
      unknown.set(table, problem);
    }
  }
  const decidable = [...left.keys()].filter((table) => !unknown.has(table));
  const refused = refusedTables(decidable, outcomes, (name) => writersOf(plan, name));
  const written = decidable.filter((table) => !refused.has(table));
  const incomplete = written.filter((table) => (left.get(table) ?? []).length > 0);
  incomplete.forEach((table) => {
    log.warning(
      `Table '${table.name}': left out ${(left.get(table) ?? []).join(', ')}, which no query names: a run that fails remembers no new columns. The next run that succeeds writes them; or name them in the fields`,
    );
  });
  return { written, refused: new Map([...unknown, ...refused]), incomplete };
}

/** What only the answers tell of a new table may be something else in the next run. */
function problemOfNewTable({ name, columns, missingInKey }: OutputTable): string | undefined {
  const reason =
    columns.length === 0
      ? 'no query names its fields'
      : missingInKey.length > 0
        ? `its rows need ${missingInKey.join(', ')} in the primary key, which no query names`
        : undefined;
  return reason === undefined
    ? undefined
    : `Table '${name}' was not written: ${reason}, and a run that fails remembers no new tables: the next run that succeeds writes it`;
}
