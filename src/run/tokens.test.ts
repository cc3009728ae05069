import { createHash } from 'node:crypto';
import type { EmulatorOptions } from '@keboola/graph-emulator';
import { pathAt } from '../../tests/support/defaults';
import { emulatedTransport } from '../../tests/support/emulatedTransport';
import { fakeClock } from '../../tests/support/fakeClock';
import { notedTransport } from '../../tests/support/notedTransport';
import type { NotedTransport } from '../../tests/support/notedTransport';
import { runInProcess } from '../../tests/support/runInProcess';
import type { InProcessResult } from '../../tests/support/runInProcess';
import type { Transport } from '../graph';

const DAY = 86_400;
const OF_DEMO = createHash('sha256').update('DEMO').digest('hex').slice(0, 16);
const NOW = Date.parse('2026-06-15T10:00:00Z') / 1000;
const ACCOUNTS = { '17841400000000001': { id: '17841400000000001', name: 'One' } };
const MEDIA = { name: 'media', query: { path: 'media', fields: 'id', ids: '' } };

const authorizationOf = (credentials: object): object => ({
  oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}', ...credentials } },
});

const asksOf = ({ paths }: { readonly paths: readonly string[] }, what: string): number =>
  paths.filter((path) => path.endsWith(`/${what}`)).length;

