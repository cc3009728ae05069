import { aPlan, anAccount } from '../../tests/support/aQuery';
import { GraphError, UnsafePageError } from '../errors';
import { runFailure } from './outcome';
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
