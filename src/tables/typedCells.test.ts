import type { BaseType } from '@keboola/component-ts-lite';
import { TypedCells } from './typedCells';

/** Writes one cell of a column of this type. */
function written(type: BaseType, cell: string): string {
  const row = ['1', cell];
  cellsOf(type).fit([row]);
  return row[1] ?? '';
}

function cellsOf(type: BaseType): TypedCells {
  return new TypedCells([
    { name: 'id', type: 'STRING', description: '' },
    { name: 'value', type, description: '' },
  ]);
}

describe('TypedCells', () => {
  it.each<[BaseType, readonly string[]]>([
    ['STRING', ['', 'x', '1e3']],
    ['INTEGER', ['', '0', '-7', '9223372036854775807', '-9223372036854775807']],
    ['NUMERIC', ['', '0', '-7', '12.5', '0.3333333333333333', '17841400000000001234', '9'.repeat(29)]],
    ['FLOAT', ['', '12.5', '-1.5e-7', '1E3']],
    ['BOOLEAN', ['', 'true', 'false']],
    ['DATE', ['', '2026-04-14', '2028-02-29']],
    [
      'TIMESTAMP',
      [
        '',
        '2026-04-14',
        '2026-04-14T07:00:00',
        '2026-04-14 07:00:00',
        '2026-04-14T07:00:00Z',
        '2026-04-14T07:00:00.123+02:00',
      ],
    ],
  ])('leaves a cell as it is that every database reads as %s', (type, cells) => {
    expect(cells.map((cell) => written(type, cell))).toEqual(cells);
    expect(cellsOf(type).fit(cells.map((cell) => ['1', cell]))).toBe(false);
  });

  it.each<[BaseType, string, string]>([
    ['INTEGER', '12.0', '12'],
    ['INTEGER', '1.2e3', '1200'],
    ['NUMERIC', '1.5e-7', '0.00000015'],
    ['NUMERIC', '-1.25E+3', '-1250'],
    ['NUMERIC', '1.234e1', '12.34'],
    ['TIMESTAMP', '2026-04-14T07:00:00+0000', '2026-04-14T07:00:00+00:00'],
    ['TIMESTAMP', '2026-04-14T07:00:00-0730', '2026-04-14T07:00:00-07:30'],
  ])('writes %s %s in the form that every database reads: %s', (type, cell, expected) => {
    expect(written(type, cell)).toBe(expected);
  });

  it.each<[BaseType, readonly string[]]>([
    [
      'INTEGER',
      ['12.5', 'x', '1,000', '9223372036854775808', '1e40', ' 1', '{"a":1}', 'NaN', '0x10', 'true'],
    ],
    ['NUMERIC', ['x', '1e39', `1${'0'.repeat(29)}`, '1.', '.5', '+1', 'Infinity', '[1]']],
    ['FLOAT', ['x', 'Infinity', '']],
    ['BOOLEAN', ['1', 'True', 'yes']],
    ['DATE', ['2026-02-30', '2026-4-14', '2026-04-14T07:00:00', '0000-01-01']],
    [
      'TIMESTAMP',
      [
        '1776150000',
        '1776150000000',
        '2026-02-29T07:00:00+0000',
        '2026-04-14T24:00:00+0000',
        '2026-04-14T07:00+0000',
        '2026-04-14 07:00:00 +0000 UTC',
        '2026-04-14+00:00',
        'Tue Apr 14',
        '+00',
      ],
    ],
  ])('writes a cell empty that is not %s', (type, cells) => {
    expect(cells.map((cell) => written(type, cell)).join('')).toBe('');
  });

  it('says once for each column what was written empty, with the first cell and its object', () => {
    const cells = cellsOf('INTEGER');
    const rows = [
      ['10', '5'],
      ['11', '12.5'],
      ['12', 'x'.repeat(100)],
    ];
    expect(cells.fit(rows.slice(0, 2))).toBe(true);
    expect(cells.warnings).toEqual([
      "column 'value': a cell that is not INTEGER is written empty: '12.5' of object '11'",
    ]);
    cells.fit(rows.slice(2));
    expect(rows).toEqual([
      ['10', '5'],
      ['11', ''],
      ['12', ''],
    ]);
    expect(cells.warnings).toEqual([
      "column 'value': 2 cells that are not INTEGER are written empty: the first is '12.5' of object '11'",
    ]);
  });

  it('shows no more than the beginning of a long cell', () => {
    const cells = cellsOf('TIMESTAMP');
    cells.fit([['1', 'x'.repeat(1000)]]);
    expect(cells.warnings.join('')).toContain(`'${'x'.repeat(60)}'`);
  });
});
