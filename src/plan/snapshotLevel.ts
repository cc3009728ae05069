import type { Query } from '../config';
import { formatDay } from '../time';
import type { ColumnFacts, Level, Root } from './queryPlan';

/** The column of the run's day in the tables of a query with `snapshot`. */
export const SNAPSHOT_COLUMN = 'snapshot_date';

const FACTS: ColumnFacts = { type: 'STRING', description: 'Day of the run that read the row, UTC' };

/**
 * Marks all that a query with `snapshot` reads with the day of the run.
 *
 * @param now unix seconds
 */
export function withSnapshots(
  { snapshot }: Pick<Query, 'snapshot'>,
  roots: readonly Root[],
  now: number,
): readonly Root[] {
  const today = formatDay(now);
  return snapshot ? roots.map(({ level, range }) => ({ level: withSnapshot(level, today), range })) : roots;
}

/**
 * Marks a level and all that is nested in it: its rows get the day of the run, in their key too, so that what the API has
 * only as of now becomes a history.
 *
 * @param date `yyyy-mm-dd`
 */
function withSnapshot(level: Level, date: string): Level {
  const { edges, undetermined, facts, columns } = level;
  return {
    ...level,
    snapshotDate: date,
    columns: [...columns, SNAPSHOT_COLUMN],
    ...(facts && { facts: new Map([...facts, [SNAPSHOT_COLUMN, FACTS]]) }),
    edges: new Map([...edges].map(([key, edge]) => [key, withSnapshot(edge, date)])),
    ...(undetermined && {
      undetermined: new Map(
        [...undetermined].map(([key, plan]) => [key, (): Level => withSnapshot(plan(), date)]),
      ),
    }),
  };
}

/** Marks a level that the plan does not foresee like the one on whose nodes it was found. */
export function snapshotLike(parent: Level, level: Level): Level {
  return parent.snapshotDate === undefined ? level : withSnapshot(level, parent.snapshotDate);
}
