import { Cells, Layout } from './cells';

const LONG = 'x'.repeat(300);

/** Column and cell of each field, added in order to one row. */
function added(...fields: readonly string[]): [string, string][] {
  const cells = new Cells(new Layout());
  fields.forEach((field, index) => cells.add(field, String(index)));
  return [...cells];
}

describe('Cells', () => {
  it('hold the cells that were set, and nothing else', () => {
    const cells = new Cells(new Layout());
    cells.set('id', '1');
    cells.set('caption', '');
    expect([cells.get('id'), cells.get('caption'), cells.get('constructor')]).toEqual(['1', '', undefined]);
    expect([...cells]).toEqual([
      ['id', '1'],
      ['caption', ''],
    ]);
  });

  it('share columns with the other rows of their layout, never cells', () => {
    const layout = new Layout();
    const first = new Cells(layout);
    first.set('a', '1');
    const second = new Cells(layout);
    second.set('b', '2');
    expect(layout.columns).toEqual(['a', 'b']);
    expect([second.get('a'), first.get('b')]).toEqual([undefined, undefined]);
    expect([...second]).toEqual([['b', '2']]);
  });

  it('replace a cell that is set again', () => {
    const cells = new Cells(new Layout());
    cells.set('a', '1');
    cells.set('a', '2');
    expect([...cells]).toEqual([['a', '2']]);
  });

  it.each([
    ['like_count', 'like_count'],
    ['__proto__', 'proto'],
    ['constructor', 'constructor'],
    ['toString', 'toString'],
    ['', 'field'],
    ['😀', 'field'],
    ['_', 'field'],
    ['příběh', 'pribeh'],
    ['a b\n"c"', 'a_b_c'],
  ])('name the column of the field %j: %j', (field, column) => {
    expect(added(field)).toEqual([[column, '0']]);
  });

  it('give fields of one name a column each', () => {
    expect(added('a b', 'a_b', 'a_b_2', 'a-b', 'a_b')).toEqual([
      ['a_b', '0'],
      ['a_b_2', '1'],
      ['a_b_2_2', '2'],
      ['a_b_3', '3'],
      ['a_b_4', '4'],
    ]);
  });

  it('keep a numbered column within the length that Storage allows', () => {
    const columns = added(LONG, LONG, LONG, `${LONG}y`).map(([column]) => column);
    expect(new Set(columns).size).toBe(4);
    expect(columns.map((column) => column.length)).toEqual([64, 64, 64, 64]);
  });

  it('hold an empty cell too, so that no later field takes its column', () => {
    const cells = new Cells(new Layout());
    cells.add('a', '');
    cells.add('a', '1');
    expect([...cells]).toEqual([
      ['a', ''],
      ['a_2', '1'],
    ]);
  });
});
