import { anOutcome } from '../../tests/support/anOutcome';
import { anAccount } from '../../tests/support/aQuery';
import type { Outcome } from '../extract';
import { FRESH_STATE } from '../state/state';
import type { RunResult } from './jobResult';
import { resultVariables } from './jobResult';

const NOW = Date.parse('2026-06-15T10:00:00Z') / 1000;
const DAY = 86_400;
const RUN = { plan: { queries: [], tables: new Map() }, state: FRESH_STATE, now: NOW };

const variablesOf = (own: Partial<RunResult>): ReturnType<typeof resultVariables> =>
  resultVariables(RUN, { outcomes: [], written: [], tokenEndsAt: undefined, ...own });
const failureOf = (account: string): Outcome =>
  anOutcome({ target: { account: anAccount(account), node: account }, error: new Error('x') });

describe('resultVariables', () => {
  it('counts rows as they were written, without those that were read again', () => {
    const table = { name: 'a', columns: [], primaryKey: [], duplicates: 5, differing: 0 };
    const written = [
      { ...table, rows: 2 },
      { ...table, rows: 3 },
    ];
    expect(variablesOf({ outcomes: [anOutcome({ rows: 99 })], written })['rows']).toBe(5);
  });

  it('counts an account once, however many of its queries failed, and no query without an account', () => {
    const ofNone = anOutcome({ target: { node: '17890' }, error: new Error('x') });
    const outcomes = [failureOf('1'), failureOf('1'), failureOf('2'), anOutcome(), ofNone];
    expect(variablesOf({ outcomes })['failedAccounts']).toBe(2);
  });

  it('counts the objects that lack a part', () => {
    const omission = { kind: 'part', part: { is: 'insights' }, reason: 'x', examples: ['1'] } as const;
    const outcomes = [
      anOutcome({ omissions: [{ ...omission, count: 3 }] }),
      anOutcome({
        omissions: [
          { ...omission, count: 1 },
          { kind: 'field', field: 'x', reason: 'x' },
        ],
      }),
    ];
    expect(variablesOf({ outcomes })['skippedObjects']).toBe(4);
  });

  it.each([
    [undefined, undefined],
    [NOW + 5 * DAY + 60, 5],
    [NOW + DAY - 1, 0],
    [NOW - DAY, 0],
  ])('with a token that ends at %s has %s days left', (tokenEndsAt, days) => {
    expect(variablesOf({ tokenEndsAt })['tokenDaysLeft']).toBe(days);
  });
});
