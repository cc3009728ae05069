import fc from 'fast-check';
import { keyNumber, orderColumns, orderFields } from './columns';

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

  it('puts dimensions in the order of their numbers, and what is no dimension behind by name', () => {
    const columns = [
      'zeta',
      'key10',
      'alpha',
      'key3',
      'breakdown',
      'key1',
      'key01',
      'key9',
      'key999',
      'key2',
      'Beta',
    ];
    const ordered = 'key1,key2,key3,key9,key10,key999,breakdown,Beta,alpha,key01,zeta';
    expect(orderColumns(columns).join()).toBe(ordered);
    expect(orderColumns(columns.reverse()).join()).toBe(ordered);
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

describe('orderFields', () => {
  it('orders fields as their columns stand, and those of one name by their path', () => {
    const fields = ['/owner/id', '/caption', '/owner_id', '/id', '/owner_alias', 'parent_id', '/caption'];
    const ordered = ['/id', 'parent_id', '/caption', '/owner_alias', '/owner/id', '/owner_id'];
    expect(orderFields(fields)).toEqual(ordered);
    expect(orderFields(fields.reverse())).toEqual(ordered);
  });
});
