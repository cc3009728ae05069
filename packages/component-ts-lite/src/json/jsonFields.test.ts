import { UserError } from '../errors/userError';
import { JsonFields } from './jsonFields';

const fields = new JsonFields(
  {
    text: 'a',
    id: 75,
    yes: true,
    zero: 0,
    no: null,
    list: ['a', 1],
    inner: { deep: [{ x: 'y' }, 5] },
    emptyByPhp: [],
    operator: 'ne',
  },
  'config.json',
);

describe('JsonFields', () => {
  it('gives typed values', () => {
    expect(fields.text('text')).toBe('a');
    expect(fields.text('id')).toBe('75');
    expect(fields.number('id')).toBe(75);
    expect(fields.flag('yes')).toBe(true);
    expect(fields.flag('zero')).toBe(false);
    expect(fields.texts('list')).toEqual(['a', '1']);
    expect(fields.word('operator', ['eq', 'ne'])).toBe('ne');
    expect(fields.fields('inner').record).toHaveProperty('deep');
  });

  it('takes null, nothing and names of Object.prototype for absent', () => {
    for (const name of ['no', 'nothing', 'constructor', '__proto__']) {
      expect(fields.text(name)).toBeUndefined();
      expect(fields.texts(name)).toEqual([]);
      expect(fields.fields(name).names()).toEqual([]);
    }
    expect(fields.fields('emptyByPhp').names()).toEqual([]);
  });

  it.each([
    [() => fields.text('list'), "'list' is not a text"],
    [() => fields.number('text'), "'text' is not a number"],
    [() => fields.flag('id'), "'id' is not true or false"],
    [() => fields.texts('inner'), "'inner' is not a list"],
    [() => fields.items('list'), "'list[0]' is not an object"],
    [() => fields.fields('list'), "'list' is not an object"],
    [() => fields.word('text', ['eq', 'ne']), "'text' is not one of 'eq', 'ne'"],
    [() => fields.fields('inner').items('deep'), "'inner.deep[1]' is not an object"],
    [() => fields.requiredText('nothing'), "'nothing' is missing"],
  ])('names the place of a wrong value (%#)', (read, problem) => {
    expect(read).toThrow(UserError);
    expect(read).toThrow(`Cannot read 'config.json': ${problem}`);
  });
});
