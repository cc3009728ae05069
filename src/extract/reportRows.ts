import { describeError } from '../errors';
import type { Omission } from '../pages';
import type { ReportCells } from '../tables';
import type { Outcome } from './outcome';

/**
 * Makes the report of a run: one row for each query and account. Queries of one name are one.
 *
 * @param outcomes how each went
 * @returns the rows in the order of the plan
 */
export function reportRows(outcomes: readonly Outcome[]): readonly ReportCells[] {
  const rows = new Map<string, ReportCells>();
  for (const row of outcomes.map(toRow)) {
    const key = JSON.stringify([row.query, row.account]);
    const before = rows.get(key);
    rows.set(key, before === undefined ? row : joined(before, row));
  }
  return [...rows.values()];
}

function toRow(outcome: Outcome): ReportCells {
  const { plan, target, error, isCut, omissions } = outcome;
  const objects = omissions.filter(({ kind }) => kind === 'objects');
  const metrics = omissions.filter(({ kind }) => kind === 'metric');
  return {
    query: plan.query.name,
    account: target.account?.id ?? '',
    accountName: target.account?.name ?? '',
    status: isCut === true ? 'cut' : error === undefined ? 'done' : 'failed',
    rows: outcome.rows,
    requests: outcome.requests,
    retries: outcome.retries,
    waitedSeconds: Math.ceil(outcome.waitedMs / 1000),
    objectsLeftOut: objects.reduce((sum, { count }) => sum + count, 0),
    metricsLeftOut: metrics.map(nameOf).join(', '),
    reasons: [
      ...(error === undefined || isCut === true ? [] : [describeError(error)]),
      ...omissions.map(({ what, reason }) => `${what}: ${reason}`),
    ].join('; '),
  };
}

/** `metric 'plays' of REELS` → `plays of REELS` */
function nameOf({ what }: Omission): string {
  return what.replace(/^metric '([^']*)'/, '$1');
}

function joined(one: ReportCells, other: ReportCells): ReportCells {
  const texts = (a: string, b: string, between: string): string =>
    [a, b].filter((text) => text !== '').join(between);
  return {
    ...one,
    status: one.status === 'done' ? other.status : one.status,
    rows: one.rows + other.rows,
    requests: one.requests + other.requests,
    retries: one.retries + other.retries,
    waitedSeconds: one.waitedSeconds + other.waitedSeconds,
    objectsLeftOut: one.objectsLeftOut + other.objectsLeftOut,
    metricsLeftOut: texts(one.metricsLeftOut, other.metricsLeftOut, ', '),
    reasons: texts(one.reasons, other.reasons, '; '),
  };
}
