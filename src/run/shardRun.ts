import type { ActionContext } from '@keboola/component-ts-lite';
import type { Shard } from '../config';
import { refuseUndeclaredLevels } from '../extract';
import type { Outcome, Run } from '../extract';
import { counted } from '../runtime';
import type { Clock, Random } from '../runtime';
import { stateOfShard } from '../state';
import type { State } from '../state';

/** Each shard adds so much to the time over which the starts are spread, milliseconds. */
const SPREAD_MS = 100;
/** The longest delay of a start. */
const LONGEST_DELAY_MS = 30_000;

/**
 * Prepares the folder for the share of one shard; the others may be at work in it.
 *
 * @param reserved tables that the component writes itself
 * @throws UserError when the columns of a table do not follow from plan and state: the shards would not write the same ones
 */
export async function beginShard(
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

/** Waits for a random time before the first request, so that shards that are started together do not all begin at once. */
export async function delayStart(
  { count }: Shard,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  signal: AbortSignal,
): Promise<void> {
  await clock.sleep(Math.round(random() * Math.min(LONGEST_DELAY_MS, count * SPREAD_MS)), signal);
}

/** Makes of the state for the next run what this shard hands on: that of its accounts, and of those that it has asked. */
export function shareOfState(state: State, shard: Shard, outcomes: readonly Outcome[]): State {
  const read = new Map<string, Set<string>>();
  for (const { plan, target } of outcomes) {
    read.set(plan.key, (read.get(plan.key) ?? new Set()).add(target.account?.id ?? ''));
  }
  return stateOfShard(state, shard, read);
}
