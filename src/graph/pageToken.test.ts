import { expectList } from '../answer';
import { createHmac } from 'node:crypto';
import { GraphError } from '../errors';
import { auth } from './auth';
import { pageToken } from './pageToken';
import type { GraphAnswer, GraphRequest, Send } from './request';

const answer: GraphAnswer = { body: { data: [] }, headers: {} };
const needsPage = (): GraphError =>
  new GraphError('page-token', '(#190) This method must be called with a Page Access Token', {
    status: 400,
    code: 190,
  });
const of = (path: string): GraphRequest => ({ path, params: {}, accountId: '1', expects: expectList });

/** An API whose insights need the page's token. */
function api(pageAnswer: () => Promise<GraphAnswer>) {
  const sent: { path: string; token: string | undefined; proof: string | undefined }[] = [];
  const send: Send = ({ path, params, headers }) => {
    const token = headers?.['authorization']?.slice('Bearer '.length);
    sent.push({ path, token, proof: params['appsecret_proof'] });
    if (path === 'P1') {
      return pageAnswer();
    }
    return path.endsWith('/insights') && token === 'USER'
      ? Promise.reject(needsPage())
      : Promise.resolve(answer);
  };
  const authorize = auth({ token: 'USER', appSecret: 'S' }, () => undefined);
  return { sent, next: (request: GraphRequest) => authorize(request, send) };
}

const giving = (token: unknown) => () =>
  Promise.resolve({ body: { id: 'P1', access_token: token }, headers: {} });

function setUp(pageId = 'P1') {
  const found: string[] = [];
  const middleware = pageToken({ pageIdOf: () => pageId, onToken: (token) => found.push(token) });
  return { middleware, found };
}

