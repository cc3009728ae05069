import { UserError } from '../errors/userError';
import { readJsonObject } from './readJsonObject';

describe('readJsonObject()', () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['\uFEFF{}', {}],
    ['[]', {}],
  ])('reads %j', (text, value) => {
    expect(readJsonObject(text, "'x.json'")).toEqual(value);
  });

  it.each([
    ['', 'it is empty'],
    ['[1]', 'it is not a JSON object'],
    ['null', 'it is not a JSON object'],
    ['{"secret', 'it is not valid JSON, see line 1, column 2'],
  ])('refuses %j with a sentence that does not quote it', (text, problem) => {
    expect(() => readJsonObject(text, "'x.json'", 'run it again')).toThrow(
      new UserError(`Cannot read 'x.json': ${problem}; run it again`),
    );
  });
});
