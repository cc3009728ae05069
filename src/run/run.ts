import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import type { Shard } from '../config';
import { connect } from '../connect';
import type { Ports } from '../connect';
import { extractAll, nextState, reportTable, runFailure, unplannedOutcome } from '../extract';
import type { Outcome, Run } from '../extract';
import { planTables } from '../plan';
import { counted } from '../runtime';
import { accountsTable, nameColumns, Spool, writeSmallTable, writeTables } from '../tables';
import type { OutputTable, TableSchema, WrittenTable } from '../tables';
import { decideTables } from './decideTables';
import { endRun } from './endRun';
import { forgottenLines } from './forgotten';
import { takeOverLines } from './inStorage';
import { isRunnable, prepare } from './prepare';
import { reservedTables } from './reservedTables';
import { beginShard, shareOfState } from './shardRun';
import { summaryLines } from './summary';
import { writeState } from './writeState';

/**
 * Runs the main job: config → plan → requests → pages → rows → tables → state.
 *
 * @throws UserError when the user can do something about what is wrong or failed
 */
export async function run(context: ActionContext, ports: Ports): Promise<void> {
  const { folder, logger } = context;
  // Nothing of an earlier run may be taken for a result of this one.
  await folder.clearOutput();
  const now = Math.floor(ports.clock.now() / 1000);
  const shard = folder.part;
  const { config, plan, state, before, session, inStorage, known } = await prepare(context, ports, now);
  if (shard !== undefined) {
    await beginShard(context, { plan, known }, { shard, reserved: reservedTables(config).keys() });
  }
  const stop = new AbortController();
  const { clock, liveLine } = ports;
  const current: Run = { config, plan, state, now, clock, log: logger, stop, ...(liveLine && { liveLine }) };
  const forgotten = forgottenLines(context, { run: current, before });
  try {
    const spool = new Spool({
      path: await folder.scratch('rows'),
      folder,
      knownFields: knownFields(plan, known),
    });
    const outcomes = await extract(context, ports, { run: current, spool, token: session.token, forgotten });
    const { written, refused, incomplete } = decideTables(current, outcomes, {
      planned: answeredTables(plan, outcomes, shard),
      isFixed: shard !== undefined,
      spooled: spool.tables(),
      known,
      replacing: new Set(outcomes.flatMap(({ plan: { query } }, job) => (query.incremental ? [] : [job]))),
      reserved: [...reservedTables(config).keys()],
    });
    const result = { outcomes, tables: written, refused, warnings: session.warnings };
    takeOverLines(written, { inStorage, state, config }).forEach(({ text, level }) => logger[level](text));
    const summary = await writeOutput(context, current, result);
    const isTyped = context.environment.dataTypeSupport !== 'none';
    const next = { outcomes, written, incomplete: [...refused.keys(), ...incomplete], isTyped };
    const after = nextState(current, next);
    await writeState(context, shard ? shareOfState(after, shard, outcomes) : after);
    summaryLines(summary, folder.outTables).forEach((line) => logger.info(line));
    endRun(current, outcomes, { problems: [...refused.values()], forgotten });
  } finally {
    await folder.removeScratch();
  }
}

/**
 * The tables of queries that gave anything: one that was refused altogether leaves no table and no column behind. A shard does
 * not know what the others got, so its tables have all planned columns.
 */
function answeredTables(
  { queries, tables }: Run['plan'],
  outcomes: readonly Outcome[],
  shard: Shard | undefined,
): Run['plan']['tables'] {
  const gaveAnything = new Set(
    outcomes.filter(({ error, rows }) => error === undefined || rows > 0).map(({ plan }) => plan),
  );
  const answered = planTables(queries.filter((query) => gaveAnything.has(query)));
  return shard === undefined ? answered : new Map([...tables].filter(([name]) => answered.has(name)));
}

