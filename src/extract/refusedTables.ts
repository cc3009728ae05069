import type { QueryPlan } from '../plan';
import type { OutputTable } from '../tables';
import type { Outcome } from './outcome';

/**
 * Finds the tables that must not be written in this run, with the reason as a sentence: loaded, they would damage what
 * Storage has.
 *
 * @param writersOf the queries that write a table, by its name in the plan
 */
export function refusedTables(
  tables: readonly OutputTable[],
  outcomes: readonly Outcome[],
  writersOf: (table: string) => readonly QueryPlan[],
): ReadonlyMap<OutputTable, string> {
  return new Map(
    tables.flatMap((table) => {
      const writers = writersOf(table.insteadOf ?? table.name);
      const reason =
        undeclaredProblem(table, writers) ?? keyProblem(table) ?? partProblem(table, outcomes, writers);
      return reason === undefined
        ? []
        : [[table, `Table '${table.name}' was not written: ${reason}`] as const];
    }),
  );
}

/** Shards write one table, so none of them may have a column or a table of its own: what is not declared would be lost. */
function undeclaredProblem({ undeclared }: OutputTable, writers: readonly QueryPlan[]): string | undefined {
  if (undeclared.length === 0) {
    return undefined;
  }
  return writers.length === 0
    ? 'no query declares it, and all shards must write the same tables: request the list with its fields in braces'
    : `its rows have ${undeclared.join(', ')}, which no query declares, and all shards must write the same columns: name them in the fields, such as 'owner{id}', or run once without shards, after which the state has them`;
}

/** Storage does not let a key change; rows that need more columns than it has would overwrite each other there. */
function keyProblem({ primaryKey, missingInKey, takenOver }: OutputTable): string | undefined {
  if (missingInKey.length === 0) {
    return undefined;
  }
  const key = `it has ${primaryKey.length === 0 ? 'no primary key' : `the primary key (${primaryKey.join(', ')})`}`;
  const need = `but its rows need ${missingInKey.join(', ')} too`;
  return takenOver.length > 0
    ? `${key} in Storage, ${need}: rename the query, or add them to the key in Storage (docs/take-over.md)`
    : `${key} from earlier runs, ${need}: rename the query, or delete the table and reset the state`;
}

/** A full load replaces the table: without a part, what Storage has of that part would be lost. */
function partProblem(
  { incremental, spooled }: OutputTable,
  outcomes: readonly Outcome[],
  writers: readonly QueryPlan[],
): string | undefined {
  // Of a table that only the answers know, those that gave rows.
  const found = (spooled?.jobs ?? []).map((job) => outcomes[job]?.plan);
  const incomplete = outcomes.filter(
    (outcome) => (writers.length > 0 ? writers : found).includes(outcome.plan) && !isComplete(outcome),
  );
  const labels = [...new Set(incomplete.map(({ plan }) => plan.query.label))];
  return incremental || labels.length === 0
    ? undefined
    : `it would replace the table in Storage, and ${labels.join(', ')} did not come completely`;
}

function isComplete({ error, omissions }: Outcome): boolean {
  return (
    error === undefined &&
    !omissions.some((omission) => omission.kind === 'part' && ['object', 'list'].includes(omission.part.is))
  );
}
