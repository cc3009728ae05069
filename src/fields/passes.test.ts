import { parseFields } from './parser';
import { hasNames, passesOf, printRequested } from './passes';
import { printFields } from './printer';

const parsed = (text: string) => parseFields({ text, name: 'q' });

describe('printRequested', () => {
  it.each([
    ['id,caption', 'id,caption'],
    ['caption.as(x)', 'caption'],
    ['a.as(x).limit(5){b.as(y){c}}', 'a.limit(5){b{c}}'],
  ])('prints %s without names of our own', (text, expected) => {
    expect(printRequested(parsed(text))).toBe(expected);
  });
});

describe('hasNames', () => {
  it.each([
    ['id,media{id}', false],
    ['id.as(x)', true],
    ['media{comments{id.as(x)}}', true],
  ])('finds them at any depth: %s', (text, expected) => {
    expect(hasNames(parsed(text))).toBe(expected);
  });
});

describe('passesOf', () => {
  it.each([
    ['id,caption,media{id}', ['id,caption,media{id}']],
    ['id,i.metric(a),i.metric(b).as(i_2),caption', ['id,i.metric(a),caption', 'i.metric(b).as(i_2)']],
    ['i.metric(a),i.metric(b),i.metric(c)', ['i.metric(a)', 'i.metric(b)', 'i.metric(c)']],
    ['likes,likes.as(x)', ['likes,likes.as(x)']],
    ['m{id,i.metric(a),i.metric(b).as(c)},n', ['m{id,i.metric(a)},n', 'm{i.metric(b).as(c)}']],
    ['m{a},m.as(n){a},m.as(o){b}', ['m{a},m.as(n){a}', 'm.as(o){b}']],
  ])('divides %s', (text, expected) => {
    expect(passesOf(parsed(text)).map(printFields)).toEqual(expected);
  });

  it('is one request where nothing is requested', () => {
    expect(passesOf([])).toEqual([[]]);
  });
});
