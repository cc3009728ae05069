import { anApi } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import type { Page } from './findPages';
import { whyNoAccount } from './whyNoAccount';

const pagesOf = (...names: string[]): Page[] =>
  names.map((name, index) => ({ id: String(index), name, category: '' }));
const ALL = ['instagram_basic', 'pages_show_list', 'pages_read_engagement', 'business_management'];
const why = (granted: readonly string[] | undefined, ...names: string[]): Promise<string> =>
  whyNoAccount(
    pagesOf(...names),
    anApi(() =>
      granted === undefined
        ? new GraphError('query', 'no', { status: 400 })
        : { data: granted.map((permission) => ({ permission, status: 'granted' })) },
    ).api,
  );

describe('whyNoAccount', () => {
  it.each([
    [['A'], '1', 'A'],
    [['A', ''], '2', 'A, 1'],
    [['A', 'B', 'C', 'D', 'E'], '5', 'A, B, C, D, E'],
    [['A', 'B', 'C', 'D', 'E', 'F', 'G'], '7', 'A, B, C, D, E and 2 more'],
  ])('names the pages %j that have none', async (names, count, shown) => {
    expect(await why([], ...names)).toBe(
      `None of the ${count} Facebook pages that the token sees has an Instagram account (${shown}): connect a professional Instagram account to the page in the page's settings`,
    );
  });

  it('names missing permissions where no page is seen', async () => {
    expect(await why(ALL.slice(1))).toBe(
      'The token sees no Facebook page. Permissions are missing (instagram_basic): authorize again and grant them',
    );
    expect(await why([])).toBe(
      'The token sees no Facebook page. Permissions are missing (instagram_basic, pages_show_list, pages_read_engagement): authorize again and grant them; where the role comes from a business portfolio, grant the permission business_management too',
    );
  });

  it('speaks of portfolios where their permission was not granted', async () => {
    expect(await why(ALL.slice(0, 3))).toBe(
      "The token sees no Facebook page: give the authorized person a role on the account's page; where the role comes from a business portfolio, grant the permission business_management too",
    );
  });

  it.each([[ALL], [undefined]])('asks for a role on the page otherwise: %j', async (granted) => {
    expect(await why(granted)).toBe(
      "The token sees no Facebook page: give the authorized person a role on the account's page, and select that page when you authorize",
    );
  });
});
