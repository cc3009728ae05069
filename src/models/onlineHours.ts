import { and, cast, column, equal, isNotNull, isNull } from './algebra';
import type { Expr } from './algebra';
import { ACCOUNT_ID, ACCOUNT_NAME, described, selected } from './columns';
import type { Computed } from './columns';
import type { Model } from './model';
import type { MetricSource, PlannedTables } from './plannedTables';
import { accountJoin, accountName, READ } from './readings';
import { DAY, latestWindows, windowSteps } from './windows';

const METRIC = 'online_followers';

/** Makes `online_hours`: a row for each hour of a day of an account. */
export function onlineHoursModel({ metrics }: PlannedTables, asOf: Expr): Model | undefined {
  const sources = metrics.filter(
    ({ of, ways }) =>
      of === 'account' && ways.some((way) => way.metrics.includes(METRIC) && way.as === 'series'),
  );
  if (sources.length === 0) {
    return undefined;
  }
  const columns = columnsOf(sources);
  return {
    name: 'online_hours',
    description: 'A row for each hour of each complete day of an account: how many followers were online',
    question: 'At which hour are most followers online?',
    grain: 'an hour of a day of an account',
    key: [ACCOUNT_ID.name, DAY.name, 'hour'],
    columns: columns.map((one) => one.column),
    query: {
      steps: [
        ...windowSteps(sources, [{ metric: METRIC }], asOf),
        latestWindows(
          and(isNull(column(READ, 'breakdown')), isNotNull(cast(column(READ, 'key1'), 'integer'))),
        ),
      ],
      rows: {
        columns: selected(columns),
        from: { step: '_latest', as: 'hours' },
        joins: [accountJoin(column('hours', 'account_id'))],
        where: [equal(column('hours', 'first_day'), column('hours', 'last_day'))],
      },
    },
  };
}

function columnsOf(sources: readonly MetricSource[]): readonly Computed[] {
  const source = sources.map(({ table }) => `${table}: ${METRIC}`).join(', ');
  const of = (name: string): Expr => column('hours', name);
  return [
    { column: ACCOUNT_ID, value: of('account_id') },
    { column: ACCOUNT_NAME, value: accountName() },
    { column: DAY, value: of('last_day') },
    {
      column: described('hour', 'integer', {
        description: 'Hour of the day, 0 to 23, as the API counts them',
        source: 'key1',
      }),
      value: cast(of('key1'), 'integer'),
    },
    {
      column: described('followers_online', 'integer', {
        unit: 'people',
        description: 'Followers who were online in that hour; the same person may be in several hours',
        source,
      }),
      value: cast(of('value'), 'integer'),
    },
  ];
}
