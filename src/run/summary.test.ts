import { summaryLines } from './summary';

const table = (name: string, rows: number, columns: readonly string[], primaryKey: readonly string[]) => ({
  name,
  rows,
  columns,
  primaryKey,
  duplicates: 0,
  differing: 0,
});

describe('summaryLines', () => {
  it('lists the tables in columns as wide as they need to be', () => {
    const tables = [
      table('media', 12_345, ['id', 'name'], ['id', 'parent_id']),
      table('a_longer_name', 1, ['id'], []),
    ];
    expect(summaryLines(tables, '/data/out/tables')).toEqual([
      'table           rows  columns  primary key',
      'media          12345        2  id, parent_id',
      'a_longer_name      1        1  ',
      '2 tables in /data/out/tables/',
    ]);
  });

  it('has its titles also where there is no table', () => {
    expect(summaryLines([], 'data')).toEqual(['table  rows  columns  primary key', '0 tables in data/']);
  });
});
