import { aPlan, anAccount } from '../../tests/support/aQuery';
import { Omissions } from '../pages';
import type { Omission } from '../pages';
import { formatExpected, formatOmissions } from './omissionLines';
import type { Outcome } from './outcome';

const other = aPlan({ name: 'stories', label: "query 'stories'" });
const cost = { rows: 3, requests: 1, retries: 0, waitedMs: 0, omissions: [] };
const done: Outcome = { plan: other, target: { account: anAccount('1'), node: '1' }, ...cost };

describe('formatOmissions', () => {
  it('has one line for what all accounts lack for one reason', () => {
    const lacks = (id: string): Outcome => ({
      ...done,
      omissions: [
        { kind: 'metric', metric: 'plays', reason: 'no such metric' },
        { kind: 'metric', metric: 'x', of: 'REELS', reason: 'no such metric' },
        {
          kind: 'part',
          part: { is: 'insights' },
          reason: 'few\nviewers',
          count: 2,
          examples: [`${id}1`, `${id}2`],
        },
      ],
    });
    expect(formatOmissions(other, [lacks('a'), lacks('b')])).toEqual([
      "query 'stories': skipped metric 'plays', metric 'x' for REELS media: no such metric",
      "query 'stories': 4 objects without insights (a1, a2, b1, …): few viewers",
    ]);
    expect(formatOmissions(other, [done])).toEqual([]);
  });

  it('names the account that lacks something, and counts several', () => {
    const empty = { kind: 'metric', metric: 'reach', reason: 'no value', isEmpty: true } as const;
    const of = (id: string, omissions: readonly Omission[]): Outcome => ({
      ...done,
      target: { account: { ...anAccount(id), name: `Brand ${id}` }, node: id },
      omissions,
    });
    const gone = { kind: 'metric', metric: 'plays', reason: 'gone' } as const;
    const all = { kind: 'all', reason: 'empty' } as const;
    const outcomes = [
      of('1', [empty, gone]),
      of('2', [empty, { ...empty, metric: 'views' }]),
      of('3', [all]),
    ];
    expect(formatOmissions(other, outcomes)).toEqual([
      "query 'stories': The API has no data for reach: no value: 2 accounts",
      "query 'stories': skipped metric 'plays': gone: Brand 1 (1)",
      "query 'stories': The API has no data for views: no value: Brand 2 (2)",
    ]);
    expect(formatExpected(other, outcomes)).toEqual(["query 'stories': nothing came: empty: Brand 3 (3)"]);
    expect(formatOmissions(other, [of('1', [empty, { ...empty, metric: 'views' }])])).toEqual([
      "query 'stories': The API has no data for reach, views: no value",
    ]);
  });

  it('tells after when an account was converted, but not of several in one line', () => {
    const newest = '2019-05-03T10:00:00+0000';
    const omissions = [
      { kind: 'part', part: { is: 'insights' }, reason: 'old', count: 1, examples: ['9'], newest },
    ] as const;
    const of = (id: string): Outcome => ({
      ...done,
      target: { account: anAccount(id), node: id },
      omissions,
    });
    expect(formatOmissions(other, [of('1')])).toEqual([
      `query 'stories': 1 object without insights (9): old; the newest of them is of ${newest}, so the account was converted after that`,
    ]);
    expect(formatOmissions(other, [of('1'), of('2')])).toEqual([
      "query 'stories': 2 objects without insights (9, 9): old: 2 accounts",
    ]);
  });

  it('counts the values of a metric that gave no row', () => {
    const omissions = new Omissions();
    omissions.values('reach', { count: 2, of: '17' });
    expect(formatOmissions(other, [{ ...done, omissions: omissions.all() }])).toEqual([
      "query 'stories': 2 values of 'reach' left out (17, …): they are not what a value is",
    ]);
  });

  it('has a line for each reason, with what lacks for that reason alone', () => {
    const omissions = [
      { kind: 'metric', metric: 'plays', reason: 'no such metric' },
      { kind: 'field', field: 'owner.size', reason: 'no such field' },
    ] as const;
    expect(formatOmissions(other, [{ ...done, omissions }])).toEqual([
      "query 'stories': skipped metric 'plays': no such metric",
      "query 'stories': skipped field 'owner.size': no such field",
    ]);
  });

  it('speaks of several objects as such', () => {
    const lacking = (part: Omission & { kind: 'part' }): string[] => [
      ...formatOmissions(other, [{ ...done, omissions: [part] }]),
    ];
    const many = { kind: 'part', reason: 'no', count: 3, examples: ['1', '2', '3'] } as const;
    expect(lacking({ ...many, part: { is: 'object' } })).toEqual([
      "query 'stories': 3 objects skipped, because they cannot be read (1, 2, 3): no",
    ]);
    expect(lacking({ ...many, part: { is: 'list', list: 'comments' } })).toEqual([
      "query 'stories': 3 objects without the rest of their comments (1, 2, 3): no",
    ]);
  });

  it('does not name what certain media never have: that is told apart', () => {
    const omissions = [
      { kind: 'metric', metric: 'x', of: 'FEED', reason: 'not for it', isExpected: true },
      { kind: 'metric', metric: 'y', of: 'REELS', reason: 'not for it' },
    ] as const;
    const outcomes = [
      { ...done, omissions },
      { ...done, omissions },
    ];
    expect(formatOmissions(other, outcomes)).toEqual([
      "query 'stories': skipped metric 'y' for REELS media: not for it",
    ]);
    expect(formatExpected(other, outcomes)).toEqual([
      "query 'stories': not available: metric 'x' for FEED media",
    ]);
    expect(formatExpected(other, [done])).toEqual([]);
    const two = omissions.map((omission) => ({ ...omission, isExpected: true }) as const);
    expect(formatExpected(other, [{ ...done, omissions: two }])).toEqual([
      "query 'stories': not available: metric 'x' for FEED media, metric 'y' for REELS media",
    ]);
  });

  it.each([
    [{ is: 'object' }, '1 object skipped, because it cannot be read (1): no'],
    [{ is: 'insights' }, '1 object without insights (1): no'],
    [{ is: 'metric', metric: 'x' }, "1 object without the metric 'x' (1): no"],
    [{ is: 'list', list: 'comments' }, '1 object without the rest of its comments (1): no'],
    [{ is: 'whole list', list: 'comments' }, '1 object without its comments (1): no'],
  ] as const)('names the part %j', (part, line) => {
    const omission = { kind: 'part', part, reason: 'no', count: 1, examples: ['1'] } as const;
    expect(formatOmissions(other, [{ ...done, omissions: [omission] }])).toEqual([
      `query 'stories': ${line}`,
    ]);
  });
});
