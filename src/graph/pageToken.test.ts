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
