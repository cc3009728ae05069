import { readStateFile, UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { versionEnds } from '../catalogue';
import { parseConfig } from '../config';
import type { Config } from '../config';
import { firstRuns, storyGaps } from '../extract';
import type { Run } from '../extract';
import { joinProblems, mixedLoads, planRun } from '../plan';
import type { KeyOf, QueryPlan, RunContext, RunPlan } from '../plan';
import { adoptWindows, parseState, schemaOf } from '../state';
import type { State } from '../state';
import type { TableSchema } from '../tables';
import { areUnknown, withMe } from './accountsOfRun';
import { knownTables, tablesInStorage } from './inStorage';
import type { InStorage } from './inStorage';
import { reservedTables } from './reservedTables';
import type { Session } from './session';
import type { Share } from './share';

/** What is known before anything is requested. */
export interface Draft {
  /** As configured. */
  readonly config: Config;
  /** Of the last run. */
  readonly state: State;
  /** The tables of the input mapping in which this run goes on. */
  readonly inStorage: InStorage;
  readonly planning: RunContext;
  /** With `me` where the accounts of the token are not known yet. */
  readonly plan: RunPlan;
  /** What the report repeats of what was logged, a sentence each. */
  readonly warnings: readonly string[];
}

/** What a run begins with. */
export interface Prepared extends Pick<Run, 'config' | 'plan' | 'state'>, Pick<Draft, 'inStorage'> {
  /** The state as the last run left it. */
  readonly before: State;
  /** Columns and keys of all tables that are in Storage, as far as the run can know. */
  readonly known: ReadonlyMap<string, TableSchema>;
}

/** Decides what can be decided without a request; what the user should know of it is logged. */
export async function draftRun(context: ActionContext, now: number): Promise<Draft> {
  const { config, warnings: ofConfig } = parseConfig(context.config.parameters);
  refuseNothing(config);
  const warnings = versionEnds(config.apiVersion, now);
  warn(context, [...ofConfig, ...warnings]);
  const state = await readState(context);
  const inStorage = await tablesInStorage(context, config);
  const keyOf: KeyOf = (table) => (inStorage.find(table) ?? schemaOf(state, table))?.primaryKey;
  const planning = { now, reserved: reservedTables(config), keyOf };
  const plan = planRun(withMe(config), planning);
  reportProblems(plan, config, context.logger);
  return { config, state, inStorage, planning, plan, warnings };
}

/** Tells whether anything is requested; the table of the accounts may need a request too. */
export function hasWork({ plan, config }: Draft): boolean {
  return plan.queries.some(isRunnable) || (config.login === 'facebook' && areUnknown(config));
}

/**
 * Decides the rest, once it is known what the session found out.
 *
 * @param session absent where nothing is requested
 */
export function prepare(
  context: ActionContext,
  draft: Draft,
  { session, share }: { readonly session: Session | undefined; readonly share: Share },
): Prepared {
  const { inStorage, planning } = draft;
  const { now } = planning;
  warn(context, session?.warnings ?? []);
  const { config, state: before } = session ?? draft;
  const plan = share.targets(config === draft.config ? draft.plan : undefined, (shard) =>
    planRun(config, { ...planning, shard }),
  );
  warn(context, [...plan.queries.flatMap((query) => query.warnings), ...mixedLoads(plan.tables)]);
  plan.queries.flatMap(remarksOf).forEach((remark) => context.logger.info(remark));
  const { state, warnings } = adoptWindows(before, plan.queries, now);
  warn(context, warnings);
  firstRuns({ plan, state, now }).forEach((sentence) => context.logger.info(sentence));
  warn(context, storyGaps({ plan, state, now }));
  return {
    config,
    plan,
    state,
    before: draft.state,
    inStorage,
    known: knownTables(state, inStorage, plan.tables.keys()),
  };
}

/** Throws UserError where there is neither a query to run nor a table of accounts to write. */
function refuseNothing({ queries, accounts, accountsBy }: Config): void {
  if (queries.length === 0 && accounts.length === 0 && accountsBy !== 'all') {
    throw new UserError(
      'There is nothing to do: the configuration has neither accounts nor a query that is enabled; choose accounts, and add a query',
    );
  }
}

function remarksOf({ query, remarks, rewrittenFields }: QueryPlan): readonly string[] {
  return rewrittenFields === undefined
    ? remarks
    : [...remarks, `${query.label}: as today's API has it, its fields are ${rewrittenFields}`];
}

function warn({ logger }: ActionContext, warnings: readonly string[]): void {
  warnings.forEach((warning) => logger.warning(warning));
}

/**
 * Logs why queries cannot be run.
 *
 * @throws UserError with all of it where the configuration says that the first failure ends the run
 */
function reportProblems(
  { queries }: Run['plan'],
  { onError }: Config,
  logger: ActionContext['logger'],
): void {
  const problems = queries.flatMap(({ problem }) => problem ?? []);
  if (onError === 'fail-fast' && problems.length > 0) {
    throw new UserError(joinProblems(problems));
  }
  problems.forEach((problem) => logger[onError === 'continue' ? 'warning' : 'error'](problem));
}

/** Tells a query that can be run from one that has failed already, or that is for no account of this shard. */
export function isRunnable({ problem, targets }: QueryPlan): boolean {
  return problem === undefined && targets.length > 0;
}

async function readState({ folder, logger }: ActionContext): Promise<State> {
  const file = await readStateFile(folder);
  const parsed = parseState(file.state);
  const problem =
    file.problem ?? (parsed.problem && `Cannot use the state of the last run: ${parsed.problem}`);
  if (problem !== undefined) {
    logger.warning(`${problem}; this run starts from scratch`);
  }
  parsed.damaged.forEach((sentence) => logger.warning(sentence));
  return parsed.state;
}
