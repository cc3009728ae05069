import type { ActionContext } from '@keboola/component-ts-lite';
import type { Shard } from '../config';
import { refuseUndeclaredLevels } from '../extract';
import type { Outcome, Run } from '../extract';
import { planTables } from '../plan';
import type { RunPlan } from '../plan';
import { counted } from '../runtime';
import type { Clock, Random } from '../runtime';
import { stateOfShard } from '../state';
import type { State } from '../state';

/** Each shard adds so much to the time over which the starts are spread, milliseconds. */
const SPREAD_MS = 100;
/** The longest delay of a start. */
const LONGEST_DELAY_MS = 30_000;

/** What of a run this process does: all of it, or the share of one shard. */
export interface Share {
  /** Waits before the first request, where others begin at the same time. */
  readonly delayStart: (
    outside: { readonly clock: Clock; readonly random: Random },
    signal: AbortSignal,
  ) => Promise<void>;
  /**
   * Plans what is read.
   *
   * @param draft the plan of the whole run, where its accounts were known
   * @param plan plans the run anew, for one shard where it is given
   */
  readonly targets: (draft: RunPlan | undefined, plan: (shard?: Shard) => RunPlan) => RunPlan;
  /**
   * Prepares the folder, in which others may be at work.
   *
   * @param reserved tables that the component writes itself
   */
  readonly begin: (
    context: ActionContext,
    run: Pick<Run, 'plan'> & { readonly known: ReadonlyMap<string, unknown> },
    reserved: Iterable<string>,
  ) => Promise<void>;
  /** Whether this process does all of the run, so that it can tell the result of the job. */
  readonly isWhole: boolean;
  /** Whether columns and keys must follow from plan and state alone. */
  readonly isFixed: boolean;
  /** Lists the tables of queries that gave anything: one that was refused altogether leaves no table and no column. */
  readonly answeredTables: (plan: RunPlan, outcomes: readonly Outcome[]) => RunPlan['tables'];
  /** Tells whether the tables are marked as those of a run that failed. */
  readonly hasFailures: (found: boolean) => boolean;
  readonly writesAccounts: boolean;
  /** Makes of the state for the next run what this process hands on. */
  readonly state: (state: State, outcomes: readonly Outcome[]) => State;
}

/** Makes the share of the only process. */
export function wholeRun(): Share {
  return {
    delayStart: async () => undefined,
    targets: (draft, plan) => draft ?? plan(),
    begin: async () => undefined,
    isWhole: true,
    isFixed: false,
    answeredTables,
    hasFailures: (found) => found,
    writesAccounts: true,
    state: (state) => state,
  };
}

/** Makes the share of one shard: its accounts, in tables that all shards write slices of. */
export function shardRun(shard: Shard): Share {
  const { index, count } = shard;
  return {
    // Shards that are started together do not all begin at once.
    delayStart: async ({ clock, random }, signal) => {
      await clock.sleep(Math.round(random() * Math.min(LONGEST_DELAY_MS, count * SPREAD_MS)), signal);
    },
    targets: (_, plan) => plan(shard),
    begin: (context, run, reserved) => beginShard(context, run, { shard, reserved }),
    isWhole: false,
    isFixed: true,
    // A shard does not know what the others got, so its tables have all planned columns.
    answeredTables: (plan, outcomes) => {
      const answered = answeredTables(plan, outcomes);
      return new Map([...plan.tables].filter(([name]) => answered.has(name)));
    },
    // All shards write the same manifest, whatever happened to any of them.
    hasFailures: () => true,
    writesAccounts: index === 0,
    state: (state, outcomes) => stateOfShard(state, shard, accountsRead(outcomes)),
  };
}

function answeredTables({ queries }: RunPlan, outcomes: readonly Outcome[]): RunPlan['tables'] {
  const gaveAnything = new Set(
    outcomes.filter(({ error, rows }) => error === undefined || rows > 0).map(({ plan }) => plan),
  );
  return planTables(queries.filter((query) => gaveAnything.has(query)));
}

/** Throws UserError when the columns of a table do not follow from plan and state: the shards would not write the same ones */
async function beginShard(
  { folder, logger }: ActionContext,
  { plan, known }: Pick<Run, 'plan'> & { readonly known: ReadonlyMap<string, unknown> },
  { shard, reserved }: { readonly shard: Shard; readonly reserved: Iterable<string> },
): Promise<void> {
  refuseUndeclaredLevels(plan, known);
  await folder.removeOtherTables(new Set([...plan.tables.keys(), ...reserved]));
  const accounts = plan.queries.flatMap(({ targets }) => targets.flatMap(({ account }) => account?.id ?? []));
  logger.info(
    `Shard ${shard.index} of ${shard.count}, counted from 0: its share is ${counted(new Set(accounts).size, 'account')}`,
  );
}

/** The accounts that were asked, by key of the query; '' where it was for no account. */
function accountsRead(outcomes: readonly Outcome[]): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  for (const { plan, target } of outcomes) {
    read.set(plan.key, (read.get(plan.key) ?? new Set()).add(target.account?.id ?? ''));
  }
  return read;
}
