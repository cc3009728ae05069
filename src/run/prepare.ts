import { readStateFile, UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { parseConfig } from '../config';
import type { Config } from '../config';
import type { Ports } from '../connect';
import { firstRuns, storyGaps } from '../extract';
import type { Run } from '../extract';
import { versionEnds } from '../graph';
import { joinProblems, mixedLoads, planRun } from '../plan';
import type { KeyOf, QueryPlan } from '../plan';
import { adoptWindows, parseState, schemaOf } from '../state';
import type { State } from '../state';
import type { TableSchema } from '../tables';
import { areUnknown, withMe } from './accountsOfRun';
import { knownTables, tablesInStorage } from './inStorage';
import type { InStorage } from './inStorage';
import { reservedTables } from './reservedTables';
import { openSession } from './session';
import type { Session } from './session';
import { delayStart } from './shardRun';

/** What a run begins with. */
export interface Prepared extends Pick<Run, 'config' | 'plan' | 'state'> {
  /** The state as the last run left it. */
  readonly before: State;
  readonly session: Session;
  /** The tables of the input mapping in which this run goes on. */
  readonly inStorage: InStorage;
  /** Columns and keys of all tables that are in Storage, as far as the run can know. */
  readonly known: ReadonlyMap<string, TableSchema>;
}

/** Decides all that comes before the queries are run; what the user should know of it is logged. */
export async function prepare(context: ActionContext, ports: Ports, now: number): Promise<Prepared> {
  const { logger, folder } = context;
  const warn = (warnings: readonly string[]): void => warnings.forEach((warning) => logger.warning(warning));
  const { config: given, warnings } = parseConfig(context.config.parameters);
  warn([...warnings, ...versionEnds(given.apiVersion, now)]);
  const provisional = withMe(given);
  const before = await readState(context);
  const inStorage = await tablesInStorage(context, given);
  const keyOf: KeyOf = (table) => (inStorage.find(table) ?? schemaOf(before, table))?.primaryKey;
  const planning = { now, reserved: reservedTables(given), keyOf };
  const draft = planRun(provisional, planning);
  reportProblems(draft, given, logger);
  // Without a request no token is needed; the table of the accounts may need one.
  const hasWork = draft.queries.some(isRunnable) || (given.login === 'facebook' && areUnknown(given));
  const shard = folder.part;
  if (hasWork && shard !== undefined) {
    await delayStart(shard, ports, context.signal);
  }
  const session: Session = hasWork
    ? await openSession(context, ports, { config: provisional, state: before, now })
    : { config: given, state: before, warnings: [] };
  warn(session.warnings);
  const { config } = session;
  const isReplanned = shard !== undefined || (hasWork && config !== provisional);
  const plan = isReplanned ? planRun(config, { ...planning, shard }) : draft;
  warn([...plan.queries.flatMap((query) => query.warnings), ...mixedLoads(plan.tables)]);
  plan.queries.flatMap((query) => query.remarks).forEach((remark) => logger.info(remark));
  const { state, warnings: stateWarnings } = adoptWindows(session.state, plan.queries, now);
  warn(stateWarnings);
  firstRuns({ plan, state, now }).forEach((sentence) => logger.info(sentence));
  warn(storyGaps({ plan, state, now }));
  return {
    config,
    plan,
    state,
    before,
    session,
    inStorage,
    known: knownTables(state, inStorage, plan.tables.keys()),
  };
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
