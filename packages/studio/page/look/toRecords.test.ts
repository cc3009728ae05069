import { toRecords } from './toRecords';

const mark = { kind: 'line', x: 'day', y: 'value', color: 'brand' } as const;
const columns = [
  { name: 'day', type: 'DATE' },
  { name: 'value', type: 'DOUBLE' },
  { name: 'brand', type: 'VARCHAR' },
];

describe('toRecords()', () => {
  it('makes dates of days, and leaves out what has no value', () => {
    const rows = [
      ['2026-06-15', 1, 'a'],
      ['2026-06-16', null, 'a'],
      ['2026-06-17', 0, 'a'],
    ];
    expect(toRecords(mark, { columns, rows })).toEqual([
      { day: new Date('2026-06-15T00:00:00Z'), value: 1, brand: 'a' },
      { day: new Date('2026-06-17T00:00:00Z'), value: 0, brand: 'a' },
    ]);
  });

  it('names the columns that an edited SQL lacks', () => {
    expect(() => toRecords(mark, { columns: columns.slice(0, 1), rows: [] })).toThrow(
      'The chart draws the columns day, value, brand; the SQL gives no value, brand',
    );
  });
});
