import { emulatedTransport } from '../../tests/support/emulatedTransport';
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

const hostsOf = ({ sent }: Pick<NotedTransport, 'sent'>): string[] => [
  ...new Set(sent.map(({ url }) => new URL(url).origin)),
];

describe('the connection to the API', () => {
  it.each([
    ['of the Facebook login', 'facebook', '', 'https://graph.facebook.com'],
    ['of the Instagram login', 'instagram', '', 'https://graph.instagram.com'],
    ['that GRAPH_API_URL names', 'facebook', 'http://localhost:81', 'http://localhost:81'],
  ] as const)('is with the host %s', async (_, login, url, host) => {
    const transport = notedTransport(emulatedTransport({ media: 1, login }));
    await runInProcess({ ...PARAMETERS, login }, { transport, variables: { GRAPH_API_URL: url } });
    expect(hostsOf(transport)).toEqual([host]);
  });

  const WITH_PASSWORD = 'GRAPH_API_URL must not contain a user name or a password';
  const NO_ADDRESS = "GRAPH_API_URL is not an address such as 'https://graph.facebook.com'";

  const IN_CLEAR_TEXT =
    'GRAPH_API_URL begins with http://, so the access token would go over the network in clear text; use https://, or set GRAPH_API_INSECURE=1 in a network of your own';

  it.each([
    ['https://me@graph.facebook.com', WITH_PASSWORD],
    ['https://:secret@graph.facebook.com', WITH_PASSWORD],
    ['graph.facebook.com', NO_ADDRESS],
    ['ftp://graph.facebook.com', NO_ADDRESS],
    ['xhttp://graph.facebook.com', NO_ADDRESS],
    ['httpsx://graph.facebook.com', NO_ADDRESS],
    ['http://graph.facebook.com', IN_CLEAR_TEXT],
  ])('is refused for %s', async (url, why) => {
    const transport = notedTransport(emulatedTransport({ media: 1 }));
    const { code, stderr } = await runInProcess(PARAMETERS, { transport, variables: { GRAPH_API_URL: url } });
    expect([code, stderr, transport.sent]).toEqual([1, `Cannot reach the API: ${why}\n`, []]);
  });

  it('is in clear text with another machine where that is allowed', async () => {
    const transport = notedTransport(emulatedTransport({ media: 1 }));
    const variables = { GRAPH_API_URL: 'http://emulator:8080', GRAPH_API_INSECURE: '1' };
    await runInProcess(PARAMETERS, { transport, variables });
    expect(hostsOf(transport)).toEqual(['http://emulator:8080']);
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
    const faults = [{ when: { path: 'media', times: 1 }, do: { throttle: { minutes: 4 } } }];
    const transport = emulatedTransport({ media: 1, faults });
    expect((await runInProcess({ ...PARAMETERS, ...own }, { transport })).code).toBe(code);
  });

  it.each([
    ['run', 0, undefined, 1],
    ['run', 2, new TypeError('a mistake'), 1],
    ['tryQuery', 0, undefined, 1],
    ['tryQuery', 2, new TypeError('a mistake'), 1],
  ] as const)('is let go after %s that ends with %d', async (action, code, error, times) => {
    let closed = 0;
    const transport = {
      ...emulatedTransport({ media: 1 }),
      ...(error !== undefined && { send: () => Promise.reject(error) }),
      close: () => void (closed += 1),
    };
    const parameters = { ...PARAMETERS, accounts: [ACCOUNT] };
    const credentials = {
      '#data': '{"access_token":"DEMO"}',
      appKey: '100200300400500',
      '#appSecret': 'app-secret-of-the-test',
    };
    const authorization = { oauth_api: { credentials } };
    const result = await runInProcess(parameters, { action, transport, authorization });
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