describe('a token of the Facebook login', () => {
  const APP = { appKey: '100200300400500', '#appSecret': 'app-secret-of-the-test' };

  function run(
    token: NonNullable<EmulatorOptions['tokens']>[string],
    own: { readonly credentials?: object; readonly faults?: EmulatorOptions['faults'] } = {},
  ): { readonly transport: NotedTransport; readonly result: Promise<InProcessResult> } {
    const transport = notedTransport(
      emulatedTransport({ media: 1, tokens: { DEMO: token }, ...(own.faults && { faults: own.faults }) }),
    );
    const result = runInProcess(
      { accounts: ACCOUNTS, report: true, queries: [MEDIA] },
      { transport, authorization: authorizationOf(own.credentials ?? APP) },
    );
    return { transport, result };
  }

  /** Runs with an answer of one's own to the question about the token. */
  function runWith(answer: () => ReturnType<Transport['send']>, deadline?: () => AbortSignal) {
    const plain = emulatedTransport({ media: 1, tokens: { DEMO: {} } });
    const transport = notedTransport({
      ...plain,
      send: (request, signal) =>
        request.url.includes('debug_token') ? answer() : plain.send(request, signal),
    });
    const clock = fakeClock(NOW * 1000);
    const result = runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA] },
      { transport, clock, authorization: authorizationOf(APP), ...(deadline && { deadline }) },
    );
    return { transport, clock, result };
  }

  it.each([
    ['an odd answer', { status: 200, body: '{"data":5}' }],
    ['a passing error', { status: 500, body: '{"error":{"code":2,"message":"Try later"}}' }],
    ['an exhausted quota', { status: 400, body: '{"error":{"code":4,"message":"Too many calls"}}' }],
    ['no answer that a client understands', new TypeError('odd')],
  ])('decides nothing: %s to the question when it ends is asked for once', async (_, answer) => {
    const { transport, clock, result } = runWith(async () => {
      if (answer instanceof Error) {
        throw answer;
      }
      return { ...answer, headers: {} };
    });
    const { code, stderr, stdout } = await result;
    expect([code, stderr, clock.waits]).toEqual([0, '', []]);
    expect(stdout).toContain('Cannot find out when the access token ends: ');
    expect(asksOf(transport, 'debug_token')).toBe(1);
  });

  it('does not hold up a run that is finished when nothing tells when it ends', async () => {
    const patience = new AbortController();
    const { result } = runWith(
      () => {
        setImmediate(() => patience.abort());
        return new Promise(() => undefined);
      },
      () => patience.signal,
    );
    const { code, stdout } = await result;
    expect(code).toBe(0);
    expect(stdout).toContain('Cannot find out when the access token ends: no answer came in time\n');
  });

  it('is warned of once a run, in the log and in the report, when it or the access to data ends within two weeks', async () => {
    const { transport, result } = run({
      expiresAt: NOW + 5 * DAY + 60,
      dataAccessExpiresAt: NOW + 14 * DAY,
    });
    const { code, stderr, out } = await result;
    expect(code).toBe(0);
    expect(stderr).toBe(
      [
        'WARNING: The access token ends on 2026-06-20, in 5 days: authorize the configuration again before then',
        "WARNING: The access token's permission to read data ends on 2026-06-29, in 14 days: authorize the configuration again before then",
        '',
      ].join('\n'),
    );
    const [, row] = out['tables/run_report.csv']?.split('\n') ?? [];
    expect(row).toMatch(
      /^2026-06-15T10:00:00.000Z,,,,done,,,,,,,"?The access token ends on 2026-06-20.*; The access/,
    );
    expect(asksOf(transport, 'debug_token')).toBe(1);
    expect(`${stderr}${JSON.stringify(out)}`).not.toContain('app-secret');
  });

  it.each([
    ['ends later', { expiresAt: NOW + 14 * DAY + 1, dataAccessExpiresAt: NOW + 15 * DAY }],
    ['never ends', { expiresAt: 0, dataAccessExpiresAt: NOW + 90 * DAY }],
  ])('is not warned of when it %s', async (_, token) => {
    const { stderr, out } = await run(token).result;
    expect(stderr).toBe('');
    expect(out['tables/run_report.csv']?.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    ['no app id', { '#appSecret': 'app-secret-of-the-test' }],
    ['no secret', { appKey: '100200300400500' }],
  ])('is not asked about with %s', async (_, credentials) => {
    const { transport, result } = run({ expiresAt: NOW + DAY }, { credentials });
    expect([(await result).code, (await result).stderr, asksOf(transport, 'debug_token')]).toEqual([
      0,
      '',
      0,
    ]);
  });

  it.each([
    ['an error', { error: { message: 'Error validating application.', code: 101 } }],
    ['an error of the token', { error: { message: 'Invalid OAuth access token.', code: 190 } }],
    ['a page that is no JSON', { html: 502 }],
    ['a wait', { throttle: { minutes: 60 } }],
  ] as const)('does not fail the run when the API answers with %s', async (_, fault) => {
    const faults = [{ when: { path: 'debug_token', times: 0 }, do: fault }] as EmulatorOptions['faults'];
    const { code, stderr, stdout, out } = await run({ expiresAt: NOW + DAY }, { faults }).result;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Cannot find out when the access token ends: ');
    expect(out['tables/media.csv']).toContain('18000000000000000');
  });

  it('says nothing of a token that is not valid: the API does', async () => {
    const answer = { data: { is_valid: false, expires_at: NOW + 60, data_access_expires_at: NOW + 60 } };
    const faults = [{ when: { path: 'debug_token', times: 0 }, do: { text: JSON.stringify(answer) } }];
    const { code, stderr } = await run({ expiresAt: 0 }, { faults }).result;
    expect([code, stderr]).toEqual([0, '']);
  });

  it('counts a single day as one', async () => {
    const { stderr } = await run({ expiresAt: NOW + DAY + 60 }).result;
    expect(stderr).toContain('ends on 2026-06-16, in 1 day: authorize');
    const today = await run({ expiresAt: NOW + 60 }).result;
    expect(today.stderr).toContain('The access token ends on 2026-06-15, in less than a day: authorize');
  });

  it('is not asked about where it is not the configured one', async () => {
    const transport = notedTransport(emulatedTransport({ media: 1 }));
    const { code } = await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA] },
      { transport, authorization: authorizationOf(APP), token: 'DEMO' },
    );
    expect([code, asksOf(transport, 'debug_token')]).toEqual([0, 0]);
  });
});