describe('pageToken', () => {
  it("sends the request again with the page's own token and its own proof", async () => {
    const { sent, next } = api(giving('PAGE-TOKEN'));
    const { middleware, found } = setUp();
    await expect(middleware(of('1/insights'), next)).resolves.toBe(answer);
    const proof = (token: string): string => createHmac('sha256', 'S').update(token).digest('hex');
    expect(sent).toEqual([
      { path: '1/insights', token: 'USER', proof: proof('USER') },
      { path: 'P1', token: 'USER', proof: proof('USER') },
      { path: '1/insights', token: 'PAGE-TOKEN', proof: proof('PAGE-TOKEN') },
    ]);
    expect(found).toEqual(['PAGE-TOKEN']);
  });

  it('looks the token up once, and uses it only where it is needed', async () => {
    const { sent, next } = api(giving('PAGE-TOKEN'));
    const { middleware } = setUp();
    await middleware(of('1/insights'), next);
    await middleware(of('1/insights'), next);
    await middleware(of('1/media'), next);
    expect(sent.map(({ path, token }) => `${path} ${token ?? ''}`).slice(3)).toEqual([
      '1/insights PAGE-TOKEN',
      '1/media USER',
    ]);
  });

  it.each([
    ['no page is configured', '', giving('T'), 'the account has no fb_page_id in the configuration'],
    ['the page gives none', 'P1', giving(undefined), 'page P1 has none for this person'],
    [
      'the page is refused',
      'P1',
      () => Promise.reject(new GraphError('account', '(#10) no', { status: 400, code: 10 })),
      'it cannot be read from page P1: (#10) no [code 10]',
    ],
  ])('fails the account when %s', async (_, pageId, pageAnswer, sentence) => {
    const error: unknown = await setUp(pageId)
      .middleware(of('1/insights'), api(pageAnswer).next)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: 'account' });
    expect((error as Error).message).toBe(`The API needs the token of the account's page, but ${sentence}`);
  });

  it("fails the account, not the run, when the page's token is refused", async () => {
    const { middleware } = setUp();
    const next: Send = ({ path, token }) =>
      path === 'P1'
        ? giving('PAGE-TOKEN')()
        : Promise.reject(
            token === undefined
              ? needsPage()
              : new GraphError('token', 'Session has expired', { status: 400, code: 190, subcode: 463 }),
          );
    await expect(middleware(of('1/insights'), next)).rejects.toMatchObject({ kind: 'account' });
  });

  it.each(['token', 'page-token'] as const)(
    "fails the account with what the API said of its page's token: %s",
    async (kind) => {
      const next: Send = ({ path, token }) =>
        path === 'P1'
          ? giving('PAGE-TOKEN')()
          : Promise.reject(
              token === undefined
                ? needsPage()
                : new GraphError(kind, 'It has ended', { status: 400, code: 190 }),
            );
      await expect(setUp().middleware(of('1/insights'), next)).rejects.toMatchObject({
        kind: 'account',
        message: "The page's own token is refused: It has ended",
        details: { status: 400, code: 190 },
      });
    },
  );

  it("throws any other error of a request with the page's token as it is", async () => {
    const errors = [new GraphError('query', 'no', { status: 400 }), new Error('aborted')];
    for (const error of errors) {
      const next: Send = ({ path, token }) =>
        path === 'P1' ? giving('PAGE-TOKEN')() : Promise.reject(token === undefined ? needsPage() : error);
      await expect(setUp().middleware(of('1/insights'), next)).rejects.toBe(error);
    }
  });

  it('says how to cure that there is no token, and counts the look-up for the account', async () => {
    const meter = { sent: () => undefined, retried: () => undefined, waits: () => undefined };
    const lookUps: GraphRequest[] = [];
    const next: Send = (request) => {
      if (request.path !== 'P%2F1') {
        return Promise.reject(needsPage());
      }
      lookUps.push(request);
      return giving('')();
    };
    await expect(setUp('P/1').middleware({ ...of('1/insights'), meter }, next)).rejects.toMatchObject({
      details: {
        status: 400,
        cure: 'check that the authorized person has a role on the page and granted pages_read_engagement',
      },
    });
    expect(lookUps).toMatchObject([{ params: { fields: 'access_token' }, accountId: '1', meter }]);
    await expect(setUp('').middleware(of('1/insights'), next)).rejects.toMatchObject({
      details: { cure: 'add fb_page_id to the account' },
    });
    await setUp('P/1')
      .middleware(of('1/insights'), next)
      .catch(() => undefined);
    expect(lookUps[1]).not.toHaveProperty('meter');
  });

  it('does not look for a token again where the account has none', async () => {
    const { sent, next } = api(giving(undefined));
    const { middleware } = setUp();
    for (const path of ['1/insights', '1/insights']) {
      await expect(middleware(of(path), next)).rejects.toMatchObject({ kind: 'account' });
    }
    expect(sent.filter(({ path }) => path === 'P1')).toHaveLength(1);
  });

  it('keeps the token for the same edge of another node of the account', async () => {
    const { sent, next } = api(giving('PAGE-TOKEN'));
    const { middleware } = setUp();
    await middleware(of('1/insights'), next);
    await middleware(of('180/insights'), next);
    expect(sent.at(-1)).toMatchObject({ path: '180/insights', token: 'PAGE-TOKEN' });
    expect(sent).toHaveLength(4);
  });

  it('looks the token up anew after a passing error, and throws the error of an invalid token of the run', async () => {
    const errors = [
      new GraphError('passing', 'later', { status: 500 }),
      new GraphError('token', 'expired', { status: 400, code: 190 }),
    ];
    const { next } = api(() => {
      const error = errors.shift();
      return error ? Promise.reject(error) : giving('PAGE-TOKEN')();
    });
    const { middleware } = setUp();
    await expect(middleware(of('1/insights'), next)).rejects.toThrow('later');
    await expect(middleware(of('1/insights'), next)).rejects.toMatchObject({ kind: 'token' });
    await expect(middleware(of('1/insights'), next)).resolves.toBe(answer);
  });
});
