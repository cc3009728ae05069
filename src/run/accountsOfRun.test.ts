import type { EmulatorOptions } from '@keboola/graph-emulator';
import { emulatedTransport } from '../../tests/support/emulatedTransport';
import { fakeClock } from '../../tests/support/fakeClock';
import { notedTransport } from '../../tests/support/notedTransport';
import { runInProcess } from '../../tests/support/runInProcess';
import type { Transport } from '../graph';

const ID = '17841400000000001';
const MEDIA = { name: 'media', query: { path: 'media', fields: 'id', ids: '' } };
const error = (message: string, code: number): object => ({ error: { message, code } });
const OF_PAGE = '(#100) Tried accessing nonexisting field (accounts) on node type (Page)';
const PAGE = { id: '555', name: 'Shop', instagram_business_account: { id: ID, username: 'shop' } };

/** The API, but for the answers to these paths. */
function apiWith(answers: Readonly<Record<string, object>>, world: EmulatorOptions = {}): Transport {
  const plain = emulatedTransport({ media: 1, ...world });
  return {
    ...plain,
    send: async (request, signal) => {
      const path = new URL(request.url).pathname.replace(/^\/v[\d.]+\//, '');
      const body = answers[path];
      return body === undefined
        ? plain.send(request, signal)
        : { status: 'error' in body ? 400 : 200, headers: {}, body: JSON.stringify(body) };
    },
  };
}

describe('accounts that are configured by their ids', () => {
  it.each([
    ['are refused', error("This endpoint requires the 'pages_read_engagement' permission", 10)],
    ['fail for a moment', error('Please retry your request later', 2)],
    ['would exhaust the quota', error('Application request limit reached', 4)],
  ])('are read where their pages %s: asked once, told once', async (_, refusal) => {
    const transport = notedTransport(apiWith({ 'me/accounts': refusal, 'me/permissions': refusal }));
    const clock = fakeClock(Date.parse('2026-06-15T10:00:00Z'));
    const { code, stderr, out } = await runInProcess(
      { accounts: [ID], queries: [MEDIA] },
      { transport, clock },
    );
    expect([code, clock.waits]).toEqual([0, []]);
    expect(stderr).toMatch(
      /^WARNING: Cannot look up the names and pages of the accounts, which are read without them: .*\n$/,
    );
    expect(out['tables/media.csv']?.trimEnd().split('\n')).toHaveLength(2);
    expect(transport.paths.filter((path) => path.endsWith('me/accounts'))).toHaveLength(1);
  });

  it('have the names that their look-up gives in tables and failures', async () => {
    const refusal = error('(#10) Application does not have permission for this action', 10);
    const transport = apiWith({ 'me/accounts': { data: [PAGE] }, [`${ID}/media`]: refusal });
    const { code, stderr, out } = await runInProcess({ accounts: [ID], queries: [MEDIA] }, { transport });
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n').at(-1)).toContain(`query 'media' for Shop (${ID}):`);
    expect(out['tables/accounts.csv']).toContain(`${ID},Shop,,555`);
  });

  it('wait for their page where its token is needed', async () => {
    let hasToken = false;
    const plain = apiWith({ 'me/accounts': { data: [PAGE] } });
    const transport: Transport = {
      ...plain,
      send: async (request, signal) => {
        const { pathname } = new URL(request.url);
        if (pathname.endsWith('/555')) {
          hasToken = true;
          return { status: 200, headers: {}, body: '{"id":"555","access_token":"DEMO"}' };
        }
        const message = '(#190) This method must be called with a Page Access Token';
        return pathname.endsWith('/media') && !hasToken
          ? { status: 400, headers: {}, body: JSON.stringify(error(message, 190)) }
          : plain.send(request, signal);
      },
    };
    const { code } = await runInProcess({ accounts: [ID], queries: [MEDIA] }, { transport });
    expect([code, hasToken]).toEqual([0, true]);
  });

  it('are told to be pages where they are', async () => {
    const transport = apiWith({ 'me/accounts': { data: [PAGE] } });
    const { stderr } = await runInProcess({ accounts: ['555'], queries: [MEDIA] }, { transport });
    expect(stderr).toContain(
      `WARNING: 555 is the id of the Facebook page Shop, not of an Instagram account: enter ${ID}, the account of this page\n`,
    );
  });
});

describe("a page's own token", () => {
  const answers = { 'me/accounts': error(OF_PAGE, 100), me: PAGE };

  it.each([[[ID]], ['all']])('reads the account of its page: %j', async (accounts) => {
    const { code, stderr, out } = await runInProcess(
      { accounts, queries: [MEDIA] },
      { transport: apiWith(answers) },
    );
    expect([code, out['tables/accounts.csv']?.includes('Shop')]).toEqual([0, true]);
    expect(stderr.includes("The token is a Facebook page's own")).toBe(accounts === 'all');
  });

  it.each(['accountOptions', 'queryAccounts', 'igaccounts', 'accounts'])(
    'gives its page to the form, and says what it is: %s',
    async (action) => {
      const { code, stdout, stderr } = await runInProcess({}, { action, transport: apiWith(answers) });
      expect([code, (JSON.parse(stdout) as unknown[]).length]).toEqual([0, 1]);
      expect(stdout).toContain('Shop');
      expect(stderr).toContain("The token is a Facebook page's own");
    },
  );

  it('says so where the page has no account', async () => {
    const { code, stderr } = await runInProcess(
      { accounts: 'all', queries: [MEDIA] },
      { transport: apiWith({ ...answers, me: { id: '555', name: 'Shop' } }) },
    );
    expect(code).toBe(1);
    expect(stderr).toContain('The token is that of the Facebook page Shop, which has no Instagram account');
  });
});

describe('all accounts of the token', () => {
  const OTHER = '17841400000000002';
  const otherPage = { id: '556', name: 'Other', instagram_business_account: { id: OTHER, username: 'o' } };
  const portfolio = (pages: object): Transport =>
    apiWith({
      'me/accounts': { data: [PAGE] },
      'me/businesses': { data: [{ id: '8', name: 'Holding' }] },
      '8/owned_pages': pages,
      '8/client_pages': { data: [] },
    });
  const run = (transport: Transport, state?: object) =>
    runInProcess({ accounts: 'all', queries: [MEDIA] }, { transport, ...(state && { state }) });
  const refusal = error('(#100) Missing Permission', 100);

  it('are kept in the state, and a portfolio that refuses its pages is named', async () => {
    const { code, stderr, out } = await run(portfolio(refusal));
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^WARNING: The business portfolio Holding \(8\) refuses its pages, so their accounts are not read: \(#100\) Missing Permission.*\n$/,
    );
    expect(JSON.parse(out['state.json'] ?? '{}')).toMatchObject({ accounts: [ID] });
  });

  it('are not forgotten: a run without some of the last one fails where a portfolio refuses its pages', async () => {
    const first = await run(portfolio({ data: [otherPage] }));
    const state = JSON.parse(first.out['state.json'] ?? '{}') as object;
    expect(state).toMatchObject({ accounts: [ID, OTHER] });
    const { code, stderr, out } = await run(portfolio(refusal), state);
    expect([code, Object.keys(out)]).toEqual([1, []]);
    expect(stderr).toContain(
      `Cannot read every account: the last run had the accounts ${OTHER}, which are not seen any more, and the business portfolio Holding (8) refuses its pages`,
    );
    expect((await run(portfolio({ data: [] }), state)).code).toBe(0);
  });
});
