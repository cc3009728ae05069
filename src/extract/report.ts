import type { BaseType } from '@keboola/component-ts-lite';
import { describeError } from '../errors';
import type { SmallTable } from '../tables';
import { formatOmission, formatReason } from './omissionLines';
import type { Outcome } from './outcome';

/** The table of what runs did; no query may write it while the configuration requests it. */
export const REPORT_TABLE = 'run_report';

interface ReportColumn {
  readonly name: string;
  readonly type?: BaseType;
  readonly description: string;
  /** The cell for the outcomes of one query and account: queries of one name share a row. */
  readonly cell: (outcomes: readonly [Outcome, ...Outcome[]]) => string | number;
}

const total =
  (of: (outcome: Outcome) => number) =>
  (outcomes: readonly Outcome[]): number =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0);

const COLUMNS: readonly ReportColumn[] = [
  {
    name: 'query',
    description: 'Name of the query; empty for what concerns the whole run',
    cell: ([{ plan }]) => plan.query.name,
  },
  {
    name: 'account',
    description: 'Id of the account; empty for a query of no account',
    cell: ([{ target }]) => target.account?.id ?? '',
  },
  {
    name: 'account_name',
    description: 'Name of the account in the configuration',
    cell: ([{ target }]) => target.account?.name ?? '',
  },
  {
    name: 'status',
    description: 'done, failed, or cut: not read to its end because the run ended',
    cell: (outcomes) => outcomes.map(statusOf).find((status) => status !== 'done') ?? 'done',
  },
  { name: 'rows', type: 'INTEGER', description: 'Rows in all tables', cell: total(({ rows }) => rows) },
  {
    name: 'requests',
    type: 'INTEGER',
    description: 'Requests sent, each try counted',
    cell: total(({ requests }) => requests),
  },
  {
    name: 'retries',
    type: 'INTEGER',
    description: 'How many of the requests were retries',
    cell: total(({ retries }) => retries),
  },
  {
    name: 'waited_seconds',
    type: 'INTEGER',
    description: "Seconds waited for the API's quota",
    cell: total(({ waitedMs }) => Math.ceil(waitedMs / 1000)),
  },
  {
    name: 'objects_left_out',
    type: 'INTEGER',
    description: 'Objects that lack insights or other parts',
    cell: total(objectsLeftOut),
  },
  {
    name: 'metrics_left_out',
    description: 'Metrics that were not available',
    cell: (outcomes) =>
      outcomes
        .flatMap(({ omissions }) => omissions)
        .flatMap((omission) =>
          omission.kind === 'metric'
            ? [`${omission.metric}${omission.of === undefined ? '' : ` of ${omission.of}`}`]
            : [],
        )
        .join(', '),
  },
  {
    name: 'reasons',
    description: "Why something is missing, in the API's own words",
    cell: (outcomes) => outcomes.flatMap(reasonsOf).join('; '),
  },
];

/** Counts the objects that lack insights or other parts. */
export function objectsLeftOut({ omissions }: Outcome): number {
  return omissions.reduce(
    (sum, omission) => sum + (omission.kind === 'part' && omission.part.is !== 'values' ? omission.count : 0),
    0,
  );
}

/** What a report says of the run itself. */
export interface ReportedRun {
  readonly runId: string;
  /** What the user should know of its token, a sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Makes the report of a run: a row for each query and account, in the order of the plan, and one for the run itself where
 * there is something to say of it. The reports of all runs are kept in Storage.
 */
export function reportTable(outcomes: readonly Outcome[], { runId, warnings }: ReportedRun): SmallTable {
  const groups = new Map<string, [Outcome, ...Outcome[]]>();
  for (const outcome of outcomes) {
    const key = JSON.stringify([outcome.plan.query.name, outcome.target.account?.id ?? '']);
    const group = groups.get(key);
    groups.set(key, group === undefined ? [outcome] : [...group, outcome]);
  }
  const runColumn = {
    name: 'run_id',
    description: 'Id of the run: that of the platform, else the time of its start',
  };
  return {
    name: REPORT_TABLE,
    columns: [runColumn, ...COLUMNS.map(({ cell: _, ...column }) => column)],
    primaryKey: ['run_id', 'query', 'account'],
    rows: [
      ...(warnings.length > 0 ? [[runId, ...runCells(warnings)]] : []),
      ...[...groups.values()].map((group) => [runId, ...COLUMNS.map(({ cell }) => String(cell(group)))]),
    ],
    incremental: true,
  };
}

/** The row of the run itself has no query and no account. */
function runCells(warnings: readonly string[]): readonly string[] {
  return COLUMNS.map(({ name }) =>
    name === 'status' ? 'done' : name === 'reasons' ? warnings.join('; ') : '',
  );
}

function statusOf({ error, isCut }: Outcome): 'done' | 'failed' | 'cut' {
  return isCut === true ? 'cut' : error === undefined ? 'done' : 'failed';
}

function reasonsOf({ error, isCut, omissions }: Outcome): readonly string[] {
  return [
    ...(error === undefined || isCut === true ? [] : [describeError(error)]),
    ...omissions.map((omission) => `${formatOmission(omission)}: ${formatReason(omission)}`),
  ];
}
