/** Each breakdown is a request of its own; `this_month` is a time frame that all demographics have. */
export const demographics = (metrics: string): string =>
  ['age,gender', 'country', 'city']
    .map(
      (breakdown) =>
        `insights.metric(${metrics}).period(lifetime).metric_type(total_value).timeframe(this_month).breakdown(${breakdown})`,
    )
    .join(',');
/** Totals are one number a window: `time_increment(1)` makes each day a window. */
export const dailyTotals = (metrics: string, modifiers = ''): string =>
  `insights.metric(${metrics}).period(day).metric_type(total_value).time_increment(1)${modifiers}`;
