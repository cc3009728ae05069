import { aPlan, anAccount } from '../../tests/support/aQuery';
import { GraphError, UnsafePageError } from '../errors';
import { omissionsInWords, planInWords, runFailure } from './outcome';
import type { Outcome } from './outcome';
import { reportRows } from './reportRows';

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

  it('says what was cut off by the end of the run, and what is wrong with a table', () => {
    const token = failed('1', new GraphError('token', 'expired', { status: 400 }));
    expect(runFailure([token, { ...failed('2', new Error('aborted')), isCut: true }], [])).toBe(
      "Cannot extract 1 of 1 queries: query 'media' for account 1: expired; 1 more were not read to their end",
    );
    expect(runFailure([done], ["Table 'x' is wrong"])).toBe("Not everything is right: Table 'x' is wrong");
  });

  it('names twenty failures and counts the rest', () => {
    const many = Array.from({ length: 50 }, (_, index) => failed(String(index), new Error('no')));
    const sentence = runFailure(many, []);
    expect(sentence.match(/: no/g)).toHaveLength(20);
    expect(sentence).toMatch(/; and 30 more failures, told above$/);
  });
});

describe('planInWords', () => {
  it('says rows, requests, and what was asked again or waited for, if anything', () => {
    expect(planInWords(other, [done])).toBe("query 'stories': 3 rows for 1 of 1 accounts, 1 request");
    expect(planInWords(other, [{ ...done, requests: 4, retries: 2, waitedMs: 60_001 }])).toBe(
      "query 'stories': 3 rows for 1 of 1 accounts, 4 requests, 2 of them again, 61 seconds of waiting",
    );
  });
});

describe('omissionsInWords', () => {
  it('says once what all accounts lack, and why', () => {
    const lacks = (id: string): Outcome => ({
      ...done,
      omissions: [
        { what: "metric 'plays'", kind: 'metric', reason: 'no such metric', count: 0, examples: [] },
        { what: "metric 'x'", kind: 'metric', reason: 'no such metric', count: 0, examples: [] },
        {
          what: 'insights',
          kind: 'objects',
          reason: 'few\nviewers',
          count: 2,
          examples: [`${id}1`, `${id}2`],
        },
      ],
    });
    expect(omissionsInWords(other, [lacks('a'), lacks('b')])).toEqual([
      "query 'stories': left out metric 'plays', metric 'x': no such metric",
      "query 'stories': 4 objects without insights (a1, a2, b1, …): few viewers",
    ]);
    expect(omissionsInWords(other, [done])).toEqual([]);
  });
});

describe('reportRows', () => {
  it('has a row for each query and account; queries of one name are one', () => {
    const omission = {
      what: "metric 'plays' of REELS",
      kind: 'metric',
      reason: 'no',
      count: 0,
      examples: [],
    } as const;
    const cut = { ...failed('1', new Error('the end')), isCut: true };
    const rows = reportRows([
      { ...done, waitedMs: 1500, omissions: [omission] },
      done,
      failed('2', new Error('no')),
      cut,
    ]);
    expect(rows.map(({ query, account, status, reasons }) => [query, account, status, reasons])).toEqual([
      ['stories', '1', 'done', "metric 'plays' of REELS: no"],
      ['media', '2', 'failed', 'no'],
      ['media', '1', 'cut', ''],
    ]);
    expect(rows[0]).toMatchObject({
      rows: 6,
      requests: 2,
      waitedSeconds: 2,
      metricsLeftOut: 'plays of REELS',
    });
  });
});
