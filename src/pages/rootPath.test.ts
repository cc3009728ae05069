import { parseFields, printFields } from '../fields';
import type { FieldItem } from '../fields';
import { rootPathFields, rootPathItems, rootPathKeys } from './rootPath';

/** The fields from the root down: the first of each level. */
const path = (text: string): FieldItem[] => {
  const found: FieldItem[] = [];
  let items: readonly FieldItem[] | undefined = parseFields({ text, name: 'q' });
  while (items?.[0] !== undefined) {
    found.push(items[0]);
    items = items[0].fields;
  }
  return found;
};

describe('rootPathFields', () => {
  const given = path('business_discovery.username(x){media.limit(5){id,caption}}').slice(0, 2);

  it('requests the list alone, with the cursor and everything that was requested of it', () => {
    expect(rootPathFields(given, 'CUR')).toBe(
      'business_discovery.username(x){media.limit(5).after(CUR){id,caption}}',
    );
  });

  it('replaces the cursor of the query', () => {
    expect(rootPathFields(path('a{b.after(OLD).limit(2)}'), 'NEW')).toBe('a{b.limit(2).after(NEW)}');
  });

  it('sends no names of our own', () => {
    expect(rootPathFields(path('a.as(x){b.as(y){c.as(z)}}'), 'C')).toBe('a{b{c.after(C)}}');
  });

  it('requests nothing without a path', () => {
    expect(rootPathFields([], 'C')).toBe('');
  });
});

describe('rootPathItems', () => {
  it('nests the fields of the list in the path alone', () => {
    const [a, b] = path('a.as(x){b{c}}');
    const around = { ...a!, fields: [...a!.fields!, ...path('d')] };
    expect(printFields(rootPathItems([around, b!], path('e')))).toBe('a.as(x){b{e}}');
  });
});

describe('rootPathKeys', () => {
  it('lists the keys as the query names them', () => {
    expect(rootPathKeys(path('a{b.as(y){c}}'))).toEqual(['a', 'y', 'c']);
  });
});
