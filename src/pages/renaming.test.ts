import { parseFields } from '../fields';
import { expectRenamed, joinNodes, renamed } from './renaming';

const parsed = (text: string) => parseFields({ text, name: 'q' });

describe('renamed', () => {
  it.each([
    ['id,caption', { id: '5', caption: 'c' }, { id: '5', caption: 'c' }],
    ['caption.as(x)', { caption: 'c', id: '5' }, { x: 'c', id: '5' }],
    ['likes,likes.as(x)', { likes: 1 }, { likes: 1, x: 1 }],
    ['caption.as(id)', { caption: 'c', id: '5' }, { id: 'c' }],
    ['m.as(n){a.as(b)}', { m: { a: 1 }, odd: 2 }, { n: { b: 1 }, odd: 2 }],
    ['a.as(b)', { data: [{ a: 1 }, 'odd'], paging: {} }, { data: [{ b: 1 }, 'odd'], paging: {} }],
    ['m.as(n){a.as(b)}', { m: { data: [{ a: 1 }] } }, { n: { data: [{ b: 1 }] } }],
    ['m.as(n){a.as(b)}', { m: null }, { n: null }],
  ])('names %s as the query does', (text, body, expected) => {
    expect(renamed(body, parsed(text))).toEqual(expected);
  });

  it('is what the answer is checked by', () => {
    const expects = expectRenamed((body) => ('x' in body ? undefined : 'no x'), parsed('a.as(x)'));
    expect([expects({ a: 1 }), expects({ x: 1 })]).toEqual([undefined, 'no x']);
  });
});

describe('joinNodes', () => {
  it('joins nodes by their ids, with their fields in the order of the query', () => {
    const joined = joinNodes(
      [{ id: '5', i: { data: ['a'] }, odd: 1, caption: 'c' }, { id: '6' }, 'text'],
      [{ id: '6', i_2: 'late' }, { id: '7' }, { i_2: { data: ['b'] }, id: '5' }],
      parsed('id,i,i.as(i_2),caption'),
    );
    expect(joined).toEqual([
      { id: '5', i: { data: ['a'] }, odd: 1, i_2: { data: ['b'] }, caption: 'c' },
      { id: '6', i_2: 'late' },
      'text',
    ]);
    expect(Object.keys(joined[0] as object)).toEqual(['id', 'i', 'odd', 'i_2', 'caption']);
  });

  it('joins nodes without ids by their places, and what is nested in nodes', () => {
    expect(
      joinNodes(
        [{ o: { a: 1 }, m: { data: [{ id: '1', a: 1 }], paging: { next: 'n' } } }],
        [{ o: { b: 2 }, m: { data: [{ id: '1', b: 2 }] } }],
        parsed('o{a,b},m{b,a}'),
      ),
    ).toEqual([{ o: { a: 1, b: 2 }, m: { data: [{ id: '1', b: 2, a: 1 }], paging: { next: 'n' } } }]);
  });
});
