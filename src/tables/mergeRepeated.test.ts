import { RepeatedRows } from './mergeRepeated';
import { hashName } from './repeatedKeys';

function merger(times: number, key = [0]) {
  const count = { repeated: 0, differing: 0 };
  return { count, rows: new RepeatedRows({ repeated: new Map([[hashName(1, 1), times]]), key, count }) };
}

describe('RepeatedRows', () => {
  it('counts a reading that only adds or repeats cells as no other value', () => {
    const { rows, count } = merger(3);
    rows.take(['a', 'x', ''], 1, 1);
    rows.take(['a', 'x', 'y'], 1, 1);
    expect(rows.take(['a', '', ''], 1, 1)).toEqual([['a', 'x', 'y']]);
    expect(count).toEqual({ repeated: 2, differing: 0 });
  });

  it('writes a thing where its last reading stood, and forgets it then', () => {
    const { rows } = merger(2);
    const out = ['a', 'between', 'a', 'a', 'a'].flatMap((id, index) =>
      rows.take([id, String(index)], id === 'a' ? 1 : 9, 1),
    );
    expect(out).toEqual([
      ['between', '1'],
      ['a', '2'],
      ['a', '4'],
    ]);
  });

  it('merges by the whole key, and only by it', () => {
    const { rows, count } = merger(3, [0, 2]);
    rows.take(['a', '1', 'x'], 1, 1);
    rows.take(['a', '2', 'y'], 1, 1);
    expect(rows.take(['a', '3', 'x'], 1, 1)).toEqual([
      ['a', '3', 'x'],
      ['a', '2', 'y'],
    ]);
    expect(count).toEqual({ repeated: 1, differing: 1 });
  });

  it.each([
    [
      ['a\u001fb', 'c'],
      ['a', 'b\u001fc'],
    ],
    [
      ['a","b', 'c'],
      ['a', 'b","c'],
    ],
    [
      ['', 'a'],
      ['a', ''],
    ],
  ])('keeps the keys %j and %j apart', (one, other) => {
    const { rows } = merger(2, [0, 1]);
    rows.take(one, 1, 1);
    expect(rows.take(other, 1, 1)).toEqual([one, other]);
  });
});
