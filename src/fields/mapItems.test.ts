import { field } from './ast';
import { mapItems } from './mapItems';
import { parseFields } from './parser';
import { printFields } from './printer';

const parse = (text: string) => parseFields({ text, name: 'test' });

describe('mapItems', () => {
  it('maps inner fields before the field around them and passes the depth', () => {
    const visited: string[] = [];
    mapItems(parse('a{b{c}},d'), (item, depth) => {
      visited.push(`${item.name}${depth}`);
      return item;
    });
    expect(visited).toEqual(['c2', 'b1', 'a0', 'd0']);
  });

  it('gives the same list when nothing changes, so that callers can compare by identity', () => {
    const items = parse('a{b},c');
    expect(mapItems(items, (item) => item)).toBe(items);
  });

  it('drops fields, and asks for the id where none is left', () => {
    const withoutB = mapItems(parse('a{b},b,c'), (item) => (item.name === 'b' ? undefined : item));
    expect(printFields(withoutB)).toBe('a{id},c');
    expect(mapItems(parse('a'), () => undefined)).toEqual([field('id')]);
  });

  it('leaves an empty list empty', () => {
    expect(mapItems([], () => undefined)).toEqual([]);
  });

  it('never changes the given fields', () => {
    const items = parse('a.limit(4){b,c}');
    mapItems(items, (item) => (item.name === 'b' ? undefined : { ...item, name: `${item.name}2` }));
    expect(printFields(items)).toBe('a.limit(4){b,c}');
  });

  it('keeps the branches in which nothing changes as they were', () => {
    const items = parse('a{b},c{d}');
    const mapped = mapItems(items, (item) => (item.name === 'd' ? field('e') : item));
    expect(printFields(mapped)).toBe('a{b},c{e}');
    expect(mapped[0]).toBe(items[0]);
  });

  it('passes the mapped inner fields to the field around them', () => {
    const counted = mapItems(parse('a{b,c{d}}'), (item) =>
      item.fields === undefined ? item : { ...item, name: `${item.name}${item.fields.length}` },
    );
    expect(printFields(counted)).toBe('a2{b,c1{d}}');
  });
});
