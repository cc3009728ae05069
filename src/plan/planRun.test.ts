import { anAccount, NOW } from '../../tests/support/aQuery';
import { aConfig } from '../../tests/support/aRun';
import type { Config, Query } from '../config';
import { planRun, writersOf } from './planRun';

const RESERVED = new Map([['accounts', 'the accounts of the configuration']]);
const config = (...queries: Partial<Query>[]): Config => aConfig(queries, { accounts: [anAccount('1')] });
const plan = (...queries: Partial<Query>[]): ReturnType<typeof planRun> =>
  planRun(config(...queries), { now: NOW, reserved: RESERVED });

describe('planRun', () => {
  it('plans all queries in their order, and the tables of all', () => {
    const { queries, tables } = plan({ name: 'b', path: 'media' }, { name: 'a', path: 'stories' });
    expect(queries.map(({ query }) => query.name)).toEqual(['b', 'a']);
    expect([...tables.keys()]).toEqual(['b_media', 'a_stories']);
  });

  const problems = (...queries: Partial<Query>[]): (string | undefined)[] =>
    plan(...queries).queries.map(({ problem }) => problem);

  it('refuses a query that would write a table of the component itself', () => {
    expect(problems({ name: 'accounts', path: 'accounts' }, { name: 'x', path: 'media' })).toEqual([
      "Cannot write the table 'accounts' for query 'accounts': it holds the accounts of the configuration; rename the query",
      undefined,
    ]);
  });

  it('refuses only what a query would write: an account of which no field is requested is not written', () => {
    expect(problems({ name: 'accounts', path: 'accounts', fields: 'media{id}' })).toEqual([undefined]);
    expect(problems({ name: 'accounts', path: 'accounts', fields: 'id,media{id}' })).toEqual([
      expect.stringMatching(/^Cannot write the table 'accounts' for query 'accounts': /),
    ]);
  });

  it('keeps what is wrong with one query from the others', () => {
    const queries = [
      { name: 'path', path: 'media/..' },
      { name: 'good', path: 'media' },
      { name: 'date', path: 'media', since: 'soon' },
      { name: 'fields', path: 'media', fields: 'id,,' },
    ];
    expect(problems(...queries)).toEqual([
      expect.stringMatching(/^Cannot plan query 'path': /),
      undefined,
      expect.stringMatching(/^Cannot plan query 'date': in 'since': /),
      expect.stringMatching(/^Cannot read the fields of query 'fields': .*column 4\n1 \| id,,\n {7}\^$/),
    ]);
  });
});

describe('planRun of a shard', () => {
  it('divides the accounts of every query among the shards, each to one of them', () => {
    const accounts = Array.from({ length: 20 }, (_, index) => anAccount(String(index)));
    const whole = aConfig([{ path: 'media' }, { name: 'b', path: 'stories' }], { accounts });
    const shares = [0, 1, 2].map((index) =>
      planRun(whole, { now: NOW, reserved: RESERVED, shard: { index, count: 3 } }).queries.map(
        ({ targets }) => targets.map(({ node }) => node),
      ),
    );
    expect(shares.flatMap(([ofFirst = []]) => ofFirst).sort()).toEqual(accounts.map(({ id }) => id).sort());
    expect(shares.every(([ofFirst, ofSecond]) => String(ofFirst) === String(ofSecond))).toBe(true);
    expect(shares.every(([ofFirst = []]) => ofFirst.length < 20)).toBe(true);
  });
});

describe('writersOf', () => {
  const writers = (table: string, ...queries: Partial<Query>[]): string[] =>
    writersOf(plan(...queries), table).map(({ query }) => query.name);

  it('lists the queries that are planned for a table, whether they can be run or not', () => {
    const queries = [
      { name: 'foo', path: 'media', fields: 'id,comments.since(soon){id}' },
      { name: 'foo', path: 'media', fields: 'id' },
      { name: 'foo_media', path: 'stories' },
    ];
    expect(writers('foo_media', ...queries)).toEqual(['foo', 'foo']);
    expect(writers('foo_comments', ...queries)).toEqual(['foo']);
    expect(writers('foo_media_stories', ...queries)).toEqual(['foo_media']);
    expect(writers('else', ...queries)).toEqual([]);
  });

  it('takes a query of unreadable fields for a writer of all tables that are named after it', () => {
    const queries = [
      { name: 'foo', path: 'media', fields: 'id,,' },
      { name: 'foobar', path: 'media' },
      { name: 'ф', fields: '}' },
    ];
    const tables = ['foo', 'foo_media', 'foo_x', 'foobar_media', 'media', '_media'];
    expect(tables.map((table) => writers(table, ...queries))).toEqual([
      ['foo'],
      ['foo'],
      ['foo'],
      ['foobar'],
      [],
      [],
    ]);
  });
});
