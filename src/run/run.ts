import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import type { Connection, Ports } from '../connect';
import { extractAll, nextState, runFailure, unplannedOutcome } from '../extract';
import type { Outcome, Run } from '../extract';
import { nameColumns, Spool } from '../tables';
import type { TableSchema } from '../tables';
import { nowSeconds } from '../time';
import { decideTables } from './decideTables';
import { endRun, hasFailure } from './endRun';
import { forgottenLines } from './forgotten';
import { takeOverLines } from './inStorage';
import { resultVariables } from './jobResult';
import { draftRun, hasWork, isRunnable, prepare } from './prepare';
import type { Draft, Prepared } from './prepare';
import { reservedTables } from './reservedTables';
import { openSession } from './session';
import type { Session } from './session';
import { shardRun, wholeRun } from './share';
import type { Share } from './share';
import { summaryLines } from './summary';
import { writeOutput } from './writeOutput';
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
  const now = nowSeconds(ports.clock);
  const share = folder.part === undefined ? wholeRun() : shardRun(folder.part);
  const stop = new AbortController();
  const draft = await draftRun(context, now);
  // Without a request no token is needed.
  const session = hasWork(draft)
    ? await openAfterDelay(context, ports, { draft, share, stop: stop.signal })
    : undefined;
  try {
    const { config, plan, state, before, inStorage, known } = prepare(context, draft, { session, share });
    await share.begin(context, { plan, known }, reservedTables(config).keys());
    const { clock, liveLine } = ports;
    const current: Run = {
      config,
      plan,
      state,
      now,
      clock,
      log: logger,
      stop,
      ...(liveLine && { liveLine }),
    };
    const forgotten = forgottenLines(context, { run: current, before });
    const spool = new Spool({
      path: await folder.scratch('rows'),
      folder,
      knownFields: knownFields(plan, known),
    });
    const outcomes = await extract(context, ports, { run: current, spool, api: session?.api, forgotten });
    const learned = await learnedOf(session, draft, logger);
    await finish(context, current, { outcomes, spool, ...learned, forgotten, share, inStorage, known });
  } finally {
    session?.close();
    await folder.removeScratch();
  }
}

/** What a run learned besides the answers to its queries. */
interface Learned {
  /** What the user should know, a sentence each. */
  readonly warnings: readonly string[];
  /** When the token ends, unix seconds; undefined where that is not known, or never. */
  readonly tokenEndsAt: number | undefined;
}

/** Waits for what comes out next to the queries, and says it. */
async function learnedOf(
  session: Session | undefined,
  draft: Draft,
  logger: ActionContext['logger'],
): Promise<Learned> {
  const later = await session?.later;
  later?.warnings.forEach((warning) => logger.warning(warning));
  return {
    warnings: [...draft.warnings, ...(session?.warnings ?? []), ...(later?.warnings ?? [])],
    tokenEndsAt: later?.tokenEndsAt,
  };
}

/** Writes what came: tables, state, what a person should know; throws a UserError for what failed. */
async function finish(
  context: ActionContext,
  current: Run,
  result: {
    readonly outcomes: readonly Outcome[];
    readonly spool: Spool;
    /** What is said where the run fails. */
    readonly forgotten: readonly string[];
    readonly share: Share;
  } & Learned &
    Pick<Prepared, 'inStorage' | 'known'>,
): Promise<void> {
  const { folder, logger } = context;
  const { config, plan, state } = current;
  const { outcomes, spool, warnings, forgotten, tokenEndsAt, share, inStorage, known } = result;
  const { written, refused, incomplete } = decideTables(current, outcomes, {
    planned: share.answeredTables(plan, outcomes),
    isFixed: share.isFixed,
    spooled: spool.tables(),
    known,
    replacing: new Set(outcomes.flatMap(({ plan: { query } }, job) => (query.incremental ? [] : [job]))),
    reserved: [...reservedTables(config).keys()],
  });
  takeOverLines(written, { inStorage, state, config }).forEach(({ text, level }) => logger[level](text));
  const summary = await writeOutput(context, current, {
    outcomes,
    tables: written,
    refused,
    warnings,
    share,
  });
  if (share.isWhole) {
    const queryTables = summary.filter(({ name }) => written.some((table) => table.name === name));
    context.result.set(resultVariables(current, { outcomes, written: queryTables, tokenEndsAt }));
  }
  const isTyped = context.environment.dataTypeSupport !== 'none';
  const next = { outcomes, written, incomplete: [...refused.keys(), ...incomplete], isTyped };
  await writeState(context, share.state(nextState(current, next), outcomes));
  summaryLines(summary, folder.outTables).forEach((line) => logger.info(line));
  endRun(current, outcomes, { problems: [...refused.values()], forgotten });
}

async function openAfterDelay(
  context: ActionContext,
  ports: Ports,
  { draft, share, stop }: { readonly draft: Draft; readonly share: Share; readonly stop: AbortSignal },
): Promise<Session> {
  await share.delayStart(ports, context.signal);
  const { config, state, planning } = draft;
  return openSession(context, ports, { config, state, now: planning.now, stop });
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
  { signal }: ActionContext,
  { liveLine }: Ports,
  {
    run: current,
    spool,
    api,
    forgotten,
  }: {
    readonly run: Run;
    readonly spool: Spool;
    readonly api: Connection | undefined;
    readonly forgotten: readonly string[];
  },
): Promise<readonly Outcome[]> {
  const { config, plan } = current;
  if (api === undefined || !plan.queries.some(isRunnable)) {
    return plan.queries.flatMap((query) =>
      query.targets.flatMap((target) => unplannedOutcome(query, target) ?? []),
    );
  }
  try {
    const outcomes = await extractAll(current, api, spool);
    signal.throwIfAborted();
    if (config.onError === 'fail-fast' && hasFailure(outcomes)) {
      forgotten.forEach((line) => current.log.warning(line));
      throw new UserError(runFailure(outcomes, []));
    }
    return outcomes;
  } finally {
    liveLine?.clear();
  }
}