/** What tables will have columns for in any case. */
function knownFields(
  plan: Run['plan'],
  known: ReadonlyMap<string, TableSchema>,
): Map<string, Iterable<string>> {
  const names = new Set([...known.keys(), ...plan.tables.keys()]);
  return new Map(
    [...names].map((name) => {
      const planned = plan.tables.get(name)?.columns ?? [];
      return [name, nameColumns({ known: known.get(name), planned, found: [] }).keys()];
    }),
  );
}

/** Throws a UserError for the first failure where the configuration says so, and when the run is stopped from outside */
async function extract(
  context: ActionContext,
  ports: Ports,
  {
    run: current,
    spool,
    token,
    forgotten,
  }: {
    readonly run: Run;
    readonly spool: Spool;
    readonly token: string | undefined;
    readonly forgotten: readonly string[];
  },
): Promise<readonly Outcome[]> {
  const { config, plan, stop } = current;
  if (!plan.queries.some(isRunnable)) {
    // Without a request no token is needed.
    return plan.queries.flatMap((query) =>
      query.targets.flatMap((target) => unplannedOutcome(query, target) ?? []),
    );
  }
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const api = connect(context, ports, { config, signal, token });
  try {
    const outcomes = await extractAll(current, api, spool);
    context.signal.throwIfAborted();
    if (config.onError === 'fail-fast' && hasFailure(outcomes)) {
      forgotten.forEach((line) => context.logger.warning(line));
      throw new UserError(runFailure(outcomes, []));
    }
    return outcomes;
  } finally {
    ports.liveLine?.clear();
    api.close();
  }
}

async function writeOutput(
  { folder, environment, logger }: ActionContext,
  { config, now }: Run,
  result: {
    readonly outcomes: readonly Outcome[];
    readonly tables: readonly OutputTable[];
    readonly refused: ReadonlyMap<OutputTable, string>;
    readonly warnings: readonly string[];
  },
): Promise<readonly WrittenTable[]> {
  const { outcomes, tables, refused, warnings } = result;
  const { part: shard } = folder;
  const options = {
    folder,
    dataTypeSupport: environment.dataTypeSupport,
    bucketId: config.bucketId,
    // All shards write the same manifest, whatever happened to any of them.
    hasFailures: shard !== undefined || hasFailure(outcomes) || refused.size > 0,
  };
  // Outside the platform a run is identified by its start.
  const runId = environment.runId ?? new Date(now * 1000).toISOString();
  tables.forEach((table) => logOtherName(table, logger));
  tables.forEach((table) => logUnusedColumns(table, logger));
  const written = [
    ...(config.accounts.length > 0 && (shard?.index ?? 0) === 0
      ? [await writeSmallTable(accountsTable(config.accounts), options)]
      : []),
    ...(await writeTables(tables, options)),
    ...(config.writesReport
      ? [await writeSmallTable(reportTable(outcomes, { runId, warnings }), options)]
      : []),
  ];
  written.forEach((table) => logDuplicates(table, logger));
  return written;
}

function hasFailure(outcomes: readonly Outcome[]): boolean {
  return outcomes.some(({ error }) => error !== undefined);
}

function logOtherName({ name, insteadOf }: OutputTable, logger: ActionContext['logger']): void {
  if (insteadOf !== undefined) {
    logger.warning(
      `Table '${insteadOf}' is written as '${name}': another table has its name, upper and lower case apart`,
    );
  }
}

function logUnusedColumns({ name, unusedColumns }: OutputTable, logger: ActionContext['logger']): void {
  if (unusedColumns.length > 0) {
    logger.info(
      `Table '${name}': the columns ${unusedColumns.join(', ')} of earlier runs are empty: no query requests them any more`,
    );
  }
}

function logDuplicates({ name, duplicates, differing }: WrittenTable, logger: ActionContext['logger']): void {
  if (duplicates > 0) {
    const rows = `${counted(duplicates, 'row')} ${duplicates === 1 ? 'was' : 'were'}`;
    const which = differing === duplicates ? '' : `${differing} of them `;
    const differences = differing > 0 ? `, ${which}with other values: the last reading counts` : '';
    logger.warning(`Table '${name}': ${rows} read again under the same key and written once${differences}`);
  }
}
