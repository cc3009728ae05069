import { anApi } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import { readList } from './readList';

const LIST = { path: 'me/accounts', fields: 'id' };
const paging = (after: string): object => ({
  cursors: { after },
  next: `https://graph.facebook.com/me/accounts?after=${after}`,
});
const tooMuch = new GraphError('too-much', 'reduce the amount', { status: 500 });

describe('readList', () => {
  it('reads all pages, a hundred nodes each', async () => {
    const { api, sent } = anApi(({ params }) =>
      params['after'] === undefined
        ? { data: [{ id: 'a' }, { id: 'b' }], paging: paging('A') }
        : { data: [{ id: 'c' }] },
    );
    expect(await readList(api, LIST)).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    expect(sent.map(({ params, accountId }) => [params['limit'], params['after'], accountId])).toEqual([
      ['100', undefined, ''],
      ['100', 'A', ''],
    ]);
    expect(sent[0]?.params['fields']).toBe('id');
  });

  it('requests again what is no list of nodes with an id, or of what else the list has', async () => {
    const { api, sent } = anApi(() => ({ data: [] }));
    await readList(api, LIST);
    await readList(api, { ...LIST, problemOf: ({ status }) => (status === 'odd' ? 'it is odd' : undefined) });
    const problemsOf = (node: unknown): readonly unknown[] =>
      sent.map(({ expects }) => expects({ data: [{ id: 'a' }, node] }));
    expect(problemsOf({ id: 'b' })).toEqual([undefined, undefined]);
    expect(problemsOf({ name: 'b' })).toEqual(["one of its objects has no 'id'", undefined]);
    expect(problemsOf({ id: 'b', status: 'odd' })).toEqual([undefined, 'it is odd']);
    for (const node of ['b', null, 5]) {
      expect(problemsOf(node)).toEqual([
        'one of its objects is no object',
        'one of its objects is no object',
      ]);
    }
    expect(sent[0]?.expects({ data: {} })).toBe("its 'data' is not a list");
  });

  it('goes on behind an empty page', async () => {
    const { api } = anApi(({ params }) =>
      params['after'] === undefined ? { data: [], paging: paging('A') } : { data: [{ id: 'c' }] },
    );
    expect(await readList(api, LIST)).toEqual([{ id: 'c' }]);
  });

  it('requests a quarter of what is too much, and keeps to it', async () => {
    const { api, sent } = anApi(({ params }) => {
      if (Number(params['limit']) > 25) {
        return tooMuch;
      }
      return params['after'] === undefined
        ? { data: [{ id: 'a' }], paging: paging('A') }
        : { data: [{ id: 'b' }] };
    });
    expect(await readList(api, LIST)).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(sent.map(({ params }) => params['limit'])).toEqual(['100', '25', '25']);
  });

  it('fails where a single node is too much', async () => {
    const { api, sent } = anApi(() => tooMuch);
    await expect(readList(api, LIST)).rejects.toBe(tooMuch);
    expect(sent.map(({ params }) => params['limit'])).toEqual(['100', '25', '6', '1']);
  });

  it('throws any other error at once', async () => {
    const refusal = new GraphError('account', 'no', { status: 400 });
    const { api, sent } = anApi(() => refusal);
    await expect(readList(api, LIST)).rejects.toBe(refusal);
    expect(sent).toHaveLength(1);
  });

  it('fails where pages form a loop, because nobody knows what is missing', async () => {
    const { api, sent } = anApi(() => ({ data: [{ id: 'a' }], paging: paging('A') }));
    await expect(readList(api, LIST)).rejects.toMatchObject({
      kind: 'passing',
      message: 'The pages of /me/accounts form a loop',
    });
    expect(sent).toHaveLength(2);
  });
});
