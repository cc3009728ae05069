import { hrefOf, parseRoute } from './route';

describe('parseRoute()', () => {
  it.each([
    ['', 'start', []],
    ['#/', 'start', []],
    ['#/look/tables/media', 'look', ['tables', 'media']],
    ['#/%', '%', []],
    ['#/look/tables/%E0%A4%A', 'look', ['tables', '%E0%A4%A']],
    ['#/look/tables/a%2Fb%3F?search=x%3F', 'look', ['tables', 'a/b?']],
  ])('reads %j', (hash, view, parts) => {
    expect(parseRoute(hash)).toMatchObject({ view, parts });
  });

  it('has an address for half a character', () => {
    expect(hrefOf(['look', 'a\uD800b'], { search: '\uDC00' })).toBe('#/look/a%EF%BF%BDb?search=%EF%BF%BD');
  });

  it('reads back what hrefOf() wrote', () => {
    const href = hrefOf(['look', 'tables', 'a/b'], { search: 'x & y?', sort: '' });
    const { parts, query } = parseRoute(href);
    expect([parts, [...query]]).toEqual([['tables', 'a/b'], [['search', 'x & y?']]]);
  });
});
