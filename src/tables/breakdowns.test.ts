import { aRow } from '../../tests/support/aRow';
import { Breakdowns } from './breakdowns';

const total = { name: 'reach', value: '3' };
const empty = { name: 'reach', key1: '', breakdown: 'age', value: '1' };

const week = { ...total, ex_account_id: '1', timeframe: 'this_week' };
const month = { ...week, timeframe: 'this_month' };

const of = (...rows: readonly Readonly<Record<string, string>>[]): Breakdowns => {
  const breakdowns = new Breakdowns();
  rows.forEach((row) => breakdowns.add(aRow(row).cells));
  return breakdowns;
};

describe('Breakdowns', () => {
  it('are needed where a metric has a total and an empty value, in whatever order', () => {
    expect(of(total, empty).needed()).toEqual(['breakdown']);
    expect(of(empty, total).needed()).toEqual(['breakdown']);
    expect(of(empty).addAll(of(total)).needed()).toEqual(['breakdown']);
    expect(of(total).addAll(of(empty))).toMatchObject({ hasAny: true });
  });

  it.each([
    ['no total', [empty]],
    ['no breakdown', [total, total]],
    ['no empty value', [total, { ...empty, key1: 'x' }]],
    ['a value of one of two dimensions', [total, { ...empty, key2: 'x', breakdown: 'age,city' }]],
    ['another metric', [total, { ...empty, name: 'views' }]],
    ['another time frame', [total, { ...empty, timeframe: 'this_month' }]],
    [
      'a time frame each',
      [
        { ...total, timeframe: 'this_week' },
        { ...empty, timeframe: 'this_month' },
      ],
    ],
  ])('are not needed with %s', (_, rows) => {
    expect(of(...rows).needed()).not.toContain('breakdown');
  });

  it.each(['timeframe', 'name'])('take a metric without a %s for one whose %s is empty', (column) => {
    const { [column]: _, ...without } = { ...total, timeframe: '' } as Readonly<Record<string, string>>;
    expect(of(without, { ...empty, timeframe: '', [column]: '' }).needed()).toEqual(['breakdown']);
  });

  it.each([
    ['rows of one metric', [week, month], ['timeframe']],
    ['one, which a total does not name', [{ ...week, timeframe: '' }, week], []],
    ['one', [week, week], []],
    ['one for each metric', [week, { ...month, name: 'views' }], []],
    ['one for each account', [week, { ...month, ex_account_id: '2' }], []],
  ])('need the time frame in the key where the account has several: %s', (_, rows, expected) => {
    expect(of(...rows).needed()).toEqual(expected);
    expect(
      of(...rows.slice(0, 1))
        .addAll(of(...rows.slice(1)))
        .needed(),
    ).toEqual(expected);
  });

  it('know whether there is any', () => {
    expect([of().hasAny, of(total).hasAny, of(empty).hasAny, of(total, empty, total).hasAny]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
