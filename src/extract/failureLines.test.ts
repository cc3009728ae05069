import { aPlan, anAccount } from '../../tests/support/aQuery';
import { GraphError } from '../errors';
import { FailureLines } from './failureLines';
import type { Outcome } from './outcome';

const plan = aPlan({ name: 'media' });
const failed = (id: string, message: string): Outcome => ({
  plan,
  target: { account: anAccount(id), node: id },
  rows: 0,
  requests: 1,
  retries: 0,
  waitedMs: 0,
  omissions: [],
  error: new GraphError('account', message, { status: 400, code: 10, fbtraceId: `A${id}` }),
});

describe('FailureLines', () => {
  it('names three accounts for each reason, and counts the others', () => {
    const lines = new FailureLines();
    const told = ['1', '2', '3', '4', '5'].map((id) => lines.add(failed(id, 'no')));
    expect(told.map((line) => /for account \d/.exec(line ?? '')?.[0])).toEqual([
      'for account 1',
      'for account 2',
      'for account 3',
      undefined,
      undefined,
    ]);
    expect(lines.add(failed('6', 'gone'))).toContain("Cannot extract query 'media' for account 6: gone");
    expect(lines.rest(plan)).toEqual(["Cannot extract query 'media': no: 2 more accounts"]);
    expect(lines.rest(aPlan())).toEqual([]);
  });
});
