import { findRepeated, hashName } from './repeatedKeys';
import { orderColumns } from './columns';
import { RepeatedRows } from './mergeRepeated';
import { orderKey } from './primaryKey';
import { regroup } from './regroup';

async function* chunks(...sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let value = 0;
  for (const size of sizes) {
    yield Uint8Array.from({ length: size }, () => (value += 1));
  }
}

describe('orderColumns', () => {
  it('puts the known ones first, dimensions by their number, the others by name', () => {
    expect(
      orderColumns([
        'title',
        'zebra',
        'key10',
        'id',
        'Apple',
        'key3',
        'key1',
        'value',
        'parent_id',
        'key2',
        'breakdown',
        'id',
      ]),
    ).toEqual([
      'id',
      'parent_id',
      'key1',
      'key2',
      'key3',
      'key10',
      'breakdown',
      'value',
      'title',
      'Apple',
      'zebra',
    ]);
  });
});

describe('orderKey', () => {
  it('names the key as SPEC §7 has it', () => {
    expect(
      orderKey(['date_stop', 'end_time', 'key2', 'parent_id', 'date_start', 'key1', 'id', 'key10']),
    ).toEqual(['id', 'parent_id', 'key1', 'key2', 'key10', 'end_time', 'date_start', 'date_stop']);
    expect(orderKey(['period', 'parent_id', 'name', 'fb_graph_node'])).toEqual([
      'fb_graph_node',
      'parent_id',
      'name',
      'period',
    ]);
  });
});

describe('regroup', () => {
  it.each([
    [
      [5, 5],
      [3, 7],
    ],
    [[1, 1, 1, 1, 6], [10]],
    [[10], [1, 2, 3, 4]],
  ])('cuts chunks of %j into pieces of %j', async (given, wanted) => {
    const pieces: number[][] = [];
    for await (const piece of regroup(chunks(...given), wanted)) {
      pieces.push([...piece]);
    }
    expect(pieces.map((piece) => piece.length)).toEqual(wanted);
    expect(pieces.flat()).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
  });
});

describe('findRepeated', () => {
  it('counts the hashes that stand more than once, in as many passes as memory needs', async () => {
    const pairs = Array.from({ length: 1_200_000 }, (_, index) => [index * 2_654_435_761, index] as const);
    const all = Uint32Array.from([...pairs, pairs[5]!, pairs[700_000]!, pairs[5]!].flat());
    let passes = 0;
    const read = async function* (): AsyncGenerator<Uint32Array> {
      passes += 1;
      yield all.subarray(0, 1_000_000);
      yield all.subarray(1_000_000);
    };
    const repeated = await findRepeated(read, all.length / 2);
    expect(passes).toBe(3);
    expect(repeated).toEqual(
      new Map([
        [hashName((5 * 2_654_435_761) >>> 0, 5), 3],
        [hashName((700_000 * 2_654_435_761) % 2 ** 32, 700_000), 2],
      ]),
    );
  });
});

describe('RepeatedRows', () => {
  const repeated = new Map([[hashName(1, 1), 3]]);

  it('makes one row of the readings of one thing: the later cell counts, and nothing is lost', () => {
    const count = { repeated: 0, differing: 0 };
    const rows = new RepeatedRows({ repeated, key: [0], count });
    expect(rows.take(['other', 'x', ''], 2, 2)).toEqual([['other', 'x', '']]);
    expect(rows.take(['a', 'old', ''], 1, 1)).toEqual([]);
    expect(rows.take(['a', '', 'b'], 1, 1)).toEqual([]);
    expect(rows.take(['a', 'new', ''], 1, 1)).toEqual([['a', 'new', 'b']]);
    expect(count).toEqual({ repeated: 2, differing: 1 });
  });

  it('keeps different keys apart though they share a hash', () => {
    const count = { repeated: 0, differing: 0 };
    const rows = new RepeatedRows({ repeated, key: [0], count });
    rows.take(['a', '1'], 1, 1);
    rows.take(['b', '2'], 1, 1);
    expect(rows.take(['c', '3'], 1, 1)).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ]);
    expect(count.repeated).toBe(0);
  });
});
