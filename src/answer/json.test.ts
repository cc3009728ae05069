import { LosslessNumber } from 'lossless-json';
import { isObject, toCell } from './json';

describe('isObject', () => {
  it.each([[{}], [{ data: [] }], [Object.create(null) as object]])('knows that %j is an object', (value) => {
    expect(isObject(value)).toBe(true);
  });

  it.each([[null], [undefined], [[]], ['{}'], [1], [true], [new LosslessNumber('1.10')]])(
    'knows that %p is not an object',
    (value) => {
      expect(isObject(value)).toBe(false);
    },
  );
});

describe('toCell', () => {
  it.each([
    ['', ''],
    ['=1+1', '=1+1'],
    [' two\nlines ', ' two\nlines '],
    [0, '0'],
    [-1.5, '-1.5'],
    [false, 'false'],
    [true, 'true'],
    [null, ''],
    [undefined, ''],
    [new LosslessNumber('1.10'), '1.10'],
    [new LosslessNumber('17841403584244541999'), '17841403584244541999'],
    [new LosslessNumber('1e3'), '1e3'],
    [[], '[]'],
    [[1, 'é', null, { a: [true] }], '[1,"é",null,{"a":[true]}]'],
    [[new LosslessNumber('1.10')], '[1.10]'],
    [{ a: 1 }, '{"a":1}'],
  ])('writes the value %j as the cell %j', (value, cell) => {
    expect(toCell(value)).toBe(cell);
  });

  it('leaves tokens out of the JSON of a cell, at any depth', () => {
    expect(toCell([{ access_token: 'T', id: '1', page: { access_token: 'T', name: 'n' } }])).toBe(
      '[{"id":"1","page":{"name":"n"}}]',
    );
  });
});
