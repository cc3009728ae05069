import { aPlan, anAccount } from '../../tests/support/aQuery';
import { GraphError, UnsafePageError } from '../errors';
import { formatFailure, formatQueryOutcome, runFailure, unplannedOutcome } from './outcome';
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
    expect(sentence).toMatch(/; and 30 more failures, told above$/);
    expect(runFailure(many.slice(0, 20), [])).toMatch(/for account 19: no$/);
  });

  it('counts the queries, not the accounts of them', () => {
    const two = [failed('1', new Error('no')), failed('2', new Error('no')), done];
    expect(runFailure(two, [])).toMatch(/^Cannot extract 1 of 2 queries: /);
  });
});

describe('formatFailure', () => {
  it('names a node where the query is of no account', () => {
    expect(formatFailure({ ...failed('1', new Error('no')), target: { node: 'me' } })).toBe(
      "query 'media' for 'me': no",
    );
  });

  it('is the sentence of the plan alone where the query could not be planned', () => {
    const unplanned = { ...plan, problem: 'Cannot plan the query: it is odd\nin its details' };
    const outcome = unplannedOutcome(unplanned, { node: '1' });
    expect(outcome).toEqual({
      plan: unplanned,
      target: { node: '1' },
      rows: 0,
      requests: 0,
      retries: 0,
      waitedMs: 0,
      omissions: [],
      error: new Error('Cannot plan the query: it is odd'),
    });
    expect(formatFailure(outcome ?? done)).toBe('Cannot plan the query: it is odd');
    expect(unplannedOutcome(plan, { node: '1' })).toBeUndefined();
  });
});

describe('formatQueryOutcome', () => {
  it('names no accounts for a query of none, and counts those that came', () => {
    const ofNone = { ...plan, targets: [{ node: 'me' }] };
    expect(formatQueryOutcome(ofNone, [{ ...done, plan: ofNone }])).toBe("query 'media': 3 rows, 1 request");
    const mixed = { ...plan, targets: [{ node: 'me' }, ...plan.targets] };
    expect(formatQueryOutcome(mixed, [done, failed('2', new Error('no'))])).toBe(
      "query 'media': 3 rows for 1 of 2 accounts, 2 requests",
    );
  });

  it('has rows, requests, and retries and waits where there were any', () => {
    expect(formatQueryOutcome(other, [done])).toBe("query 'stories': 3 rows for 1 of 1 accounts, 1 request");
    expect(formatQueryOutcome(other, [{ ...done, requests: 4, retries: 2, waitedMs: 60_001 }])).toBe(
      "query 'stories': 3 rows for 1 of 1 accounts, 4 requests, 2 of them retries, waited 61 seconds",
    );
  });
});
