import {
  binary,
  call,
  cast,
  cell,
  choose,
  column,
  equal,
  integer,
  isNotNull,
  isNull,
  nothing,
  over,
  text,
} from './algebra';
import type { Expr, Select, Step } from './algebra';
import { ACCOUNT_ID, ACCOUNT_NAME, described, selected } from './columns';
import type { Computed } from './columns';
import type { Model } from './model';
import type { NodeSource, PlannedTables } from './plannedTables';
import { accountJoin, accountName, isOf, metricParts, RAW, readOn, union } from './readings';
import { columnOf } from './tableColumns';
import { DAY, isOneDay, latestWindows, pivot, windowSteps } from './windows';

const GAINED = 'follower_count';
const COUNTED = 'followers_count';
const SNAPSHOT = 'snapshot';

/** Makes `followers`: a row for each day of an account on which its followers were counted, or its new ones. */
export function followersModel({ nodes, metrics }: PlannedTables, asOf: Expr): Model | undefined {
  const counted = nodes.filter(
    (source) => source.kind === 'account' && source.isSnapshot && columnOf(source, COUNTED) !== undefined,
  );
  const sources = metrics.filter(({ of }) => of === 'account');
  const parts = metricParts(sources, 'user', ({ isOfADay }) => isOfADay).filter(
    ({ metric, part }) => metric === GAINED && part === undefined,
  );
  if (counted.length === 0 && parts.length === 0) {
    return undefined;
  }
  const days =
    parts.length === 0 ? [] : [...windowSteps(sources, parts, asOf), latestWindows(isOneDay()), pivot(parts)];
  const columns = columnsOf({
    snapshots: counted.map(({ table }) => `${table}.${COUNTED}`).join(', '),
    gains: parts.map((part) => part.column.source).join(', '),
  });
  return {
    name: 'followers',
    description:
      'A row for each day of an account: how many followed it, from snapshots, and how many were new, from follower_count. Neither is made up from the other: new followers do not tell who left',
    question: 'How did the number of followers of each account grow?',
    grain: 'an account on a day',
    key: [ACCOUNT_ID.name, DAY.name],
    columns: columns.map((one) => one.column),
    query: {
      steps: [
        ...days,
        ...union(
          '_both',
          [...counted.map(snapshotRows), ...(parts.length > 0 ? [gainRows()] : [])],
          (rows) => rows,
        ),
        bothInOneRow(),
      ],
      rows: {
        columns: selected(columns),
        from: { step: '_followers', as: 'followers' },
        joins: [accountJoin(column('followers', 'account_id'))],
      },
    },
  };
}

function snapshotRows(source: NodeSource): Select {
  const counted = cell(RAW, columnOf(source, COUNTED) ?? COUNTED);
  return {
    columns: [
      { name: 'account_id', value: column(RAW, 'ex_account_id') },
      { name: 'day', value: readOn(source) },
      { name: 'followers', value: cast(counted, 'integer') },
      { name: 'new_followers', value: nothing('integer') },
    ],
    from: { table: source.table, as: RAW },
    where: [isOf(source), isNotNull(readOn(source)), isNotNull(counted)],
  };
}

function gainRows(): Select {
  return {
    columns: [
      { name: 'account_id', value: column('days', 'account_id') },
      { name: 'day', value: column('days', 'last_day') },
      { name: 'followers', value: nothing('integer') },
      { name: 'new_followers', value: column('days', GAINED) },
    ],
    from: { step: '_days', as: 'days' },
    where: [isNotNull(column('days', GAINED))],
  };
}

function bothInOneRow(): Step {
  const of = (name: string): Expr => column('both', name);
  return {
    name: '_followers',
    selects: [
      {
        columns: [
          { name: 'account_id', value: of('account_id') },
          { name: 'day', value: of('day') },
          { name: 'followers', value: { kind: 'max', value: of('followers') } },
          { name: 'new_followers', value: { kind: 'max', value: of('new_followers') } },
        ],
        from: { step: '_both', as: 'both' },
        groupBy: [of('account_id'), of('day')],
      },
    ],
  };
}

/** What each part of a row is known from; '' where the configuration does not have it. */
interface Known {
  readonly snapshots: string;
  readonly gains: string;
}

function columnsOf({ snapshots, gains }: Known): readonly Computed[] {
  const of = (name: string): Expr => column('followers', name);
  const day = described('day', 'date', {
    description:
      "The day: of a snapshot that of the run, UTC; of new followers the API's, which ends at midnight Pacific time",
    source: [snapshots && 'snapshot_date', gains && 'end_time'].filter(Boolean).join(', '),
  });
  return [
    { column: ACCOUNT_ID, value: of('account_id') },
    { column: ACCOUNT_NAME, value: accountName() },
    { column: day, value: of('day') },
    ...countColumns(of, {
      snapshots: snapshots || 'no query with snapshot',
      gains: gains || `no query with ${GAINED}`,
    }),
    {
      column: described('known_from', 'text', {
        description: 'What the day is known from',
        source: [snapshots, gains].filter(Boolean).join(', '),
        values: [SNAPSHOT, GAINED, 'both'],
      }),
      value: choose(
        [
          [isNull(of('new_followers')), text(SNAPSHOT)],
          [isNull(of('followers')), text(GAINED)],
        ],
        text('both'),
      ),
    },
  ];
}

function countColumns(of: (name: string) => Expr, { snapshots, gains }: Known): readonly Computed[] {
  const before = (name: string): Expr =>
    over('LAG', of(name), { partitionBy: [of('account_id')], orderBy: [{ by: of('day') }] });
  const wasCounted = equal(before('day'), call('daysBefore', of('day'), integer(1)));
  return [
    {
      column: described('followers', 'integer', {
        unit: 'people',
        description: 'Followers when the snapshot was taken; absent on days without one',
        source: snapshots,
      }),
      value: of('followers'),
    },
    {
      column: described('followers_change', 'integer', {
        unit: 'count',
        additive: true,
        description:
          'Followers gained and lost since the snapshot of the day before; absent where there is none',
        source: snapshots,
      }),
      value: choose([[wasCounted, binary(of('followers'), '-', before('followers'))]]),
    },
    {
      column: described('new_followers', 'integer', {
        unit: 'count',
        additive: true,
        description: 'New followers on the day; absent where the API does not tell',
        source: gains,
      }),
      value: of('new_followers'),
    },
  ];
}
