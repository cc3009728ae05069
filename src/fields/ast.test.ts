import { answerKey, field, modifier, parseFields, printFields, withModifier } from '.';
import type { FieldItem } from '.';

const item = (text: string): FieldItem => parseFields({ text, name: 'q' })[0]!;

describe('modifier', () => {
  it.each([
    ['a.limit(5)', '5'],
    ['a.limit(5).limit(7)', '7'],
    ['a.limit()', ''],
    ['a.Limit(5)', undefined],
    ['a{b.limit(5)}', undefined],
  ])('finds the limit in %j', (text, expected) => {
    expect(modifier(item(text), 'limit')).toBe(expected);
  });
});

describe('answerKey', () => {
  it.each([
    ['comments', 'comments'],
    ['comments.limit(5).as( notes )', 'notes'],
    ['comments.as()', 'comments'],
    ['comments.as(a).as(b)', 'b'],
  ])('tells that the API answers %j under the key %j', (text, expected) => {
    expect(answerKey(item(text))).toBe(expected);
  });
});

describe('field', () => {
  it('is a name without modifiers and braces', () => {
    expect(field('id')).toEqual(item('id'));
  });
});

describe('withModifier', () => {
  it.each([
    ['a{b}', 'a.limit(5){b}'],
    ['a.limit(7).as(x){b}', 'a.as(x).limit(5){b}'],
    ['a.limit(7).limit(8)', 'a.limit(5)'],
  ])('sets the limit of %j in place of any other', (text, expected) => {
    expect(printFields([withModifier(item(text), 'limit', '5')])).toBe(expected);
  });

  it('leaves the given field as it was', () => {
    const given = item('a.limit(7)');
    withModifier(given, 'limit', '5');
    expect(given).toEqual(item('a.limit(7)'));
  });
});
