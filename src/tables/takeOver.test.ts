import { anOutputTable } from '../../tests/support/anOutputTable';
import type { OutputTable } from './outputTable';
import type { StorageTable } from './storageTables';
import { describeTakeOver, takeOver } from './takeOver';

const storage = (columns: readonly string[], own: Partial<StorageTable> = {}): StorageTable => ({
  id: 'in.c-old.t',
  name: 't',
  columns,
  illegalColumns: [],
  primaryKey: ['id'],
  ...own,
});

describe('takeOver', () => {
  it('gives a table that was never written the columns in their order, and the key', () => {
    expect(takeOver(undefined, storage(['id', 'b', 'a'], { primaryKey: ['id', 'a'] }))).toStrictEqual({
      columns: ['id', 'b', 'a'],
      primaryKey: ['id', 'a'],
      takenOver: ['id', 'b', 'a'],
    });
  });

  it('adds columns to a table of earlier runs, whose key is the one in Storage', () => {
    const known = {
      columns: ['id', 'old', 'ours'],
      primaryKey: ['id', 'ours'],
      fields: { ours: '/o/urs' },
      takenOver: ['old'],
    };
    expect(takeOver(known, storage(['new', 'ours', 'id']))).toStrictEqual({
      ...known,
      columns: ['id', 'old', 'ours', 'new'],
      primaryKey: ['id'],
      takenOver: ['old', 'new'],
    });
  });

  it('leaves a table of our own as it is', () => {
    const known = { columns: ['id', 'a'], primaryKey: ['id'], types: { a: 'INTEGER' as const } };
    expect(takeOver(known, storage(['a', 'id']))).toStrictEqual(known);
  });

  it('keeps the types of a typed table', () => {
    const known = { columns: ['a', 'b'], primaryKey: ['id'], types: { a: 'INTEGER' as const } };
    const typed = storage(['b'], { types: { b: 'DATE' } });
    expect(takeOver(known, typed).types).toEqual({ a: 'INTEGER', b: 'DATE' });
    expect(takeOver(undefined, typed).types).toEqual({ b: 'DATE' });
  });
});

describe('describeTakeOver', () => {
  const output = (columns: readonly string[], emptyColumns: readonly string[]): OutputTable =>
    anOutputTable({ columns, emptyColumns, takenOver: columns });
  const told = (
    columns: readonly string[],
    empty: readonly string[],
    own: Partial<StorageTable> = {},
  ): unknown =>
    describeTakeOver(
      output([...columns, 'value', 'key1', 'key2', 'breakdown'], empty),
      storage(columns, own),
      undefined,
    );

  it('says where the data stands', () => {
    expect(told(['id', 'a'], [])).toEqual({
      sentence: "Table 't' takes over in.c-old.t: it keeps its columns and its key (id)",
      isLossy: false,
    });
  });

  it.each([
    ['total_value_value', 'total_value_value (now in value)'],
    ['total_value_breakdowns_0_results_12_value', 'total_value_breakdowns_0_results_12_value (now in value)'],
    [
      'total_value_breakdowns_0_results_3_dimension_values_0',
      'total_value_breakdowns_0_results_3_dimension_values_0 (now in key1)',
    ],
    [
      'total_value_breakdowns_0_results_3_dimension_values_1',
      'total_value_breakdowns_0_results_3_dimension_values_1 (now in key2)',
    ],
    [
      'total_value_breakdowns_0_dimension_keys_1',
      'total_value_breakdowns_0_dimension_keys_1 (now in breakdown)',
    ],
    ['key1_0_x', 'key1_0_x (now in key1)'],
    ['tags_0_x', 'tags_0_x'],
    ['ig_id', 'ig_id'],
  ])('says of the empty column %s where its data stands, if it stands anywhere', (column, expected) => {
    expect(told(['id', column], [column])).toEqual({
      sentence: `Table 't' takes over in.c-old.t: it keeps its columns and its key (id); empty in new rows: ${expected}`,
      isLossy: true,
    });
  });

  it('names each column of the key and each empty one', () => {
    expect(told(['id', 'a', 'b'], ['a', 'b'], { primaryKey: ['id', 'b'] })).toMatchObject({
      sentence:
        "Table 't' takes over in.c-old.t: it keeps its columns and its key (id, b); empty in new rows: a, b",
    });
  });

  it('names columns that cannot be written', () => {
    expect(told(['id'], [], { illegalColumns: ['_x', 'y z'] })).toEqual({
      sentence:
        "Table 't' takes over in.c-old.t: it keeps its columns and its key (id); not written, because Storage would rename them: _x, y z",
      isLossy: true,
    });
  });

  it('says nothing of a table that earlier runs know, and only what is new of others', () => {
    const before = { columns: ['id', 'old'], primaryKey: ['id'] };
    expect(describeTakeOver(output(['id', 'old'], ['old']), storage(['id', 'old']), before)).toBeUndefined();
    expect(
      describeTakeOver(output(['id', 'old', 'x'], ['old', 'x']), storage(['id', 'old', 'x']), before)
        ?.sentence,
    ).toMatch(/empty in new rows: x$/);
  });
});
