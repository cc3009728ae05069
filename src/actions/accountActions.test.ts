import { runAction } from '../../tests/support/runAction';
import { runInProcess } from '../../tests/support/runInProcess';

const SCOPES = ['instagram_basic', 'pages_show_list', 'pages_read_engagement', 'business_management'];
const withScopes = (...scopes: string[]): object => ({ tokens: { DEMO: { scopes } } });
const values = (answer: unknown): string[] => (answer as { value: string }[]).map(({ value }) => value);

describe.each(['accountOptions', 'queryAccounts', 'igaccounts', 'accounts'])('%s', (action) => {
  it('lists 500 accounts, page by page', async () => {
    const { answer, code } = await runAction(action, {}, { accounts: 500, pagesWithoutInstagram: 0 });
    expect(code).toBe(0);
    expect(answer).toHaveLength(500);
  });

  it.each([
    [{ accounts: 'x'.repeat(10) }],
    [{ queries: 'none' }],
    [{ query: [], name: 5 }],
    [{ accounts: [], 'on-error': 1 }],
  ])('does not look at the rest of the configuration: %j', async (parameters) => {
    const { accounts: _, ...others } = parameters as { accounts?: unknown };
    const given = action === 'queryAccounts' ? others : parameters;
    expect(await runAction(action, given)).toMatchObject({ code: 0, stderr: '' });
  });

  it('names a missing permission', async () => {
    const { code, stdout, stderr } = await runAction(action, {}, withScopes('instagram_basic'));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'Permissions are missing (pages_show_list, pages_read_engagement): authorize again and grant them\n',
    );
  });

  it('says that no page is seen, and why', async () => {
    const world = { pagesThroughBusinesses: true, ...withScopes(...SCOPES.slice(0, 3)) };
    const { code, stderr } = await runAction(action, {}, world);
    expect(code).toBe(1);
    expect(stderr).toContain('The token sees no Facebook page');
    expect(stderr).toContain('business_management');
    expect((await runAction(action, {}, { accounts: 0, ...withScopes(...SCOPES) })).stderr).toContain(
      "give the authorized person a role on the account's page",
    );
  });

  it('says that the token is dead', async () => {
    const { code, stdout, stderr } = await runAction(
      action,
      {},
      { strict: true, tokens: { DEMO: { expiresAt: 1 } } },
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^Cannot list the (accounts|pages): Error validating access token.* → authorize the configuration again\n$/,
    );
  });

  it('gives the same answer again', async () => {
    const world = { accounts: 7, businesses: 3 };
    expect((await runAction(action, {}, world)).stdout).toBe((await runAction(action, {}, world)).stdout);
  });

  it('ends when the API does not answer in time', async () => {
    const transport = {
      send: (_: unknown, signal: AbortSignal) =>
        new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
      close: () => undefined,
    };
    const stop = new AbortController();
    const running = runInProcess({}, { action, transport, deadline: () => stop.signal });
    stop.abort(new Error('too late'));
    expect(await running).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('the API did not answer within 25 seconds; try again') as string,
    });
  });
});

describe('accountOptions', () => {
  it('finds accounts through the business portfolios too, and each once', async () => {
    const own = { when: { path: 'me/accounts', times: 0 }, do: { rows: { which: 0, add: {} } } };
    const { answer } = await runAction('accountOptions', {}, { accounts: 5, businesses: 2, faults: [own] });
    expect(values(answer)).toEqual([1, 2, 3, 4, 5].map((index) => `1784140000000000${index}`));
    // A page list that lacks the pages of a portfolio.
    const transport = await runAction(
      'accountOptions',
      {},
      {
        accounts: 5,
        businesses: 2,
        faults: [{ when: { path: 'me/accounts', times: 0 }, do: { text: '{"data":[]}' } }],
      },
    );
    expect(values(transport.answer).sort()).toEqual(
      [1, 2, 3, 4, 5].map((index) => `1784140000000000${index}`),
    );
  });

  it('lists what the token sees where portfolios may not be seen', async () => {
    const { answer } = await runAction(
      'accountOptions',
      {},
      { accounts: 2, ...withScopes(...SCOPES.slice(0, 3)) },
    );
    expect(answer).toHaveLength(2);
  });

  it('fails rather than list some of them only', async () => {
    const unavailable = { error: { message: 'An unexpected error has occurred', code: 2, status: 500 } };
    const faults = [{ when: { path: 'owned_pages', times: 0 }, do: unavailable }];
    const { code, stdout } = await runAction('accountOptions', {}, { businesses: 1, faults });
    expect([code, stdout]).toEqual([1, '']);
  });

  it('requests smaller pages where one would be too much', async () => {
    const tooMuch = { error: { message: "Please reduce the amount of data you're asking for", code: 1 } };
    const faults = [{ when: { path: 'me/accounts', times: 2 }, do: tooMuch }];
    const { answer } = await runAction('accountOptions', {}, { accounts: 30, faults });
    expect(answer).toHaveLength(30);
  });

  it('takes hostile names as text', async () => {
    const faults = [
      {
        when: { path: 'me/accounts', times: 0 },
        do: {
          rows: { which: 0, add: { name: '"},{"value":"1","label":"\u2028<script>', category: { a: 1 } } },
        },
      },
    ];
    const { answer } = await runAction('accountOptions', {}, { accounts: 1, faults });
    expect(answer).toHaveLength(1);
  });

  it.each([
    ['null', 'one of its objects is no object'],
    ['5', 'one of its objects is no object'],
    ['{"instagram_business_account":{"id":"2"}}', "one of its objects has no 'id'"],
    [
      '{"id":"2","instagram_business_account":{}}',
      "the 'instagram_business_account' of one of its objects has no 'id'",
    ],
  ])('fails where an account may be missing: %s', async (page, problem) => {
    const text = `{"data":[{"id":"3","instagram_business_account":{"id":"4"}},${page}]}`;
    const faults = [{ when: { path: 'me/accounts', times: 0 }, do: { text } }];
    const { code, stderr } = await runAction('accountOptions', {}, { faults });
    expect(code).toBe(1);
    expect(stderr).toContain(`Cannot list the accounts: The API's answer is malformed: ${problem}`);
  });

  it('keeps every digit of ids that are numbers, and knows pages with an account that is null', async () => {
    const text =
      '{"data":[{"id":3,"name":null,"instagram_business_account":{"id":17841400000000001}},{"id":"4","instagram_business_account":null}]}';
    const faults = [{ when: { path: 'me/accounts', times: 0 }, do: { text } }];
    const { answer } = await runAction('accountOptions', {}, { faults });
    expect(values(answer)).toEqual(['17841400000000001']);
  });
});

