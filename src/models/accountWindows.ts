import { INSIGHTS_RULES } from '../catalogue';
import { binary, call, column, integer } from './algebra';
import type { Expr } from './algebra';
import { ACCOUNT_ID, ACCOUNT_NAME, described, selected, withDistinctNames } from './columns';
import type { Computed } from './columns';
import type { Model } from './model';
import type { MetricSource, MetricWay, PlannedTables } from './plannedTables';
import { accountJoin, accountName, metricParts, READ } from './readings';
import type { MetricPart } from './readings';
import { DAY, isOneDay, latestWindows, pivot, windowSteps } from './windows';

/** Makes `account_days`: a row for each day of an account, of metrics by day and of totals of one day. */
export function accountDaysModel({ metrics }: PlannedTables, asOf: Expr): Model | undefined {
  const sources = metrics.filter(({ of }) => of === 'account');
  const parts = numbersOf(sources, ({ isOfADay }) => isOfADay);
  return parts.length === 0
    ? undefined
    : {
        name: 'account_days',
        description:
          'A row for each complete day of an account, with all metrics that were requested by day, as series or as totals of one day. Reach counts people: a sum over days is no reach',
        question: 'On which days did each account get most views and new followers?',
        grain: 'an account on a day',
        key: [ACCOUNT_ID.name, DAY.name],
        ...wide(
          { sources, parts, asOf },
          {
            isWanted: isOneDay(),
            span: [{ column: DAY, value: column('days', 'last_day') }],
          },
        ),
      };
}

/** Makes `account_periods`: a row for each longer window of an account. */
export function accountPeriodsModel({ metrics }: PlannedTables, asOf: Expr): Model | undefined {
  const sources = metrics.filter(({ of }) => of === 'account');
  const parts = numbersOf(sources, ({ isOfMore }) => isOfMore).map((part) => ({
    ...part,
    // Windows overlap: a sum over them counts days twice.
    column: { ...part.column, additive: false },
  }));
  const first = column('days', 'first_day');
  const last = column('days', 'last_day');
  const day = (name: string, description: string): Computed['column'] =>
    described(name, 'date', { description, source: DAY.source });
  return parts.length === 0
    ? undefined
    : {
        name: 'account_periods',
        description:
          'A row for each window of more than one day of an account: weeks, 28 days, 30 days. Each number is of its whole window; windows may overlap, so nothing adds up',
        question: 'How many different accounts did we reach in each portion of 30 days?',
        grain: 'an account in a window of several days',
        key: [ACCOUNT_ID.name, 'first_day', 'last_day'],
        ...wide(
          { sources, parts, asOf },
          {
            isWanted: binary(column(READ, 'first_day'), '<', column(READ, 'last_day')),
            span: [
              { column: day('first_day', "First of the API's days in the window"), value: first },
              { column: day('last_day', "Last of the API's days in the window, inclusive"), value: last },
              {
                column: described('days', 'integer', {
                  unit: 'days',
                  description: 'Number of days in the window',
                  source: DAY.source,
                }),
                value: binary(call('daysBetween', first, last), '+', integer(1)),
              },
            ],
          },
        ),
      };
}

function numbersOf(
  sources: readonly MetricSource[],
  isWanted: (way: MetricWay) => boolean,
): readonly MetricPart[] {
  return metricParts(sources, 'user', isWanted).filter(
    ({ metric }) => !INSIGHTS_RULES.objectValues.has(metric),
  );
}

/** Which windows are rows, and the columns that say of which days they are. */
interface Span {
  readonly isWanted: Expr;
  readonly span: readonly Computed[];
}

/** The numbers of a model, and where they stand. */
interface Numbers {
  readonly sources: readonly MetricSource[];
  readonly parts: readonly MetricPart[];
  readonly asOf: Expr;
}

function wide({ sources, parts, asOf }: Numbers, { isWanted, span }: Span): Pick<Model, 'columns' | 'query'> {
  const columns = withDistinctNames([
    { column: ACCOUNT_ID, value: column('days', 'account_id') },
    { column: ACCOUNT_NAME, value: accountName() },
    ...span,
    ...parts.map((part) => ({ column: part.column, value: column('days', part.column.name) })),
  ]);
  return {
    columns: columns.map((one) => one.column),
    query: {
      steps: [...windowSteps(sources, parts, asOf), latestWindows(isWanted), pivot(parts)],
      rows: {
        columns: selected(columns),
        from: { step: '_days', as: 'days' },
        joins: [accountJoin(column('days', 'account_id'))],
      },
    },
  };
}
