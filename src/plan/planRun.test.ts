import { UserError } from '@keboola/component-ts-lite';
import { anAccount, aQuery, NOW } from '../../tests/support/aQuery';
import type { Config, Query } from '../config';
import { planRun } from './planRun';

const RESERVED = new Map([['accounts', 'the accounts of the configuration']]);
const config = (...queries: Partial<Query>[]): Config => ({
  accounts: [anAccount('1')],
  accountsBy: 'entry' as const,
  apiVersion: 'v25.0',
  onError: 'fail-at-end',
  overlapDays: 0,
  maxWaitMinutes: 60,
  writesReport: false,
  queries: queries.map(aQuery),
});
const plan = (...queries: Partial<Query>[]): ReturnType<typeof planRun> =>
  planRun(config(...queries), { now: NOW, reserved: RESERVED });

describe('planRun', () => {
  it('plans all queries in their order, and the tables of all', () => {
    const { queries, tables } = plan({ name: 'b', path: 'media' }, { name: 'a', path: 'stories' });
    expect(queries.map(({ query }) => query.name)).toEqual(['b', 'a']);
    expect([...tables.keys()]).toEqual(['b_media', 'a_stories']);
  });

  it('refuses a query that would write a table of the component itself', () => {
    expect(() => plan({ name: 'accounts', path: 'accounts' })).toThrow(
      new UserError(
        "Cannot write the table 'accounts' for a query: it holds the accounts of the configuration; rename the query",
      ),
    );
  });

  it('reports the mistakes of all queries at once', () => {
    expect(() =>
      plan(
        { name: 'a', path: '..' },
        { name: 'b', since: 'soon' },
        { name: 'x_accounts', path: 'accounts' },
        { name: 'accounts', path: 'accounts' },
      ),
    ).toThrow(
      /^Cannot plan query 'a': .*; Cannot plan query 'b': .*; Cannot write the table 'accounts' for a query/,
    );
  });
});
