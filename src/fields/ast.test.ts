import { answerKey, modifier, parseFields } from '.';
import type { FieldItem } from '.';

const item = (text: string): FieldItem => parseFields({ text, name: 'q' })[0]!;

describe('modifier', () => {
  it.each([
    ['a.limit(5)', '5'],
    ['a.limit(5).limit(7)', '7'],
    ['a.limit()', ''],
    ['a.Limit(5)', undefined],
    ['a{b.limit(5)}', undefined],
  ])('finds the limit of %j', (text, expected) => {
    expect(modifier(item(text), 'limit')).toBe(expected);
  });
});

describe('answerKey', () => {
  it.each([
    ['comments', 'comments'],
    ['comments.limit(5).as( notes )', 'notes'],
    ['comments.as()', 'comments'],
    ['comments.as(a).as(b)', 'b'],
  ])('answers %j under %j', (text, expected) => {
    expect(answerKey(item(text))).toBe(expected);
  });
});