describe('the Instagram login', () => {
  /** A run on a day of the world; tokens age with it. */
  async function run(given: {
    readonly day?: number;
    readonly state?: object;
    readonly credentials?: object;
    readonly parameters?: object;
    readonly emulator?: EmulatorOptions;
  }): Promise<
    InProcessResult & { readonly paths: readonly string[]; readonly state: Record<string, unknown> }
  > {
    const { day = 0, parameters, emulator, credentials, state: earlier } = given;
    const now = new Date((NOW + day * DAY) * 1000).toISOString();
    const transport = notedTransport(emulatedTransport({ login: 'instagram', media: 1, now, ...emulator }));
    const result = await runInProcess(
      { login: 'instagram', queries: [MEDIA], ...parameters },
      {
        transport,
        clock: fakeClock(Date.parse(now)),
        authorization: authorizationOf(credentials ?? {}),
        ...(earlier && { state: earlier }),
      },
    );
    const state = JSON.parse(result.out['state.json'] ?? '{}') as Record<string, unknown>;
    return { ...result, paths: transport.paths, state };
  }
  const authorized = (daysAgo: number): object => ({
    created: new Date((NOW - daysAgo * DAY) * 1000).toISOString(),
  });
  const issued = (daysAgo: number): EmulatorOptions => ({
    tokens: { DEMO: { issuedAt: NOW - daysAgo * DAY } },
  });

  it('reads the account of the token where none is configured', async () => {
    const { code, stderr, out, paths } = await run({ credentials: authorized(0) });
    expect([code, stderr]).toEqual([0, '']);
    expect(out['tables/accounts.csv']).toBe(
      'id,name,category,fb_page_id\n17841400000000001,alpine.coffee,,\n',
    );
    expect(out['tables/media.csv']).toContain(',17841400000000001,page_media,17841400000000001');
    expect(paths).toEqual([pathAt('me'), pathAt('17841400000000001/media')]);
  });

  it('does not ask for the end of its token as the Facebook login does', async () => {
    const credentials = {
      ...authorized(0),
      appKey: '100200300400500',
      '#appSecret': 'app-secret-of-the-test',
    };
    const { code, paths } = await run({ parameters: { accounts: ACCOUNTS }, credentials });
    expect([code, asksOf({ paths }, 'debug_token')]).toEqual([0, 0]);
  });

  it('reads the configured account without asking whose the token is', async () => {
    const { code, paths } = await run({ parameters: { accounts: ACCOUNTS }, credentials: authorized(0) });
    expect([code, paths]).toEqual([0, [pathAt('17841400000000001/media')]]);
  });

  it('says what failed when the account cannot be found', async () => {
    const faults = [
      {
        when: { path: '(^|/)me$', times: 0 },
        do: { error: { message: 'Invalid OAuth access token', code: 190 } },
      },
    ];
    const { code, stderr, out } = await run({ emulator: { faults } });
    expect([code, out]).toEqual([1, {}]);
    expect(stderr).toMatch(/^Cannot look up the accounts: Invalid OAuth access token \[code 190/);
  });

  it('asks for nothing where no query can be run', async () => {
    const { code, paths, stderr } = await run({
      parameters: { queries: [{ ...MEDIA, query: { ...MEDIA.query, since: 'soon' } }] },
    });
    expect([code, paths]).toEqual([1, []]);
    expect(stderr).toMatch(/Cannot extract 1 of 1 queries: Cannot plan query 'media': in 'since'/);
  });

  it('renews a token two weeks before its end, keeps the new one encrypted, and uses it from then on', async () => {
    const first = await run({ credentials: authorized(46), emulator: issued(46) });
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('The access token was renewed: it ends on 2026-08-14');
    const renewed = String(first.state['#token']);
    expect(renewed).toMatch(/^LONG-/);
    expect(first.state['token']).toEqual({
      of: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      issuedAt: NOW,
      expiresAt: NOW + 60 * DAY,
    });
    const { '#token': _, ...others } = first.state;
    const said = `${first.stdout}${first.stderr}${JSON.stringify({ ...first.out, 'state.json': others })}`;
    expect(said).not.toContain(renewed);

    // 20 days later the configured token is dead.
    const second = await run({
      day: 20,
      state: first.state,
      credentials: authorized(46),
      emulator: issued(46),
    });
    expect([second.code, second.stderr, asksOf(second, 'refresh_access_token')]).toEqual([0, '', 0]);
    expect(second.state['#token']).toBe(renewed);
    expect(`${second.stdout}${second.stderr}`).not.toContain(renewed);

    const third = await run({
      day: 50,
      state: second.state,
      credentials: authorized(46),
      emulator: issued(46),
    });
    expect([third.code, third.state['token']]).toMatchObject([0, { expiresAt: NOW + 110 * DAY }]);
  });

  it('does not use what was kept of another configured token', async () => {
    const { state } = await run({ credentials: authorized(46), emulator: issued(46) });
    const other = { '#data': '{"access_token":"OTHER"}', ...authorized(0) };
    const next = await run({ state, credentials: other, emulator: { tokens: { OTHER: {} } } });
    expect(next.code).toBe(0);
    expect(next.state).not.toHaveProperty('#token');
    expect(next.state['token']).not.toEqual(state['token']);
  });

  it.each([
    ['is younger than a day', authorized(0.9)],
    ['has more than two weeks left', authorized(45)],
    ['may be younger than a day, because nobody says how old it is', {}],
  ])('does not renew a token that %s', async (_, credentials) => {
    const { code, paths, state } = await run({ credentials });
    expect([code, asksOf({ paths }, 'refresh_access_token')]).toEqual([0, 0]);
    expect(state).not.toHaveProperty('#token');
  });

  it('renews a token of unknown age a day after it was first seen', async () => {
    const first = await run({});
    const same = await run({ day: 0.5, state: first.state });
    expect(same.state['token']).toEqual(first.state['token']);
    const next = await run({ day: 1, state: same.state });
    expect(next.state['#token']).toMatch(/^LONG-/);
  });

  it('goes on with a token that cannot be renewed, and warns', async () => {
    const faults = [
      { when: { path: 'refresh_access_token', times: 0 }, do: { error: { message: 'Not now', code: 100 } } },
    ];
    const { code, stderr, out, state } = await run({
      credentials: authorized(50),
      emulator: { ...issued(50), faults },
      parameters: { report: true },
    });
    const warning = 'Cannot renew the access token, which ends on 2026-06-25: Not now [code 100';
    expect(code).toBe(0);
    expect(stderr).toContain(`WARNING: ${warning}`);
    expect(out['tables/run_report.csv']).toContain(warning);
    expect(state).not.toHaveProperty('#token');
  });

  it.each([
    ['no text', { '#token': 5 }],
    ['a text that no header takes', { '#token': 'a\nb' }],
    ['without a record', { token: undefined }],
    ['with a record of another shape', { token: { of: 5 } }],
    ['that has ended', { token: { of: OF_DEMO, issuedAt: 1, expiresAt: NOW } }],
    ['of another token', { token: { of: 'x', issuedAt: NOW, expiresAt: NOW + DAY } }],
    ['without an end', { token: { of: OF_DEMO, issuedAt: NOW } }],
  ])('uses the configured token where the kept one is %s', async (_, damage) => {
    const kept = { '#token': 'KEPT-TOKEN', token: { of: OF_DEMO, issuedAt: NOW, expiresAt: NOW + DAY } };
    const state = { version: 1, tables: {}, windows: {}, ...kept, ...damage };
    const { code, stderr } = await run({ state, credentials: authorized(0) });
    expect([code, stderr]).toEqual([0, '']);
  });

  it('forgets the token when the login is Facebook again', async () => {
    const { state } = await run({ credentials: authorized(46), emulator: issued(46) });
    const next = await run({
      state,
      parameters: { login: 'facebook', accounts: ACCOUNTS },
      emulator: { login: 'facebook' },
    });
    expect([next.code, Object.keys(next.state)]).toEqual([0, ['version', 'tables', 'windows']]);
  });
});
