import fc from 'fast-check';
import { keyNumber, orderColumns } from './columns';

describe('orderColumns', () => {
  it('puts the leading columns first, in their fixed order', () => {
    const leading =
      'id,ex_account_id,fb_graph_node,parent_id,name,key1,key2,breakdown,value,period,date_start,date_stop,end_time,title';
    expect(orderColumns(leading.split(',').reverse()).join()).toBe(leading);
  });

  it('does not depend on the order or number of what it is given', () => {
    const column = fc.oneof(fc.constantFrom('id', 'key1', 'key12', 'value', 'title', 'Zebra'), fc.string());
    fc.assert(
      fc.property(fc.array(column), (columns) => {
        const ordered = orderColumns(columns);
        expect([...ordered].sort()).toEqual([...new Set(columns)].sort());
        expect(orderColumns([...columns, ...columns].reverse())).toEqual(ordered);
      }),
    );
  });

  it('has none for none', () => {
    expect(orderColumns([])).toEqual([]);
  });
});

describe('keyNumber', () => {
  it.each([
    ['key1', 1],
    ['key10', 10],
    ['key999', 999],
    ['key0', undefined],
    ['key01', undefined],
    ['key1000', undefined],
    ['key', undefined],
    ['Key1', undefined],
    ['key1_2', undefined],
    ['mykey1', undefined],
  ])('of %s is %s', (column, number) => {
    expect(keyNumber(column)).toBe(number);
  });
});
