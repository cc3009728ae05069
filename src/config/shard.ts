import { UserError } from '@keboola/component-ts-lite';
import type { FolderPart } from '@keboola/component-ts-lite';

/** One of the processes over which the accounts of a configuration are divided; also the name under which it writes. */
export type Shard = FolderPart;

/** How a scheduler tells a process which of several it is. */
interface Scheduler {
  readonly name: string;
  /** The variable with the number of the process, from 0 on. */
  readonly index: string;
  /** The variable with their number; where it has none, SHARDS says it. */
  readonly count?: string;
  /** Variables with the first and the last number of what was submitted, which may be a part of all. */
  readonly range?: { readonly first: string; readonly last: string };
}

/** The schedulers that are known. Source: docs/scale.md §1. */
export const SCHEDULERS: readonly Scheduler[] = [
  { name: 'an Indexed Job of Kubernetes', index: 'JOB_COMPLETION_INDEX' },
  { name: 'a Cloud Run job', index: 'CLOUD_RUN_TASK_INDEX', count: 'CLOUD_RUN_TASK_COUNT' },
  {
    name: 'an array job of AWS Batch',
    index: 'AWS_BATCH_JOB_ARRAY_INDEX',
    count: 'AWS_BATCH_JOB_ARRAY_SIZE',
  },
  {
    name: 'a job array of Slurm',
    index: 'SLURM_ARRAY_TASK_ID',
    count: 'SLURM_ARRAY_TASK_COUNT',
    range: { first: 'SLURM_ARRAY_TASK_MIN', last: 'SLURM_ARRAY_TASK_MAX' },
  },
];

/** No scheduler above starts more at once. Source: docs/scale.md §1. */
const MOST = 100_000;

/** Looks up a variable; undefined when it is unset or empty. */
type Get = (name: string) => string | undefined;

/**
 * Reads which share of the accounts this process takes: from `SHARD=index/count`, or else from the variables of a scheduler
 * and `SHARDS`.
 *
 * @param get looks up a variable of the environment
 * @returns the shard; undefined without any of the variables, and where there is one shard only
 * @throws UserError when the variables are wrong, incomplete or contradict each other
 */
export function readShard(get: Get): Shard | undefined {
  const shards = readNumber('SHARDS', get);
  const shard = readPair(get('SHARD')) ?? readScheduler(get, shards);
  if (shard !== undefined) {
    checkShard(shard, shards);
    return shard.count === 1 ? undefined : { index: shard.index, count: shard.count };
  }
  if (shards !== undefined && shards !== 1) {
    throw problem(
      `SHARDS=${shards} says how many there are, but not which this is: set SHARD=index/count, or start it with a scheduler that numbers its processes`,
    );
  }
  return undefined;
}

function checkShard({ index, count, from }: Reading, shards: number | undefined): void {
  if (shards !== undefined && shards !== count) {
    throw problem(`${from} says that there are ${count}, and SHARDS=${shards}`);
  }
  if (count < 1 || count > MOST) {
    throw problem(`${from} gives ${count} shards: there may be 1 to ${MOST}`);
  }
  if (index >= count) {
    throw problem(`${from} gives shard ${index} of ${count}: they are counted from 0 to ${count - 1}`);
  }
}

/** What was read, and the variable that said it. */
interface Reading extends Shard {
  readonly from: string;
}

function readPair(text: string | undefined): Reading | undefined {
  if (text === undefined) {
    return undefined;
  }
  const [, index, count] = /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(text) ?? [];
  if (index === undefined || count === undefined) {
    throw problem(`SHARD=${text} is not of the form index/count, such as 0/4 for the first of four`);
  }
  return { index: Number(index), count: Number(count), from: `SHARD=${text}` };
}

function readScheduler(get: Get, shards: number | undefined): Reading | undefined {
  const [scheduler, other] = SCHEDULERS.filter((one) => get(one.index) !== undefined);
  if (scheduler === undefined) {
    return undefined;
  }
  if (other !== undefined) {
    throw problem(
      `both ${scheduler.index} and ${other.index} are set: set SHARD=index/count to say which counts`,
    );
  }
  const index = readNumber(scheduler.index, get) ?? 0;
  const { range } = scheduler;
  const count = scheduler.count === undefined ? undefined : readNumber(scheduler.count, get);
  const total = range === undefined ? (count ?? shards) : (shards ?? count);
  if (range !== undefined) {
    checkArray(scheduler.index, { ...readRange(range, get), count }, shards);
  }
  if (total === undefined) {
    throw problem(
      `${scheduler.index} is set by ${scheduler.name}, which does not say how many there are: set SHARDS too`,
    );
  }
  return { index, count: total, from: `${scheduler.index}=${index}` };
}

/** The numbers of the processes that were submitted. */
interface Submitted {
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly count: number | undefined;
}

function readRange({ first, last }: NonNullable<Scheduler['range']>, get: Get): Omit<Submitted, 'count'> {
  return { first: readNumber(first, get), last: readNumber(last, get) };
}

/**
 * Checks what was submitted, where single numbers can be submitted again: what the scheduler counts are then only those, and
 * SHARDS must say how many there are in all.
 */
function checkArray(index: string, { first, last, count = 0 }: Submitted, shards: number | undefined): void {
  if (shards === undefined && (count < 2 || first !== 0 || last !== count - 1)) {
    throw problem(
      `${index} does not belong to an array that begins with 0 and has no gaps: set SHARDS to the number of all shards, and number them from 0 on`,
    );
  }
  if (shards !== undefined && last !== undefined && last >= shards) {
    throw problem(
      `the array of ${index} ends with ${last}, beyond the last of ${shards} shards: number them from 0 to ${shards - 1}`,
    );
  }
}

function readNumber(name: string, get: Get): number | undefined {
  const text = get(name);
  if (text === undefined) {
    return undefined;
  }
  if (!/^\s*\d{1,9}\s*$/.test(text)) {
    throw problem(`${name}=${text} is not a whole number`);
  }
  return Number(text);
}

function problem(what: string): UserError {
  return new UserError(`Cannot tell which accounts this process takes: ${what}`);
}
