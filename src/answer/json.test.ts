import { LosslessNumber } from 'lossless-json';
import { hideTokens, isObject, toCell } from './json';

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

describe('hideTokens', () => {
  const token = `EAAG${'aB3'.repeat(20)}`;

  it.each([
    ['https://x/next?access_token=PAGE-1&after=A', 'https://x/next?access_token=***&after=A'],
    [
      'https://x/?u=https%3A%2F%2Fy%3Faccess_token%3DPAGE-1',
      'https://x/?u=https%3A%2F%2Fy%3Faccess_token%3D***',
    ],
    ['{"access_token":"PAGE-1","id":"1"}', '{"access_token":"***","id":"1"}'],
    ['"{\\"access_token\\": \\"PAGE-1\\"}"', '"{\\"access_token\\": \\"***\\"}"'],
    ['a=1&appsecret_proof=0123abcd', 'a=1&appsecret_proof=***'],
    [`see ${token}!`, 'see ***!'],
  ])('hides the token in %s', (text, hidden) => {
    expect(hideTokens(text)).toBe(hidden);
    expect(toCell(text)).toBe(hidden);
    expect(toCell([{ text }])).not.toContain('PAGE-1');
  });

  it.each([
    ['a caption about access_token and its use'],
    [`x${token}`],
    ['EAAshort'],
    [`EAA_${'a'.repeat(60)}`],
  ])('leaves %s', (text) => {
    expect(hideTokens(text)).toBe(text);
  });
});
