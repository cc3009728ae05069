import { aPlan, anAccount } from '../../tests/support/aQuery';
import { GraphError, UnsafePageError } from '../errors';
import { formatExpected, formatOmissions, formatQueryOutcome, runFailure } from './outcome';
import type { Outcome } from './outcome';

const plan = aPlan({ name: 'media', label: "query 'media'" });
const other = aPlan({ name: 'stories', label: "query 'stories'" });
const cost = { rows: 3, requests: 1, retries: 0, waitedMs: 0, omissions: [] };
const done: Outcome = { plan: other, target: { account: anAccount('1'), node: '1' }, ...cost };
const failed = (id: string, error: unknown, name = ''): Outcome => ({
  plan,
  target: { account: { ...anAccount(id), name }, node: id },
  ...cost,
  rows: 0,
  error,
});

describe('runFailure', () => {
  it('is empty when nothing failed', () => {
    expect(runFailure([done], [])).toBe('');
  });

  it('names query, account, the words of the API and the trace id of every failure in one line', () => {
    const refused = new GraphError('account', '(#10)\nno', { status: 400, code: 10, fbtraceId: 'Ax' });
    expect(
      runFailure([done, failed('1', refused, 'Brand'), failed('2', new UnsafePageError('leads away'))], []),
    ).toBe(
      "Cannot extract 1 of 2 queries: query 'media' for Brand (1): (#10) no [code 10, fbtrace_id Ax]; query 'media' for account 2: leads away",
    );
  });

  it('stays one line whatever an account is called', () => {
    expect(runFailure([failed('1', new Error('no\r\nmore'), 'A\nB\u0007')], [])).toBe(
      "Cannot extract 1 of 1 queries: query 'media' for A B? (1): no more",
    );
  });

  it('counts the jobs that the end of the run cut short, and says what is wrong with a table', () => {
    const token = failed('1', new GraphError('token', 'expired', { status: 400 }));
    expect(runFailure([token, { ...failed('2', new Error('aborted')), isCut: true }], [])).toBe(
      "Cannot extract 1 of 1 queries: query 'media' for account 1: expired; 1 more job not read to the end",
    );
    expect(runFailure([done], ["Table 'x' is wrong"])).toBe("The run is not complete: Table 'x' is wrong");
  });

  it('names twenty failures and counts the rest', () => {
    const many = Array.from({ length: 50 }, (_, index) => failed(String(index), new Error('no')));
    const sentence = runFailure(many, []);
    expect(sentence.match(/: no/g)).toHaveLength(20);
    expect(sentence).toMatch(/; and 30 more failures, listed above$/);
  });
});

describe('formatQueryOutcome', () => {
  it('has rows, requests, and retries and waits where there were any', () => {
    expect(formatQueryOutcome(other, [done])).toBe("query 'stories': 3 rows for 1 of 1 accounts, 1 request");
    expect(formatQueryOutcome(other, [{ ...done, requests: 4, retries: 2, waitedMs: 60_001 }])).toBe(
      "query 'stories': 3 rows for 1 of 1 accounts, 4 requests, 2 of them retries, waited 61 seconds",
    );
  });
});

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
  });

  it.each([
    [{ is: 'object' }, '1 object skipped, because it cannot be read (1): no'],
    [{ is: 'insights' }, '1 object without insights (1): no'],
    [{ is: 'metric', metric: 'x' }, "1 object without the metric 'x' (1): no"],
    [{ is: 'list', list: 'comments' }, '1 object without the rest of its comments (1): no'],
  ] as const)('names the part %j', (part, line) => {
    const omission = { kind: 'part', part, reason: 'no', count: 1, examples: ['1'] } as const;
    expect(formatOmissions(other, [{ ...done, omissions: [omission] }])).toEqual([
      `query 'stories': ${line}`,
    ]);
  });
});
