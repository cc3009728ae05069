import { readStateFile, UserError, writeStateFile } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { parseConfig } from '../config';
import type { Config } from '../config';
import { reportRows, runFailure } from '../extract';
import type { Outcome } from '../extract';
import { advance, parseState, shapeOf, shapeToKeep, withShapes } from '../state';
import type { State } from '../state';
import { shapeTables, Spool, writeAccounts, writeReport, writeTables } from '../tables';
import type { ShapedTable, WrittenTable } from '../tables';
import { extract } from './extractPlan';
import type { RunPorts, Stage } from './extractPlan';
import { planAll } from './planAll';
import type { RunPlan } from './planAll';
import { summaryLines } from './summary';

/**
 * Runs the main job: config → plan → requests → pages → rows → tables → state.
 *
 * @param context what the platform hands over
 * @param ports clock, chance, HTTP
 * @throws UserError when the user can do something about what is wrong or failed
 */
export async function run(context: ActionContext, ports: RunPorts): Promise<void> {
  const { folder, logger } = context;
  // Whatever comes of this run, nothing of an earlier one may be taken for it.
  await folder.clearOutput();
  const { config, warnings } = parseConfig(context.config.parameters);
  warnings.forEach((warning) => logger.warning(warning));
  const now = Math.floor(ports.clock.now() / 1000);
  const plan = planAll(config, now);
  plan.plans.flatMap(({ remarks }) => remarks).forEach((remark) => logger.warning(remark));
  const state = await readState(context);
  try {
    const spool = new Spool({
      path: await folder.scratch('rows'),
      folder,
      knownColumns: knownColumns(plan, state),
    });
    const outcomes = await extract(context, { ports, config, plan, state, spool, now });
    await finish(context, { config, plan, state, spool, now, outcomes });
  } finally {
    await folder.removeScratch();
  }
}

async function readState({ folder, logger }: ActionContext): Promise<State> {
  const file = await readStateFile(folder);
  const parsed = parseState(file.state);
  const problem =
    file.problem ?? (parsed.problem && `Cannot use the state of the last run: ${parsed.problem}`);
  if (problem !== undefined) {
    logger.warning(`${problem}; this run starts afresh`);
  }
  return parsed.state;
}

function knownColumns({ tables }: RunPlan, state: State): Map<string, string[]> {
  const planned = [...tables].map(([name, table]): [string, string[]] => [
    name,
    [...table.columns, ...(shapeOf(state, name)?.columns ?? [])],
  ]);
  const earlier = Object.entries(state.tables).map(([name, shape]): [string, string[]] => [
    name,
    [...shape.columns],
  ]);
  return new Map([...earlier, ...planned]);
}

async function finish(
  context: ActionContext,
  stage: Stage & { outcomes: readonly Outcome[] },
): Promise<void> {
  const { folder, logger, environment } = context;
  const { config, plan, state, spool, outcomes } = stage;
  const hasFailed = outcomes.some((one) => one.error !== undefined);
  if (hasFailed && config.onError === 'fail-fast') {
    throw new UserError(runFailure(outcomes, []));
  }
  const tables = shapeTables({
    planned: plan.tables,
    spooled: spool.tables(),
    shapeOf: (name) => shapeOf(state, name),
  });
  const problems = tables.flatMap(keyProblem);
  const { bucketId } = config;
  const { dataTypeSupport } = environment;
  const options = { folder, dataTypeSupport, bucketId, hasFailures: hasFailed || problems.length > 0 };
  const accounts = config.accounts.length > 0 ? [await writeAccounts(config.accounts, options)] : [];
  const report = config.writesReport
    ? [await writeReport({ runId: runIdOf(context, stage.now), rows: reportRows(outcomes) }, options)]
    : [];
  const written = [...accounts, ...(await writeTables(tables, options)), ...report];
  written.forEach((table) => noteRepeated(table, logger));
  await writeStateFile(folder, { ...nextState({ ...stage, isTyped: dataTypeSupport !== 'none' }, tables) });
  summaryLines(written, folder.outTables).forEach((line) => logger.info(line));
  endRun(context, { config, outcomes, problems });
}

/** Outside the platform a run is known by its beginning. */
function runIdOf({ environment }: ActionContext, now: number): string {
  return environment.runId ?? new Date(now * 1000).toISOString();
}

/** Storage does not let a key change; rows that need more than it has would overwrite each other there. */
function keyProblem({ name, primaryKey, missingInKey }: ShapedTable): string[] {
  return missingInKey.length === 0
    ? []
    : [
        `Table '${name}' has the primary key (${primaryKey.join(', ')}) from earlier runs, but its rows are told apart by ${missingInKey.join(', ')} too: give the query a new name, or delete the table and reset the state`,
      ];
}

function noteRepeated({ name, repeated, differing }: WrittenTable, logger: ActionContext['logger']): void {
  if (repeated > 0) {
    const told = differing > 0 ? `, ${differing} of them with other values: the last reading counts` : '';
    logger.warning(
      `Table '${name}': ${repeated} rows were read again under the same key and written once${told}`,
    );
  }
}

function nextState(
  { plan, state, outcomes, now, isTyped }: Stage & { outcomes: readonly Outcome[]; isTyped: boolean },
  tables: readonly ShapedTable[],
): State {
  const shaped = withShapes(
    state,
    tables.map((table) => [table.name, shapeToKeep(state, table, isTyped)] as const),
  );
  const ends = new Map(plan.plans.map((one) => [one, endOf(one, now)]));
  return outcomes
    .filter((one) => one.error === undefined)
    .reduce(
      (next, { plan: of, target }) =>
        advance(next, { query: of.query.name, account: target.account?.id ?? '' }, ends.get(of) ?? now),
      shaped,
    );
}

/** What was asked up to a day in the past is complete up to there and no further. */
function endOf(plan: RunPlan['plans'][number], now: number): number {
  const untils = plan.asks.flatMap((ask) =>
    'range' in ask && ask.range.until !== undefined ? [ask.range.until] : [],
  );
  return Math.min(now, ...untils);
}

function endRun(
  { logger }: ActionContext,
  {
    config,
    outcomes,
    problems,
  }: { config: Config; outcomes: readonly Outcome[]; problems: readonly string[] },
): void {
  const failure = runFailure(outcomes, problems);
  if (failure === '') {
    return;
  }
  const hasSucceeded = outcomes.some((one) => one.error === undefined);
  if (config.onError === 'continue' && hasSucceeded) {
    logger.warning(failure);
    return;
  }
  throw new UserError(failure);
}
