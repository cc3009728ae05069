import { firstSince } from '../plan';
import type { QueryPlan } from '../plan';
import { endOfLastRun } from '../state';
import type { State } from '../state';
import { formatMoment } from '../time';
import type { Run } from './extractAll';

/** Accounts that a sentence names; of more it says how many. */
const NAMED_ACCOUNTS = 3;

/**
 * Finds the queries that use `last run` of which no last run is known for some of their accounts, and says which days of
 * account insights they do not read. A list is read as far back as the API gives it by default.
 *
 * @returns a sentence for each such query
 */
export function firstRuns({ plan, state, now }: Pick<Run, 'plan' | 'state' | 'now'>): readonly string[] {
  return plan.queries.flatMap((query) => {
    const begins = query.problem === undefined ? beginsOf(query, now) : [];
    const unknown = begins.length === 0 ? [] : accountsWithoutEnd(query, state);
    return unknown.length === 0
      ? []
      : [
          `${query.query.label}: no last run is known${ofAccounts(unknown, query.targets.length)}: it reads ${begins.join(' and ')}, and nothing before`,
        ];
  });
}

/** Each kind of account insights once, with the day on which it begins. */
function beginsOf({ roots }: QueryPlan, now: number): readonly string[] {
  const begins = roots.flatMap(({ level: { source }, range }) =>
    source.by === 'windows' && range.since === 'last run'
      ? [
          `${source.isDaily ? 'totals by day' : 'insights'} from ${formatMoment(firstSince(source, range, now))} on`,
        ]
      : [],
  );
  return [...new Set(begins)];
}

function accountsWithoutEnd({ key, targets }: QueryPlan, state: State): readonly string[] {
  return targets
    .map(({ account }) => account?.id ?? '')
    .filter((account) => endOfLastRun(state, { query: key, account }) === undefined);
}

function ofAccounts(accounts: readonly string[], all: number): string {
  if (accounts.length === all) {
    return '';
  }
  return accounts.length <= NAMED_ACCOUNTS
    ? ` of ${accounts.join(', ')}`
    : ` of ${accounts.length} of its ${all} accounts`;
}
