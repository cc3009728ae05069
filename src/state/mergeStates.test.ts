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
const token = fc.record({ of: fc.constantFrom('a', 'b'), issuedAt: fc.nat(3) });
const kept = fc.oneof(
  fc.constant({}),
  fc.record({ token }),
  fc.record({ token, '#token': fc.constantFrom('x', 'y') }),
);
const anyState: fc.Arbitrary<State> = fc
  .tuple(fc.record({ version: fc.constant(1 as const), tables: record(schema), windows: record(ends) }), kept)
  .map(([rest, own]) => ({ ...rest, ...own }));
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

  it.each([
    [
      'the renewed one, whichever shard renewed it',
      { of: 'a', issuedAt: 5 },
      'renewed',
      { of: 'a', issuedAt: 9 },
      undefined,
    ],
    ['the one that was renewed last', { of: 'a', issuedAt: 7 }, 'later', { of: 'a', issuedAt: 5 }, 'earlier'],
    [
      'since when it is known, where none was renewed',
      { of: 'a', issuedAt: 3 },
      undefined,
      { of: 'a', issuedAt: 8 },
      undefined,
    ],
  ])('keeps of the tokens %s', (_, wanted, wantedRenewed, other, otherRenewed) => {
    const of = (record: { of: string; issuedAt: number }, renewed: string | undefined): State =>
      state({ token: record, ...(renewed !== undefined && { '#token': renewed }) });
    const [one, two] = [of(wanted, wantedRenewed), of(other, otherRenewed)];
    expect(mergeStates([one, two])).toEqual(one);
    expect(mergeStates([two, one, FRESH_STATE])).toEqual(one);
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

  it('takes the fields of all columns, and notes everything by name', () => {
    const [left, right] = [
      table(['a', 'b'], { fields: { b: '/x/b' }, types: { b: 'INTEGER' } }),
      table(['a', 'b'], { fields: { a: '/x/a' }, types: { a: 'DATE' } }),
    ];
    const merged = mergeStates([
      state({ tables: { media: left }, windows: { stories: { '2': 1, b: 3 } } }),
      state({ tables: { media: right, comments: table([]) }, windows: { media: { b: 1, a: 2 } } }),
    ]);
    const both = table(['a', 'b'], { fields: { a: '/x/a', b: '/x/b' }, types: { a: 'DATE', b: 'INTEGER' } });
    expect(merged).toEqual({
      version: 1,
      tables: { comments: table([]), media: both },
      windows: { media: { a: 2, b: 1 }, stories: { '2': 1, b: 3 } },
    });
    const { tables, windows } = merged;
    expect([tables, windows, windows['media'] ?? {}].map((noted) => Object.keys(noted))).toEqual([
      ['comments', 'media'],
      ['media', 'stories'],
      ['a', 'b'],
    ]);
    expect(Object.keys(tables['media']?.fields ?? {})).toEqual(['a', 'b']);
  });

  it('leaves the columns in their order where all agree', () => {
    const media = { columns: ['text', 'id'], primaryKey: ['id'] };
    const one = state({ tables: { media } });
    expect(mergeStates([one, one]).tables).toEqual({ media });
  });

  it.each<[string, Partial<TableSchema>]>([
    ['no column was taken over', { takenOver: [] }],
    ['the name stands for no other', { insteadOf: '' }],
  ])('takes a state that says that %s for one that does not say it', (_, own) => {
    const [one, other] = [
      state({ tables: { t: table(['a'], own) } }),
      state({ tables: { t: table(['b']) } }),
    ];
    expect(mergeStates([one, other]).tables['t']?.columns).toEqual(['id', 'a', 'b']);
    expect(mergeStates([other, one]).tables['t']?.columns).toEqual(['id', 'a', 'b']);
  });

  it.each<[TableSchema, TableSchema, string]>([
    [
      table([], { insteadOf: 'Media' }),
      table([], { insteadOf: 'MEDIA' }),
      "Cannot merge the states: table 'media' has the name of another Media in one and MEDIA in another",
    ],
    [
      table(['a', 'b'], { takenOver: ['a'] }),
      table(['a', 'b'], { takenOver: ['a', 'b'] }),
      "Cannot merge the states: table 'media' has columns of another extractor a in one and a,b in another",
    ],
    [
      table(['a'], { fields: { a: '/x/a' } }),
      table(['a'], { fields: { a: '/y/a' } }),
      "Cannot merge the states: column 'a' of table 'media' is /x/a in one and /y/a in another",
    ],
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

  it('finds each account in one shard, the same in every version, and what is for no account in the first', () => {
    // Of 64 shards; see `shardOf()`.
    const homes = { '': 0, '17841400000000000': 31, '17841400000000001': 14, '17841400000000002': 4 };
    const all = state({ windows: { q: homes } });
    const shares = Array.from({ length: 64 }, (_, index) => stateOfShard(all, { index, count: 64 }).windows);
    const found = shares.flatMap(({ q = {} }, index) => Object.keys(q).map((id) => [id, index] as const));
    expect(Object.fromEntries(found)).toEqual(homes);
    expect(found).toHaveLength(4);
  });

  it('keeps the ends that it knows of the accounts of others', () => {
    const other = 1 - shardOf('1', 2);
    const read = new Map([['q', new Set(['1'])]]);
    expect(stateOfShard(whole, { index: other, count: 2 }, read).windows).toMatchObject({ q: { '1': 2 } });
  });
});
