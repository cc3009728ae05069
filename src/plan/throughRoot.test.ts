import { parseFields } from '../fields';
import type { FieldItem } from '../fields';
import { chainFields, chainKeys } from './throughRoot';

/** The items from the root down: the first of each level. */
const chain = (text: string): FieldItem[] => {
  const found: FieldItem[] = [];
  let items: readonly FieldItem[] | undefined = parseFields({ text, name: 'q' });
  while (items?.[0] !== undefined) {
    found.push(items[0]);
    items = items[0].fields;
  }
  return found;
};

describe('chainFields', () => {
  const asked = chain('business_discovery.username(x){media.limit(5){id,caption}}').slice(0, 2);

  it('asks for the list alone, with the cursor, and keeps everything asked of it', () => {
    expect(chainFields(asked, 'CUR')).toBe(
      'business_discovery.username(x){media.limit(5).after(CUR){id,caption}}',
    );
  });

  it('replaces a cursor that the query has', () => {
    expect(chainFields(chain('a{b.after(OLD).limit(2)}'), 'NEW')).toBe('a{b.limit(2).after(NEW)}');
  });

  it('keeps aliases on the way', () => {
    expect(chainFields(chain('a.as(x){b.as(y){c.as(z)}}'), 'C')).toBe('a.as(x){b.as(y){c.as(z).after(C)}}');
  });

  it('asks for nothing without a chain', () => {
    expect(chainFields([], 'C')).toBe('');
  });
});

describe('chainKeys', () => {
  it('names the keys of the answer: aliases where there are some', () => {
    expect(chainKeys(chain('a{b.as(y){c}}'))).toEqual(['a', 'y', 'c']);
  });
});
