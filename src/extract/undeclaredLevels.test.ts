import { UserError } from '@keboola/component-ts-lite';
import { aPlan } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { refuseUndeclaredLevels } from './undeclaredLevels';

const refuse =
  (queries: readonly Partial<Query>[], ...known: readonly string[]) =>
  (): void =>
    refuseUndeclaredLevels({ queries: queries.map(aPlan) }, new Map(known.map((name) => [name, {}])));

describe('refuseUndeclaredLevels()', () => {
  it.each<Partial<Query>>([
    { path: 'media', fields: 'id,caption,owner,comments{text,replies{text}}' },
    { path: 'media', fields: 'comments{replies.summary(true){text}},insights.metric(reach)' },
    { path: '', fields: 'id,insights.metric(reach).period(day)' },
    { path: 'insights?metric=reach&period=day' },
  ])('takes a query that names its fields: %j', (query) => {
    expect(refuse([{ name: 'q', ...query }])).not.toThrow();
  });

  it('refuses every list without fields, before a request', () => {
    expect(
      refuse([
        { name: 'media', path: 'media', fields: 'id,comments,children{id}' },
        { name: 'all', path: 'stories' },
        { name: 'profile', path: '' },
      ]),
    ).toThrow(
      new UserError(
        "Cannot divide the run: query 'all' names no fields for the table 'all_stories'; query 'profile' names no fields for the table 'profile_page'; all shards must write the same columns: name the fields in braces, or run once without shards, after which the state has them",
      ),
    );
  });

  it('takes them where the state has the columns', () => {
    expect(refuse([{ name: 'media', path: 'media', fields: 'id,comments' }], 'media_comments')).not.toThrow();
  });

  it('says nothing of a query that cannot be planned: that is told with its own reason', () => {
    const [plan] = [{ name: 'all', path: 'stories' }].map(aPlan);
    expect(() =>
      refuseUndeclaredLevels({ queries: [{ ...plan!, problem: 'odd' }] }, new Map()),
    ).not.toThrow();
  });

  it('takes a list whose nodes name their fields, under a node of which no row is written', () => {
    expect(refuse([{ name: 'q', path: 'me', ids: 'none', fields: 'accounts{id}' }])).not.toThrow();
  });
});
