import { anApi } from '../../tests/support/aJob';
import type { AnswerOf } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import { findPages } from './findPages';

const error = (kind: ErrorKind): GraphError => new GraphError(kind, 'no', { status: 400 });
/** Answers by path; every other list is empty. */
const api =
  (answers: Readonly<Record<string, readonly unknown[] | GraphError>>): AnswerOf =>
  ({ path }) => {
    const answer = answers[path] ?? [];
    return answer instanceof GraphError ? answer : { data: [...answer] };
  };

describe('findPages', () => {
  it('reads pages with their account, where they have one', async () => {
    const { api: graph, sent } = anApi(
      api({
        'me/accounts': [
          {
            id: '1',
            name: 'One',
            category: 'Shop',
            instagram_business_account: { id: '11', name: 'I', username: 'u' },
          },
          { id: '2', instagram_business_account: null },
          { id: '3' },
        ],
      }),
    );
    expect(await findPages(graph)).toStrictEqual([
      { id: '1', name: 'One', category: 'Shop', account: { id: '11', name: 'I', username: 'u' } },
      { id: '2', name: '', category: '' },
      { id: '3', name: '', category: '' },
    ]);
    expect(sent[0]).toMatchObject({
      path: 'me/accounts',
      params: { fields: 'id,name,category,instagram_business_account{id,name,username}' },
    });
  });

  it('requests again what would leave out an account without a word', async () => {
    const { api: graph, sent } = anApi(api({}));
    await findPages(graph);
    const problemOf = (page: unknown): unknown => sent[0]?.expects({ data: [{ id: '1' }, page] });
    const odd = "the 'instagram_business_account' of one of its objects has no 'id'";
    expect(problemOf({ id: '2', instagram_business_account: { name: 'without an id' } })).toBe(odd);
    expect(problemOf({ id: '2', instagram_business_account: 'odd' })).toBe(odd);
    expect(problemOf({ instagram_business_account: { id: '11' } })).toBe("one of its objects has no 'id'");
    expect(problemOf({ id: '2', instagram_business_account: { id: '11' } })).toBeUndefined();
    expect(problemOf({ id: '2', instagram_business_account: null })).toBeUndefined();
    expect(problemOf({ id: '2' })).toBeUndefined();
  });

  it('lists the pages of portfolios behind them, owned and of clients, each page once', async () => {
    const { api: graph, sent } = anApi(
      api({
        'me/accounts': [{ id: '1', name: 'of the person' }],
        'me/businesses': [{ id: '8/x' }],
        '8%2Fx/owned_pages': [{ id: '1', name: 'again' }, { id: '2' }],
        '8%2Fx/client_pages': [{ id: '3' }, { id: '2' }],
      }),
    );
    const pages = await findPages(graph);
    expect(pages.map(({ id, name }) => [id, name])).toEqual([
      ['1', 'of the person'],
      ['2', ''],
      ['3', ''],
    ]);
    expect(sent.map(({ path, params }) => [path, params['fields']])).toEqual([
      ['me/accounts', expect.any(String)],
      ['me/businesses', 'id,name'],
      ['8%2Fx/owned_pages', expect.any(String)],
      ['8%2Fx/client_pages', expect.any(String)],
    ]);
  });

  it('asks no portfolio when those with a role are enough', async () => {
    const { api: graph, sent } = anApi(api({ 'me/accounts': [{ id: '1' }] }));
    await findPages(graph, (own) => own.length === 1);
    expect(sent).toHaveLength(1);
    await findPages(graph, (own) => own.length === 2);
    expect(sent.length).toBeGreaterThan(2);
  });

  it.each(['permission', 'account', 'query', 'missing', 'field', 'page-token'] as const)(
    'leaves out a portfolio that may not be seen: %s',
    async (kind) => {
      const { api: graph } = anApi(
        api({
          'me/accounts': [{ id: '1' }],
          'me/businesses': [{ id: '8' }],
          '8/owned_pages': error(kind),
          '8/client_pages': [{ id: '2' }],
        }),
      );
      expect((await findPages(graph)).map(({ id }) => id)).toEqual(['1', '2']);
      const none = anApi(api({ 'me/accounts': [{ id: '1' }], 'me/businesses': error(kind) }));
      expect((await findPages(none.api)).map(({ id }) => id)).toEqual(['1']);
    },
  );

  it.each(['passing', 'unknown', 'throttled', 'too-much', 'token'] as const)(
    'throws an error that says nothing about what may be seen: %s',
    async (kind) => {
      const { api: graph } = anApi(api({ 'me/accounts': [{ id: '1' }], 'me/businesses': error(kind) }));
      await expect(findPages(graph)).rejects.toMatchObject({ kind });
    },
  );

  it('throws a mistake of ours', async () => {
    const { api: graph } = anApi((request) => {
      if (request.path === 'me/businesses') {
        throw new TypeError('a bug');
      }
      return { data: [] };
    });
    await expect(findPages(graph)).rejects.toThrow(TypeError);
  });

  it.each(['permission', 'account'] as const)(
    'names the permissions that are missing where the pages are refused: %s',
    async (kind) => {
      const granted = [{ permission: 'instagram_basic', status: 'granted' }];
      const { api: graph } = anApi(api({ 'me/accounts': error(kind), 'me/permissions': granted }));
      await expect(findPages(graph)).rejects.toThrow(
        'Permissions are missing (pages_show_list, pages_read_engagement): authorize again and grant them',
      );
    },
  );

  it.each([
    ['none is missing', 'permission', ['instagram_basic', 'pages_show_list', 'pages_read_engagement']],
    ['the API does not tell them', 'permission', undefined],
    ['it is not about permissions', 'query', []],
  ] as const)('throws the refusal of the pages where %s', async (_, kind, granted) => {
    const refusal = error(kind);
    const { api: graph, sent } = anApi(
      api({
        'me/accounts': refusal,
        'me/permissions': granted?.map((permission) => ({ permission, status: 'granted' })) ?? error('query'),
      }),
    );
    await expect(findPages(graph)).rejects.toBe(refusal);
    expect(sent.map(({ path }) => path).includes('me/permissions')).toBe(kind === 'permission');
  });
});
