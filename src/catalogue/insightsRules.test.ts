import { isDailyTotal, isTotal, isWithoutRange } from './insightsRules';

const TOTAL = { metric_type: 'total_value' };

describe('the rules of account insights', () => {
  it.each([
    [{}, { total: false, withoutRange: false, daily: false }],
    [{ metric_type: 'time_series' }, { total: false, withoutRange: false, daily: false }],
    [TOTAL, { total: true, withoutRange: false, daily: false }],
    [
      { ...TOTAL, period: 'day' },
      { total: true, withoutRange: false, daily: false },
    ],
    [
      { ...TOTAL, period: 'lifetime' },
      { total: true, withoutRange: true, daily: false },
    ],
    // A series over the life of the account has a range all the same: online_followers.
    [{ period: 'lifetime' }, { total: false, withoutRange: false, daily: false }],
    [
      { ...TOTAL, time_increment: '1' },
      { total: true, withoutRange: false, daily: true },
    ],
    [
      { ...TOTAL, time_increment: '7' },
      { total: true, withoutRange: false, daily: false },
    ],
    [{ time_increment: '1' }, { total: false, withoutRange: false, daily: false }],
  ])('tell of %j whether it is one number, without range, a number a day', (params, expected) => {
    expect({
      total: isTotal(params),
      withoutRange: isWithoutRange(params),
      daily: isDailyTotal(params),
    }).toEqual(expected);
  });
});
