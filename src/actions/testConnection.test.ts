import { emulatedTransport } from '../../tests/support/emulatedTransport';
import { fakeClock } from '../../tests/support/fakeClock';
import { notedTransport } from '../../tests/support/notedTransport';
import { runAction } from '../../tests/support/runAction';
import { runInProcess } from '../../tests/support/runInProcess';
import { DEFAULTS } from '../config';

const DAY = 86_400;
const NOW = 1_781_517_600;
const test = (parameters: object, token: object = {}, world: object = {}) =>
  runAction('testConnection', parameters, { strict: true, tokens: { DEMO: token }, ...world });
const BASE = ['instagram_basic', 'pages_show_list', 'pages_read_engagement'];
const queryOf = (fields: string): object => ({ query: { path: 'media', fields } });

describe('testConnection', () => {
  it.each([[{}], [{ accounts: [] }], [{ accounts: 'all' }], [{ query: {}, queries: [1, null] }]])(
    'answers nothing but success on half a configuration: %j',
    async (parameters) => {
      expect(await test(parameters)).toMatchObject({ code: 0, stdout: '{"status":"success"}\n', stderr: '' });
    },
  );

  it.each([
    [15 * DAY, ''],
    [14 * DAY, 'The token ends on 2026-06-29, in 14 days: '],
    [DAY + 1, 'The token ends on 2026-06-16, in 1 day: '],
    [60, 'The token ends on 2026-06-15, in less than a day: '],
  ])('succeeds with a warning for a token that ends in %d seconds', async (rest, message) => {
    const { code, stdout, stderr } = await test({}, { expiresAt: NOW + rest });
    const warning = `{"status":"success","message":"The connection works. ${message}authorize the configuration again before then","type":"warning"}`;
    expect([code, stderr, stdout.trim()]).toEqual([0, '', message === '' ? '{"status":"success"}' : warning]);
  });

  it('warns of a version that ends soon', async () => {
    const now = Date.parse('2026-12-01T10:00:00Z');
    const { code, stdout } = await runInProcess(
      { 'api-version': 'v21.0' },
      {
        action: 'testConnection',
        transport: emulatedTransport({ now: '2026-12-01T10:00:00Z' }),
        clock: fakeClock(now),
      },
    );
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('The API version v21.0 ends on 2027-01-21, in 51 days') as string,
    ]);
  });

  it('tells when access to the data ends', async () => {
    expect((await test({}, { dataAccessExpiresAt: NOW + 3 * DAY })).stdout).toContain(
      "Access to the person's data ends on 2026-06-18, in 3 days: authorize the configuration again before then",
    );
  });

  it.each([
    ['id,caption', ''],
    ['id,insights.metric(reach)', 'instagram_manage_insights'],
    ['id,comments{replies{text}}', 'instagram_manage_comments'],
  ])('asks only for the permissions that the queries need: %s', async (fields, missing) => {
    const { code, stderr } = await test(queryOf(fields), { scopes: BASE });
    expect(code).toBe(missing === '' ? 0 : 1);
    expect(stderr).toContain(missing);
  });

  it('says only what is missing when pages may not be listed', async () => {
    expect((await test({ accounts: ['1'] }, { scopes: [] })).stderr).toBe(
      'Permissions are missing (instagram_basic, pages_show_list, pages_read_engagement): authorize again and grant them\n',
    );
  });

  it('names accounts behind no page of the token', async () => {
    const { code, stderr } = await test(
      { accounts: ['17841400000000001', '17841400000000002'] },
      { accounts: [1] },
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^No Facebook page of the token has the accounts 17841400000000001: give /);
  });

  it('says that pages have no Instagram account', async () => {
    expect((await test({}, {}, { accounts: 0, pagesWithoutInstagram: 1 })).stderr).toMatch(
      /^None of the 1 Facebook pages that the token sees has an Instagram account \(Alpine Coffee\)/,
    );
  });

  it('succeeds where the API does not say what it knows of the token', async () => {
    const refused = { error: { message: '(#100) You must provide an app access token', code: 100 } };
    const faults = [{ when: { path: 'debug_token|permissions', times: 0 }, do: refused }];
    expect(await test({}, {}, { faults })).toMatchObject({ code: 0, stdout: '{"status":"success"}\n' });
  });

  it('refuses a configuration without an authorization', async () => {
    const { code, stderr } = await runAction('testConnection', { 'api-version': 'x' });
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Cannot read the configuration: parameters.api-version must be a version such as '${DEFAULTS.apiVersion}': now "x"\n`,
    );
  });

  it('says when a token has ended, without a time left', async () => {
    const ended = { data: { is_valid: true, expires_at: NOW, data_access_expires_at: NOW - 2 * DAY } };
    const faults = [{ when: { path: 'debug_token', times: 0 }, do: { text: JSON.stringify(ended) } }];
    expect((await test({}, {}, { faults })).stderr).toBe(
      "The token ended on 2026-06-15: authorize the configuration again; Access to the person's data ended on 2026-06-13: authorize the configuration again\n",
    );
  });

  it('asks under the Instagram login for nothing but the account', async () => {
    const world = { login: 'instagram', accounts: 1 } as const;
    expect(await runAction('testConnection', { login: 'instagram' }, world)).toMatchObject({
      code: 0,
      stdout: '{"status":"success"}\n',
      stderr: '',
    });
    const faults = [{ when: { path: 'me', times: 0 }, do: { error: { message: 'No', code: 190 } } }];
    const { code, stderr } = await runAction('testConnection', { login: 'instagram' }, { ...world, faults });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Cannot connect: No/)]);
  });

  it('says that a token is dead, whatever else it could not tell', async () => {
    const dead = { error: { message: 'Session has expired', code: 190 } };
    const faults = [{ when: { path: 'debug_token', times: 0 }, do: dead }];
    expect((await test({}, {}, { faults })).stderr).toMatch(/^Cannot connect: Session has expired/);
  });

  it('names five of many accounts that it does not see, with their names where they have one', async () => {
    const accounts = Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [
        `${index + 1}1`,
        { id: `${index + 1}1`, ...(index === 0 && { name: 'One' }) },
      ]),
    );
    expect((await test({ accounts }, { accounts: [0] })).stderr).toMatch(
      /has the accounts One \(11\), 21, 31, 41, 51 and 2 more: give/,
    );
  });

  it('needs no permission for a query that is disabled', async () => {
    const queries = [
      { disabled: true, name: 'a', query: { path: 'media', fields: 'id,insights.metric(reach)' } },
      { name: 'b', query: { path: 'media', fields: 'id' } },
    ];
    expect((await test({ queries }, { scopes: BASE })).code).toBe(0);
    const enabled = queries.map((query) => ({ ...query, disabled: false }));
    expect((await test({ queries: enabled }, { scopes: BASE })).stderr).toContain(
      'instagram_manage_insights',
    );
  });

  it.each([
    [
      'no portfolios where all accounts are behind a page with a role',
      ['17841400000000001', '17841400000000002'],
      false,
    ],
    [
      'portfolios where one account is behind no page with a role',
      ['17841400000000001', '17841400000000009'],
      true,
    ],
    ['portfolios where no account is configured', [], true],
  ])('asks for %s', async (_, accounts, asks) => {
    const transport = notedTransport(emulatedTransport({ strict: true, accounts: 2, tokens: { DEMO: {} } }));
    await runInProcess({ accounts }, { action: 'testConnection', transport });
    expect(transport.paths.some((path) => path.endsWith('/me/businesses'))).toBe(asks);
  });

  it.each([
    [5, false],
    [6, true],
  ])('names five accounts that it does not see, of %d', async (count, hasMore) => {
    const accounts = Array.from({ length: count }, (_, index) => `178414000000000${index + 10}`);
    const { stderr } = await test({ accounts: ['17841400000000001', ...accounts] }, {}, { accounts: 1 });
    expect(stderr).toMatch(/^No Facebook page of the token has the accounts /);
    expect(stderr.match(/178414000000000\d\d/g)).toHaveLength(5);
    expect(stderr.includes(' and 1 more: give')).toBe(hasMore);
  });
});
