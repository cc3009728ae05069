import fc from 'fast-check';
import { anyCharacter } from '../../packages/component-ts-lite/src/testSupport/anyCharacter';
import { tableName } from './tableName';

describe('tableName', () => {
  it.each([
    ['media_comments', 'comments', 'media_comments'],
    ['foo', 'insights', 'foo_insights'],
    ['foo', 'page', 'foo_page'],
    ['media', 'media', 'media'],
    ['my_media', 'media', 'my_media'],
    ['top_media', 'top_media', 'top_media'],
    ['a_b_c', 'c', 'a_b_c'],
    // Only the part behind the last `_` counts, and only when it is the whole name.
    ['media_comments', 'media', 'media_comments_media'],
    ['a_b_c', 'b_c', 'a_b_c_b_c'],
    ['my-media', 'media', 'my-media_media'],
    ['q', 'business_discovery_media', 'q_business_discovery_media'],
    ['Media', 'media', 'Media_media'],
    ['q_', 'media', 'q__media'],
  ])('names the table of query %j and edge %j: %j', (query, edge, expected) => {
    expect(tableName(query, edge)).toBe(expected);
  });

  it.each([
    ['../../etc/passwd', 'media', 'etc_passwd_media'],
    ['..', '..', ''],
    ['C:\\out\\tables', 'page', 'C__out_tables_page'],
    ['Příspěvky', 'media', 'Prispevky_media'],
    ['a\u0000b\n', 'page', 'a_b__page'],
  ])('never gives a path as a name for the table of query %j and edge %j', (query, edge, expected) => {
    expect(tableName(query, edge)).toBe(expected);
  });

  it('gives a name that is legal in Storage whatever query and edge are', () => {
    const anything = fc.string({ unit: anyCharacter, maxLength: 150 });
    fc.assert(
      fc.property(anything, anything, (query, edge) => {
        expect(tableName(query, edge)).toMatch(/^([A-Za-z0-9]([\w-]{0,90}[A-Za-z0-9])?)?$/);
      }),
    );
  });
});
