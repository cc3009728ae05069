import pLimit from 'p-limit';
import type { Config } from '../config';
import { GraphError, UnsafePageError } from '../errors';
import type { GraphApi } from '../graph';
import { Learned, Omissions } from '../pages';
import type { Job } from '../pages';
import type { QueryPlan, RunPlan, Target } from '../plan';
import { settleAll } from '../runtime';
import type { Clock, LiveLine, Log } from '../runtime';
import { lastRunOf } from '../state';
import type { State } from '../state';
import type { Spool } from '../tables';
import { extractJob } from './extractJob';
import { FailureLines } from './failureLines';
import { formatExpected, formatOmissions } from './omissionLines';
import { formatJobOutcome, formatQueryOutcome, formatTargets, unplannedOutcome } from './outcome';
import type { Outcome } from './outcome';
import { Progress } from './progress';
import { RequestMeter } from './requestMeter';

/** Jobs in progress at once; the client bounds their requests. */
const CONCURRENT_JOBS = 20;

/** A run as far as it was decided before the first request. */
export interface Run {
  readonly config: Config;
  readonly plan: RunPlan;
  readonly state: State;
  /** Unix seconds of the run's start. */
  readonly now: number;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** Where it shows how far it is; absent outside of a terminal. */
  readonly liveLine?: LiveLine;
  /** Ends every request that is under way. */
  readonly stop: AbortController;
}

/** What all jobs of a run share. */
interface Shared {
  readonly run: Run;
  readonly api: GraphApi;
  readonly spool: Spool;
  readonly learned: Learned;
  readonly progress: Progress;
  readonly failures: FailureLines;
  /** Logs a warning that concerns every account alike once. */
  readonly warnOnce: (message: string) => void;
}

/**
 * Extracts all queries for all their accounts. One failure is never another's; only a dead token, or the first failure
 * where the configuration says so, ends the rest. A query that could not be planned has failed already.
 *
 * @returns how each query went for each account, in the order of the plan
 */
export async function extractAll(run: Run, api: GraphApi, spool: Spool): Promise<readonly Outcome[]> {
  const { log, clock } = run;
  const pairs = run.plan.queries.flatMap((plan) => plan.targets.map((target) => ({ plan, target })));
  const shared: Shared = {
    run,
    api,
    spool,
    learned: new Learned(run.config.apiVersion),
    failures: new FailureLines(),
    progress: new Progress(pairs.length, clock, {
      log: (message) => log.info(message),
      ...(run.liveLine && { line: run.liveLine }),
    }),
    warnOnce: once((message) => log.warning(message)),
  };
  run.plan.queries
    .filter(({ problem }) => problem === undefined)
    .forEach((plan) => log.debug(formatTargets(plan)));
  const limit = pLimit(CONCURRENT_JOBS);
  const finished = new Map<QueryPlan, Outcome[]>();
  const outcomes = pairs.map(
    async ({ plan, target }, order) =>
      unplannedOutcome(plan, target) ??
      limit(async () => {
        const outcome = await runJob(plan, target, { ...shared, order });
        log.debug(formatJobOutcome(outcome));
        const ofPlan = finished.get(plan) ?? [];
        ofPlan.push(outcome);
        finished.set(plan, ofPlan);
        if (ofPlan.length === plan.targets.length) {
          shared.failures.rest(plan).forEach((line) => log[failureLevel(run)](line));
          formatOmissions(plan, ofPlan).forEach((line) => log.warning(line));
          formatExpected(plan, ofPlan).forEach((line) => log.info(line));
          log.info(formatQueryOutcome(plan, ofPlan));
        }
        return outcome;
      }),
  );
  // Waits for all of them, so that nothing is written any more when the run continues or ends.
  await settleAll(outcomes);
  return Promise.all(outcomes);
}

/** Runs one job; `order` is its place in the plan, by which the rows are ordered. */
async function runJob(
  plan: QueryPlan,
  target: Target,
  { run, api, learned, failures, progress, warnOnce, ...shared }: Shared & { readonly order: number },
): Promise<Outcome> {
  const spool = shared.spool.job(shared.order);
  const meter = new RequestMeter(() => progress.count({ requests: 1 }));
  const omissions = new Omissions();
  const warn = (message: string): void => warnOnce(`${plan.query.label}: ${message}`);
  const job: Job = { api, plan, target, meter, warn, omissions, learned, sizes: new Map() };
  const outcome = (): Outcome => ({
    plan,
    target,
    rows: spool.rows,
    requests: meter.requests,
    retries: meter.retries,
    waitedMs: meter.waitedMs,
    omissions: omissions.all(),
  });
  let counted = 0;
  const onPage = (): void => {
    progress.count({ rows: spool.rows - counted });
    counted = spool.rows;
  };
  const of = { query: plan.key, account: target.account?.id ?? '' };
  const lastRun = lastRunOf(run.state, of, run.config.overlapDays);
  try {
    await extractJob(job, { now: run.now, lastRun, spool, onPage });
    return outcome();
  } catch (error) {
    if (!isFailureOfJob(error, run.stop)) {
      run.stop.abort(error);
      throw error;
    }
    return failed({ ...outcome(), error }, run, failures);
  } finally {
    progress.count({ jobs: 1 });
  }
}

/** What the API refuses fails the job; a full disk, a stop from outside and our own mistakes fail the run. */
function isFailureOfJob(error: unknown, stop: AbortController): boolean {
  return stop.signal.aborted || error instanceof GraphError || error instanceof UnsafePageError;
}

function failed(outcome: Outcome, run: Run, failures: FailureLines): Outcome {
  const { stop, config, log } = run;
  if (stop.signal.aborted) {
    return { ...outcome, isCut: true };
  }
  const line = failures.add(outcome);
  if (line !== undefined) {
    log[failureLevel(run)](line);
  }
  const endsTheRun = outcome.error instanceof GraphError && outcome.error.kind === 'token';
  if (endsTheRun || config.onError === 'fail-fast') {
    stop.abort(outcome.error);
  }
  return outcome;
}

function failureLevel({ config }: Pick<Run, 'config'>): 'warning' | 'error' {
  return config.onError === 'continue' ? 'warning' : 'error';
}

function once(log: (message: string) => void): (message: string) => void {
  const logged = new Set<string>();
  return (message) => {
    if (!logged.has(message)) {
      logged.add(message);
      log(message);
    }
  };
}
