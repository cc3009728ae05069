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
      params['after'] === undefined ? { data: ['a', 'b'], paging: paging('A') } : { data: ['c'] },
    );
    expect(await readList(api, LIST)).toEqual(['a', 'b', 'c']);
    expect(sent.map(({ params, accountId }) => [params['limit'], params['after'], accountId])).toEqual([
      ['100', undefined, ''],
      ['100', 'A', ''],
    ]);
    expect(sent[0]?.params['fields']).toBe('id');
  });

  it('goes on behind an empty page', async () => {
    const { api } = anApi(({ params }) =>
      params['after'] === undefined ? { data: [], paging: paging('A') } : { data: ['c'] },
    );
    expect(await readList(api, LIST)).toEqual(['c']);
  });

  it('requests a quarter of what is too much, and keeps to it', async () => {
    const { api, sent } = anApi(({ params }) => {
      if (Number(params['limit']) > 25) {
        return tooMuch;
      }
      return params['after'] === undefined ? { data: ['a'], paging: paging('A') } : { data: ['b'] };
    });
    expect(await readList(api, LIST)).toEqual(['a', 'b']);
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

  it('ends where pages form a loop', async () => {
    const { api } = anApi(() => ({ data: ['a'], paging: paging('A') }));
    expect(await readList(api, LIST)).toEqual(['a', 'a']);
  });
});
