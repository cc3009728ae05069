import { aPlan } from '../../tests/support/aQuery';
import type { Level } from '../plan';
import { CountedLists } from './countedLists';

const levelOf = (fields: string): Level => aPlan({ path: 'media', fields }).roots[0]!.level;

describe('CountedLists', () => {
  const level = levelOf('id,comments_count,comments{id}');

  it('finds the nodes that count what does not come', () => {
    const lists = new CountedLists();
    lists.look({ id: '1', comments_count: 8 }, level);
    lists.look({ id: '2', comments_count: 3, comments: { data: [] } }, level);
    lists.look({ id: '3', comments_count: 0 }, level);
    expect(lists.missing()).toEqual([{ list: 'comments', ids: ['1', '2'] }]);
  });

  it('says nothing where any came: a count may include what is hidden', () => {
    const lists = new CountedLists();
    lists.look({ id: '1', comments_count: 8 }, level);
    lists.add(level.edges.get('comments')!);
    expect(lists.missing()).toEqual([]);
  });

  it.each([
    ['comments.limit(0).summary(true)', { id: '1', comments_count: 8, comments: { data: [] } }],
    ['comments{id}', { id: '1', comments_count: 1, comments: { data: [{ id: 'c' }] } }],
    ['comments{id}', { id: '1', comments_count: '8' }],
  ])('says nothing of %s in %j', (fields, node) => {
    const lists = new CountedLists();
    lists.look(node, levelOf(`id,comments_count,${fields}`));
    expect(lists.missing()).toEqual([]);
  });
});
