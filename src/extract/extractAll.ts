import pLimit from 'p-limit';
import type { OnError } from '../config';
import { GraphError, UnsafePageError } from '../errors';
import type { Client } from '../graph';
import { LeftOut, Memory } from '../pages';
import type { QueryPlan, Target } from '../plan';
import type { Clock } from '../runtime';
import { lastRunOf } from '../state';
import type { State } from '../state';
import type { Spool } from '../tables';
import { extractJob } from './extractJob';
import { failureInWords, omissionsInWords, planInWords } from './outcome';
import type { Outcome } from './outcome';
import { Progress } from './progress';
import { Tally } from './tally';

/** Queries of accounts that are worked on at once; the gate of the client bounds their requests. */
const JOBS_AT_ONCE = 20;

/** What a whole extraction needs. */
export interface ExtractOptions {
  readonly plans: readonly QueryPlan[];
  readonly client: Client;
  /** The API's root. */
  readonly root: string;
  readonly spool: Spool;
  readonly clock: Clock;
  /** Unix seconds of the run's start. */
  readonly now: number;
  readonly state: State;
  readonly overlapDays: number;
  readonly onError: OnError;
  /** Ends every request that is under way. */
  readonly stop: AbortController;
  readonly log: { info(message: string): void; warning(message: string): void; error(message: string): void };
}

interface RunOptions extends ExtractOptions {
  /** What concerns every account alike is told once. */
  readonly warnOnce: (message: string) => void;
  /** What the run has learned about the API. */
  readonly memory: Memory;
}

interface Job {
  readonly plan: QueryPlan;
  readonly target: Target;
  /** Its place in the plan, by which the rows are ordered. */
  readonly order: number;
}

/**
 * Extracts all queries for all their accounts. One failure is never another's; only a dead token, or the first failure
 * where the configuration says so, ends the rest.
 *
 * @param options the plans and the rooms to go through
 * @returns how each query went for each account, in the order of the plan
 */
export async function extractAll(options: ExtractOptions): Promise<readonly Outcome[]> {
  const pairs = options.plans.flatMap((plan) => plan.targets.map((target) => ({ plan, target })));
  const jobs = pairs.map((pair, order): Job => ({ ...pair, order }));
  const progress = new Progress(jobs.length, options.clock, (message) => options.log.info(message));
  const told = new Set<string>();
  const warnOnce = (message: string): void => {
    if (!told.has(message)) {
      told.add(message);
      options.log.warning(message);
    }
  };
  const memory = new Memory();
  const atOnce = pLimit(JOBS_AT_ONCE);
  const perPlan = new Map<QueryPlan, Outcome[]>();
  const outcomes = jobs.map((job) =>
    atOnce(async () => {
      const outcome = await runJob(job, { ...options, warnOnce, memory }, progress);
      const ofPlan = [...(perPlan.get(job.plan) ?? []), outcome];
      perPlan.set(job.plan, ofPlan);
      if (ofPlan.length === job.plan.targets.length) {
        omissionsInWords(job.plan, ofPlan).forEach((line) => options.log.warning(line));
        options.log.info(planInWords(job.plan, ofPlan));
      }
      return outcome;
    }),
  );
  // All of them, so that nobody writes any more when the run goes on or ends.
  const settled = await Promise.allSettled(outcomes);
  const broken = settled.find((one) => one.status === 'rejected');
  if (broken !== undefined) {
    throw broken.reason;
  }
  return Promise.all(outcomes);
}

async function runJob(job: Job, options: RunOptions, progress: Progress): Promise<Outcome> {
  const { plan, target } = job;
  const spool = options.spool.job(job.order);
  const tally = new Tally(() => progress.count({ requests: 1 }));
  const leftOut = new LeftOut();
  let rowsBefore = 0;
  const of = { query: plan.query.name, account: target.account?.id ?? '' };
  const outcome = (): Outcome => {
    const { requests, retries, waitedMs } = tally;
    const { rows } = spool;
    return { plan, target, rows, requests, retries, waitedMs, omissions: leftOut.omissions() };
  };
  try {
    await extractJob({
      ...options,
      plan,
      target,
      spool,
      leftOut,
      sizes: new Map(),
      lastRun: lastRunOf(options.state, of, options.overlapDays),
      stopOnEmptyPage: plan.query.stopOnEmptyPage,
      warn: (message) => options.warnOnce(`${plan.query.label}: ${message}`),
      meter: tally,
      onPage: () => {
        progress.count({ rows: spool.rows - rowsBefore });
        rowsBefore = spool.rows;
      },
    });
    progress.count({ jobs: 1 });
    return outcome();
  } catch (error) {
    progress.count({ jobs: 1 });
    if (!isFailureOf(error, options.stop)) {
      options.stop.abort(error);
      throw error;
    }
    return failed({ ...outcome(), error }, options);
  }
}

/** The API's refusals are the query's; a full disk, an end from outside and our own mistakes are the whole run's. */
function isFailureOf(error: unknown, stop: AbortController): boolean {
  return stop.signal.aborted || error instanceof GraphError || error instanceof UnsafePageError;
}

function failed(outcome: Outcome, { stop, onError, log }: ExtractOptions): Outcome {
  if (stop.signal.aborted) {
    return { ...outcome, isCut: true };
  }
  log[onError === 'continue' ? 'warning' : 'error'](`Cannot extract ${failureInWords(outcome)}`);
  const endsTheRun = outcome.error instanceof GraphError && outcome.error.kind === 'token';
  if (endsTheRun || onError === 'fail-fast') {
    stop.abort(outcome.error);
  }
  return outcome;
}
