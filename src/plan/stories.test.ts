import { aPlan } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { readsStories } from './stories';

describe('readsStories', () => {
  it.each<[Partial<Query>, boolean]>([
    [{ path: 'stories', fields: 'id' }, true],
    [{ path: 'media/stories', fields: 'id' }, true],
    [{ path: '', fields: 'id,stories{id}' }, true],
    [{ path: '', fields: 'id,media{id,comments{id}},stories.as(s){id}' }, true],
    [{ path: 'media', fields: 'id' }, false],
    [{ path: 'stories/comments', fields: 'id' }, false],
    [{ path: '', fields: 'id,insights.metric(reach)' }, false],
  ])('of the query %j: %s', (query, expected) => {
    expect(readsStories(aPlan(query))).toBe(expected);
  });
});
