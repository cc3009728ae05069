import { anApi } from '../../tests/support/aJob';
import type { AnswerOf } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import { findAllAccounts, nameAccounts } from './findAccounts';

const page = (id: string, account?: string): object => ({
  id: `p${id}`,
  name: `Brand ${id}`,
  category: 'Shop',
  ...(account !== undefined && { instagram_business_account: { id: account, username: 'x' } }),
});
/** Pages on which the person has a role, and those of a portfolio. */
const api =
  (own: readonly object[], ofPortfolio: readonly object[] = []): AnswerOf =>
  ({ path }) => {
    switch (path) {
      case 'me/accounts':
        return { data: [...own] };
      case 'me/businesses':
        return { data: [{ id: '9' }] };
      case '9/owned_pages':
        return { data: [...ofPortfolio] };
      default:
        return { data: [] };
    }
  };
const account = (id: string, n: string): object => ({
  id,
  name: `Brand ${n}`,
  category: 'Shop',
  fbPageId: `p${n}`,
});
const unknown = (id: string): object => ({ id, name: '', category: '', fbPageId: '' });

describe('findAccounts', () => {
  it('lists every account that the token sees, each once, named after its page', async () => {
    const { api: graph } = anApi(api([page('1', '11'), page('2')], [page('3', '33'), page('4', '11')]));
    expect(await findAllAccounts(graph)).toEqual({
      accounts: [account('11', '4'), account('33', '3')],
      warnings: [],
      refusedBy: [],
    });
  });

  it('fails when the token sees none, and says why', async () => {
    const { api: graph } = anApi(api([page('2')]));
    await expect(findAllAccounts(graph)).rejects.toThrow(
      "Cannot find the accounts: None of the 1 Facebook pages that the token sees has an Instagram account (Brand 2): connect a professional Instagram account to the page in the page's settings",
    );
  });

  it('finds ids in the order in which they were given, and asks no portfolio where all have been found', async () => {
    const { api: graph, sent } = anApi(api([page('1', '11'), page('2', '22')]));
    expect(await nameAccounts(['22', '11'], graph)).toEqual({
      accounts: [account('22', '2'), account('11', '1')],
      warnings: [],
    });
    expect(sent.map(({ path }) => path)).toEqual(['me/accounts']);
  });

  it('looks for the others in portfolios', async () => {
    const { api: graph } = anApi(api([page('1', '11')], [page('3', '33')]));
    expect(await nameAccounts(['33', '11'], graph)).toEqual({
      accounts: [account('33', '3'), account('11', '1')],
      warnings: [],
    });
  });

  it('warns of ids that the token does not see, which are kept', async () => {
    const { api: graph } = anApi(api([page('1', '11'), page('2')]));
    expect(await nameAccounts(['77', '11', '88'], graph)).toEqual({
      accounts: [unknown('77'), account('11', '1'), unknown('88')],
      warnings: [
        'No Facebook page of the token has the accounts 77, 88: check that the authorized person has a role on their pages; names and pages of these accounts are not known',
      ],
    });
  });

  it.each([
    [5, '1, 2, 3, 4, 5:'],
    [7, '1, 2, 3, 4, 5 and 2 more:'],
  ])('names five of %d such ids at most', async (count, names) => {
    const { api: graph } = anApi(api([]));
    const ids = Array.from({ length: count }, (_, index) => String(index + 1));
    const { warnings } = await nameAccounts(ids, graph);
    expect(warnings).toEqual([expect.stringContaining(`has the accounts ${names}`)]);
  });

  it('fails when the pages cannot be listed', async () => {
    const refusal = new GraphError('token', 'dead', { status: 400 });
    await expect(nameAccounts(['1'], anApi(() => refusal).api)).rejects.toBe(refusal);
  });
});