describe('queryAccounts', () => {
  const entry = { id: '17841400000000002', name: 'Two' };

  it.each([
    ['every account of the token', { accounts: 'all' }, 3],
    ['every account of the token when nothing is chosen yet', { accounts: [] }, 3],
    ['the chosen ones', { accounts: ['17841400000000002'] }, 1],
    ['the entries of an old configuration', { accounts: { [entry.id]: entry } }, 1],
  ])('lists %s', async (_, parameters, length) => {
    expect((await runAction('queryAccounts', parameters)).answer).toHaveLength(length);
  });

  it('names the chosen ones after what the token sees, and says of others that it does not see them', async () => {
    const parameters = { accounts: ['17841400000000002', '5'] };
    const { answer } = await runAction('queryAccounts', parameters, { accounts: 2 });
    expect(answer).toEqual([
      { value: '5', label: '5 (not among the accounts of the token)' },
      { value: '17841400000000002', label: 'Blue Harbor (@blue.harbor, page Blue Harbor)' },
    ]);
  });

  it('labels an entry without a name by its id', async () => {
    const { answer } = await runAction('queryAccounts', { accounts: { '5': { id: '5' } } }, { tokens: {} });
    expect(answer).toEqual([{ value: '5', label: '5' }]);
  });

  it('sends no request for entries, which have their names', async () => {
    const { answer } = await runAction('queryAccounts', { accounts: { [entry.id]: entry } }, { tokens: {} });
    expect(answer).toEqual([{ value: entry.id, label: 'Two (17841400000000002)' }]);
  });
});

describe('debugtoken', () => {
  it('tells what is wrong with a dead token, and never the token', async () => {
    const world = { strict: true, tokens: { DEMO: { expiresAt: 1_700_000_000 } } };
    const { answer, stdout } = await runAction('debugtoken', {}, world);
    expect(answer).toMatchObject({ is_valid: false, expires_at: 1_700_000_000 });
    expect(stdout).not.toContain('DEMO');
  });
});

describe('adaccounts', () => {
  it('lists the ad accounts in the shape of the older form', async () => {
    const text = '{"data":[{"id":"act_1","name":"Ads"},{"id":"act_2"}]}';
    const faults = [{ when: { path: 'me/adaccounts', times: 0 }, do: { text } }];
    expect((await runAction('adaccounts', {}, { faults, ...withScopes('ads_read') })).answer).toEqual([
      { id: 'act_1', fb_page_id: '', name: 'Ads', category: '' },
      { id: 'act_2', fb_page_id: '', name: '', category: '' },
    ]);
  });

  it('says which permission is missing', async () => {
    expect((await runAction('adaccounts', {})).stderr).toMatch(
      /^Cannot list the ad accounts: \(#200\) Requires ads_read or ads_management/,
    );
  });
});

describe('under the Instagram login', () => {
  const parameters = { login: 'instagram' };
  const world = { login: 'instagram', accounts: 1 } as const;

  it.each([
    ['accountOptions', [{ value: '17841400000000001', label: 'alpine.coffee' }]],
    ['queryAccounts', [{ value: '17841400000000001', label: 'alpine.coffee' }]],
    ['igaccounts', [{ id: '17841400000000001', fb_page_id: '', name: 'alpine.coffee', category: '' }]],
  ])('%s lists the one account of the token', async (action, expected) => {
    expect((await runAction(action, parameters, world)).answer).toEqual(expected);
  });

  it.each([
    ['accounts', 'list the pages'],
    ['adaccounts', 'list the ad accounts'],
    ['debugtoken', 'ask about the token'],
  ])('%s says that only the Facebook login can do it', async (action, purpose) => {
    const { code, stdout, stderr } = await runAction(action, parameters, world);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`Cannot ${purpose}: only tokens of the Facebook login can do that\n`);
  });
});
