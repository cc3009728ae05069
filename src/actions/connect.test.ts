import { emulatedTransport } from '../../tests/support/emulatedTransport';
import { fakeClock } from '../../tests/support/fakeClock';
import { notedTransport } from '../../tests/support/notedTransport';
import type { NotedTransport } from '../../tests/support/notedTransport';
import { runInProcess } from '../../tests/support/runInProcess';
import type { Transport } from '../graph';

const ACCOUNT = '17841400000000001';
const MEDIA = { name: 'media', query: { path: 'media', fields: 'id', ids: '' } };
const PARAMETERS = {
  accounts: { [ACCOUNT]: { id: ACCOUNT, name: 'One', fb_page_id: '555' } },
  queries: [MEDIA],
};
const NOW = Date.parse('2026-06-15T10:00:00Z');

const hostsOf = ({ sent }: Pick<NotedTransport, 'sent'>): string[] => [
  ...new Set(sent.map(({ url }) => new URL(url).origin)),
];

describe('the connection to the API', () => {
  it.each([
    ['of the Facebook login', {}, '', 'https://graph.facebook.com'],
    ['of the Instagram login', { login: 'instagram' }, '', 'https://graph.instagram.com'],
    ['that GRAPH_API_URL names', {}, 'http://localhost:81', 'http://localhost:81'],
  ])('is with the host %s', async (_, own, url, host) => {
    const login = 'login' in own ? { login: 'instagram' as const } : {};
    const transport = notedTransport(emulatedTransport({ media: 1, ...login }));
    await runInProcess({ ...PARAMETERS, ...own }, { transport, variables: { GRAPH_API_URL: url } });
    expect(hostsOf(transport)).toEqual([host]);
  });

  it.each([
    [
      'https://me@graph.facebook.com',
      'Cannot reach the API: GRAPH_API_URL must not contain a user name or a password',
    ],
    [
      'https://:secret@graph.facebook.com',
      'Cannot reach the API: GRAPH_API_URL must not contain a user name or a password',
    ],
    [
      'graph.facebook.com',
      "Cannot reach the API: GRAPH_API_URL is not an address such as 'https://graph.facebook.com'",
    ],
    [
      'ftp://graph.facebook.com',
      "Cannot reach the API: GRAPH_API_URL is not an address such as 'https://graph.facebook.com'",
    ],
    [
      'xhttp://graph.facebook.com',
      "Cannot reach the API: GRAPH_API_URL is not an address such as 'https://graph.facebook.com'",
    ],
    [
      'httpsx://graph.facebook.com',
      "Cannot reach the API: GRAPH_API_URL is not an address such as 'https://graph.facebook.com'",
    ],
  ])('is refused for %s', async (url, told) => {
    const transport = notedTransport(emulatedTransport({ media: 1 }));
    const { code, stderr } = await runInProcess(PARAMETERS, { transport, variables: { GRAPH_API_URL: url } });
    expect([code, stderr, transport.sent]).toEqual([1, `${told}\n`, []]);
  });

  it('uses the token that is given in place of the configured one, which may be missing', async () => {
    const transport = notedTransport(emulatedTransport({ media: 1, strict: true, tokens: { OTHER: {} } }));
    const { code } = await runInProcess(PARAMETERS, { transport, token: 'OTHER', authorization: {} });
    expect(code).toBe(0);
    expect(JSON.stringify(transport.sent)).toContain('OTHER');
  });

  it('asks for the token of the page that belongs to the account, and tells it to nobody', async () => {
    const PAGE_TOKEN = 'a-token-of-page-555';
    const refusal = (message: string, code: number): object => ({ error: { message, code } });
    const transport = notedTransport({
      send: ({ url, headers }) => {
        const isPage = new URL(url).pathname.endsWith('/555');
        const hasPageToken = JSON.stringify(headers).includes(PAGE_TOKEN) || url.includes(PAGE_TOKEN);
        const body = isPage
          ? { id: '555', access_token: PAGE_TOKEN }
          : hasPageToken
            ? refusal(`No access with ${PAGE_TOKEN}`, 10)
            : refusal('(#190) This method must be called with a Page Access Token', 190);
        return Promise.resolve({ status: isPage ? 200 : 400, headers: {}, body: JSON.stringify(body) });
      },
      close: () => undefined,
    });
    const { code, stderr, stdout, out } = await runInProcess(PARAMETERS, { transport });
    expect(code).toBe(1);
    expect(stderr).toContain('No access with ***');
    expect(stdout + stderr + JSON.stringify(out)).not.toContain(PAGE_TOKEN);
  });

  it.each([
    [{ 'max-wait': 5 }, 0],
    [{ 'max-wait': 3 }, 1],
  ])('waits for the quota as long as the configuration says: %j', async (own, code) => {
    const usage = { [ACCOUNT]: [{ type: 'instagram', call_count: 100, estimated_time_to_regain_access: 4 }] };
    const faults = [
      {
        when: { path: 'media', times: 1 },
        do: {
          error: {
            message: '(#80002) There have been too many calls to this Instagram account',
            code: 80002,
          },
          headers: { 'x-business-use-case-usage': JSON.stringify(usage) },
        },
      },
    ];
    const clock = fakeClock(NOW);
    const transport = emulatedTransport({ media: 1, faults });
    expect((await runInProcess({ ...PARAMETERS, ...own }, { transport, clock })).code).toBe(code);
  });

  it.each([
    ['run', 0, undefined, 3],
    ['run', 2, new TypeError('a mistake'), 1],
    ['tryQuery', 0, undefined, 1],
    ['tryQuery', 2, new TypeError('a mistake'), 1],
  ] as const)('is let go after %s that ends with %d', async (action, code, error, times) => {
    const world = notedTransport(emulatedTransport({ media: 1 }));
    const transport = error === undefined ? world : { ...world, send: () => Promise.reject(error) };
    const parameters = { ...PARAMETERS, accounts: [ACCOUNT] };
    const credentials = {
      '#data': '{"access_token":"DEMO"}',
      appKey: '100200300400500',
      '#appSecret': 'app-secret-of-the-test',
    };
    let closed = 0;
    const counting = { ...transport, close: () => void (closed += 1) };
    const authorization = { oauth_api: { credentials } };
    const result = await runInProcess(parameters, { action, transport: counting, authorization });
    expect([result.code, closed]).toEqual([code, times]);
  });

  it('has 25 seconds for the answer of an action', async () => {
    const limits: number[] = [];
    const deadline = (milliseconds: number): AbortSignal => {
      limits.push(milliseconds);
      return new AbortController().signal;
    };
    await runInProcess(PARAMETERS, {
      action: 'tryQuery',
      transport: emulatedTransport({ media: 1 }),
      deadline,
    });
    expect(limits).toEqual([25_000]);
  });

  it.each([
    [20, 0],
    [30, 1],
  ])('does not let an action wait for longer than that: %d s', async (seconds, code) => {
    const plain = emulatedTransport({ media: 1 });
    let requests = 0;
    const transport: Transport = {
      send: (request, signal) =>
        (requests += 1) > 1
          ? plain.send(request, signal)
          : Promise.resolve({ status: 429, headers: { 'retry-after': String(seconds) }, body: '' }),
      close: () => undefined,
    };
    const result = await runInProcess(PARAMETERS, { action: 'tryQuery', transport });
    expect([result.code, requests > 1]).toEqual([code, code === 0]);
  });
});
