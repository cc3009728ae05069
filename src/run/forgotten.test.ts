import { aPlan, NOW } from '../../tests/support/aQuery';
import { defaults } from '../../tests/support/defaults';
import type { QueryPlan } from '../plan';
import { withToken } from '../state';
import type { State } from '../state';
import { FRESH_STATE } from '../state/state';
import { forgottenLines } from './forgotten';

const DAY = 86_400;
const FILE = { authorization: { oauth_api: { credentials: { '#data': '{"access_token":"IGAA"}' } } } };
const daily = aPlan({ name: 'days', fields: 'insights.metric(reach).period(day)', since: 'last run' });
const NOTHING = 'The platform does not keep the state of a run that fails';
const CURE = '. With on-error: continue a run succeeds though a part was refused';

function lines(
  queries: readonly QueryPlan[],
  own: { readonly state?: State; readonly before?: State; readonly onError?: 'continue' } = {},
): readonly string[] {
  const { state = FRESH_STATE, before = state } = own;
  const config = {
    ...defaults(),
    accounts: [],
    accountsBy: 'entry' as const,
    queries: [],
    ...(own.onError && { onError: own.onError }),
  };
  return forgottenLines(
    { config: FILE },
    { run: { config, plan: { queries, tables: new Map() }, state, now: NOW }, before },
  );
}

/** In which the accounts were last read so many days ago. */
function stateOf(query: QueryPlan, daysAgo: Readonly<Record<string, number>>): State {
  const ends = Object.entries(daysAgo).map(([account, days]) => [account, NOW - days * DAY] as const);
  return { ...FRESH_STATE, windows: { [query.key]: Object.fromEntries(ends) } };
}

describe('forgottenLines', () => {
  it.each<[string, QueryPlan, Readonly<Record<string, number>>, string]>([
    ['the day from which each account is read', daily, { '1': 3, '2': 10 }, "'days' from 2026-06-03 on"],
    ['the first days of an account that was never read', daily, { '1': 3 }, "'days' from 2026-05-17 on"],
    [
      'the first time of a list',
      aPlan({ name: 'media', path: 'media', since: 'last run' }),
      { '1': 3 },
      "'media' as the first time",
    ],
  ])('say of a query with last run %s', (_, query, daysAgo, told) => {
    expect(lines([query], { state: stateOf(query, daysAgo) })).toEqual([
      `${NOTHING}: the next run reads again query ${told}${CURE}`,
    ]);
  });

  it('say nothing of queries with a range of their own, nor of such as cannot be run', () => {
    const others = [aPlan({ path: 'media' }), { ...daily, problem: 'no' }, { ...daily, targets: [] }];
    expect(lines(others)).toEqual([NOTHING]);
  });

  it('name ten queries, and count the others', () => {
    const many = Array.from({ length: 12 }, () => daily);
    expect(lines(many)[0]).toMatch(/ on and 2 more queries\. With/);
  });

  it('name no cure that is configured already', () => {
    expect(lines([daily], { onError: 'continue' })).toEqual([
      `${NOTHING}: the next run reads again query 'days' from 2026-05-17 on`,
    ]);
  });

  it.each<[string, number | undefined, string | undefined, string]>([
    [
      'that it ends',
      NOW + 5 * DAY,
      undefined,
      'Nor does it keep a renewed access token: this one ends on 2026-06-20, unless a run succeeds before',
    ],
    [
      'that the renewed one is not kept',
      NOW + 5 * DAY,
      'IGNEW',
      'Nor does it keep the access token that was renewed in this run: the one before it ends on 2026-06-20, unless a run succeeds before',
    ],
    [
      'that it ends at some time',
      undefined,
      undefined,
      'Nor does it keep a renewed access token: this one ends 60 days after it was given, unless a run succeeds before',
    ],
  ])('say of a token of the Instagram login %s', (_, expiresAt, renewed, told) => {
    const kept = { value: expiresAt === undefined ? 'IGAA' : 'IGOLD', issuedAt: NOW - 9 * DAY };
    const before = withToken(FRESH_STATE, 'IGAA', { ...kept, ...(expiresAt !== undefined && { expiresAt }) });
    const state = renewed === undefined ? before : withToken(before, 'IGAA', { ...kept, value: renewed });
    expect(lines([], { state, before })).toEqual([NOTHING, told]);
  });
});
