import { anOutcome } from '../../tests/support/anOutcome';
import { anOutputTable as table, rowsOfJobs } from '../../tests/support/anOutputTable';
import { aPlan } from '../../tests/support/aQuery';
import type { OutputTable } from '../tables';
import type { Outcome } from './outcome';
import { refusedTables } from './refusedTables';

const plan = aPlan({ name: 'media' });
const outcome = (own: Partial<Outcome> = {}): Outcome => anOutcome({ plan, ...own });
const reasons = (tables: OutputTable[], outcomes: Outcome[], writers = [plan]): string[] => [
  ...refusedTables(tables, outcomes, () => writers).values(),
];
const full = table({ incremental: false });

describe('refusedTables', () => {
  it('has no table of a run in which everything came', () => {
    expect(reasons([table(), full], [outcome()])).toEqual([]);
  });

  it('has a table whose key cannot tell its rows apart', () => {
    expect(reasons([table({ missingInKey: ['end_time'] })], [outcome()])).toEqual([
      "Table 't' was not written: it has the primary key (id) from earlier runs, but its rows need end_time too: rename the query, or delete the table and reset the state",
    ]);
  });

  it.each([
    [['id'], 'the primary key (id)'],
    [[], 'no primary key'],
  ])('has a table that was taken over with a key that cannot tell its rows apart: %j', (primaryKey, key) => {
    const taken = table({ primaryKey, missingInKey: ['key1', 'end_time'], takenOver: ['id'] });
    expect(reasons([taken], [outcome()])).toEqual([
      `Table 't' was not written: it has ${key} in Storage, but its rows need key1, end_time too: rename the query, or add them to the key in Storage (docs/take-over.md)`,
    ]);
  });

  it.each<[string, Partial<Outcome>]>([
    ['failed', { error: new Error('no') }],
    ['was cut short', { error: new Error('no'), isCut: true }],
    [
      'skipped an object',
      { omissions: [{ kind: 'part', part: { is: 'object' }, reason: 'no', count: 1, examples: ['1'] }] },
    ],
    [
      'lacks the rest of a list',
      {
        omissions: [
          {
            kind: 'part',
            part: { is: 'list', list: 'comments' },
            reason: 'no',
            count: 1,
            examples: ['1'],
          },
        ],
      },
    ],
  ])('has a full load of which one account %s', (_, own) => {
    expect(reasons([full, table()], [outcome(), outcome(own)])).toEqual([
      "Table 't' was not written: it would replace the table in Storage, and query 'media' did not come completely",
    ]);
  });

  it('has a full load that only the answers know, where a query that gave rows of it failed for an account', () => {
    const error = new Error('no');
    const outcomes = [outcome(), outcome({ error }), outcome({ plan: aPlan({ name: 'x' }), error })];
    const found = table({ incremental: false, spooled: rowsOfJobs(0) });
    expect(reasons([found], outcomes, [])).toEqual([
      "Table 't' was not written: it would replace the table in Storage, and query 'media' did not come completely",
    ]);
    expect(reasons([found], [outcome(), ...outcomes.slice(2)], [])).toEqual([]);
  });

  it('has no full load of other queries, nor one that only lacks insights', () => {
    const error = new Error('no');
    expect(reasons([full], [outcome({ plan: aPlan({ name: 'x' }), error })])).toEqual([]);
    const omissions: Outcome['omissions'] = [
      { kind: 'part', part: { is: 'insights' }, reason: 'no', count: 1, examples: ['1'] },
    ];
    expect(reasons([full], [outcome({ omissions })])).toEqual([]);
  });

  it('refuses columns and tables that only one of several shards would write', () => {
    expect(reasons([table({ undeclared: ['owner_id', 'x'] })], [outcome()])).toEqual([
      "Table 't' was not written: its rows have owner_id, x, which no query declares, and all shards must write the same columns: name them in the fields, such as 'owner{id}', or run once without shards, after which the state has them",
    ]);
    expect(reasons([table({ undeclared: ['id'] })], [outcome()], [])).toEqual([
      "Table 't' was not written: no query declares it, and all shards must write the same tables: request the list with its fields in braces",
    ]);
  });
});
