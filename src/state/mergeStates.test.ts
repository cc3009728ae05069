import { UserError } from '@keboola/component-ts-lite';
import fc from 'fast-check';
import { shardOf } from '../plan';
import { orderColumns } from '../tables';
import type { TableSchema } from '../tables';
import { mergeStates, stateOfShard } from './mergeStates';
import { FRESH_STATE } from './state';
import type { State } from './state';

const table = (columns: string[], own: Partial<TableSchema> = {}): TableSchema => ({
  columns: orderColumns(['id', ...columns]),
  primaryKey: ['id'],
  ...own,
});
const state = (own: Partial<State>): State => ({ ...FRESH_STATE, ...own });

/** Names that a prototype has too. */
const name = fc.constantFrom('media', 'q 1', 'constructor', '__proto__', 'toString', '');
/** A dictionary with own properties only. */
const record = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Readonly<Record<string, Value>>> =>
  fc
    .array(fc.tuple(name, value), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries) as Readonly<Record<string, Value>>);
const schema = fc
  .record({
    columns: fc.subarray(['caption', 'reach', 'key1', 'x']),
    isTyped: fc.boolean(),
  })
  .map(({ columns, isTyped }) =>
    table(columns, isTyped ? { types: columns.includes('reach') ? { reach: 'INTEGER' } : {} } : {}),
  );
const account = fc.constantFrom('', '1', '2', '3', '17841400000000001', '__proto__');
const ends = fc
  .array(fc.tuple(account, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 5 })
  .map((entries) => Object.fromEntries(entries) as Readonly<Record<string, number>>);
const anyState: fc.Arbitrary<State> = fc.record({
  version: fc.constant(1 as const),
  tables: record(schema),
  windows: record(ends),
});
/** As the file has it. */
const text = (value: State): string => JSON.stringify(value);

describe('mergeStates()', () => {
  it('is associative and commutative, and takes the same state twice for once', () => {
    fc.assert(
      fc.property(anyState, anyState, anyState, (a, b, c) => {
        const whole = text(mergeStates([a, b, c]));
        expect(text(mergeStates([mergeStates([a, b]), c]))).toBe(whole);
        expect(text(mergeStates([a, mergeStates([b, c])]))).toBe(whole);
        expect(text(mergeStates([c, a, b, a]))).toBe(whole);
        expect(text(mergeStates([mergeStates([a]), FRESH_STATE]))).toBe(text(mergeStates([a])));
      }),
    );
  });

  it('gives back a state that was divided, for any number of shards', () => {
    fc.assert(
      fc.property(anyState, fc.integer({ min: 2, max: 70 }), (whole, count) => {
        const shares = Array.from({ length: count }, (_, index) => stateOfShard(whole, { index, count }));
        expect(text(mergeStates(shares))).toBe(text(mergeStates([whole])));
      }),
    );
  });

  it('takes the later end, and the columns and types of all', () => {
    const one = state({
      tables: { media: table(['caption']) },
      windows: { q: { '1': 5, '2': 9 } },
    });
    const other = state({
      tables: { media: table(['reach'], { types: { reach: 'INTEGER' } }), more: table([]) },
      windows: { q: { '1': 7 }, r: { '': 3 } },
    });
    expect(mergeStates([one, other])).toEqual({
      version: 1,
      tables: {
        media: table(['caption', 'reach'], { types: { reach: 'INTEGER' } }),
        more: table([]),
      },
      windows: { q: { '1': 7, '2': 9 }, r: { '': 3 } },
    });
  });

  it.each<[TableSchema, TableSchema, string]>([
    [
      table(['key1']),
      table(['key1'], { primaryKey: ['id', 'key1'] }),
      "Cannot merge the states: table 'media' has the primary key id in one and id,key1 in another",
    ],
    [
      table(['reach'], { types: { reach: 'INTEGER' } }),
      table(['reach'], { types: { reach: 'NUMERIC' } }),
      "Cannot merge the states: column 'reach' of table 'media' is INTEGER in one and NUMERIC in another",
    ],
  ])('refuses states that contradict each other', (left, right, message) => {
    const states = [left, right].map((media) => state({ tables: { media } }));
    expect(() => mergeStates(states)).toThrow(new UserError(message));
  });
});

describe('stateOfShard()', () => {
  const whole = state({
    tables: { media: table([]) },
    windows: { q: { '': 1, '1': 2, '2': 3 }, r: { '1': 4 } },
  });

  it('keeps the schemas and the ends of its own accounts; what is for no account belongs to the first', () => {
    const own = shardOf('1', 2);
    const shares = [0, 1].map((index) => stateOfShard(whole, { index, count: 2 }));
    expect(shares.map(({ tables }) => tables)).toEqual([whole.tables, whole.tables]);
    expect(shares[own]?.windows).toMatchObject({ q: { '1': 2 }, r: { '1': 4 } });
    expect(shares[1 - own]?.windows['r']).toBeUndefined();
    expect(shares.map(({ windows }) => windows['q']?.[''])).toEqual([1, undefined]);
  });

  it('keeps the ends that it knows of the accounts of others', () => {
    const other = 1 - shardOf('1', 2);
    const read = new Map([['q', new Set(['1'])]]);
    expect(stateOfShard(whole, { index: other, count: 2 }, read).windows).toMatchObject({ q: { '1': 2 } });
  });
});
