import { expectNode } from '../answer';
import { describeError, GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import type { GraphRequest, Middleware, Send } from './request';

/** What page tokens need from outside. */
export interface PageTokenOptions {
  /** The Facebook page of an account; undefined or '' where the configuration names none. */
  readonly pageIdOf: (accountId: string) => string | undefined | Promise<string | undefined>;
  /** Called with each token as it is found, so that it is never written. */
  readonly onToken: (token: string) => void;
}

/** Errors of a look-up that say nothing about the page. */
const NOT_OF_THE_PAGE: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'passing',
  'unknown',
  'throttled',
  'token',
]);

/**
 * Sends a request again with the page's own token where the API says that it needs one. The token is looked up once for
 * each account and kept; an edge that needed it is requested with it from then on. Source: docs/graph-api.md §3.1, 190 and
 * 2069032.
 *
 * @returns the middleware; it throws GraphError 'account' where there is no such token
 */
export function pageToken({ pageIdOf, onToken }: PageTokenOptions): Middleware {
  const tokens = new Map<string, Promise<string>>();
  const needed = new Set<string>();
  const tokenOf = (request: GraphRequest, next: Send): Promise<string> => {
    const known = tokens.get(request.accountId);
    const token = known ?? lookUp(request, next, { pageIdOf, onToken });
    tokens.set(request.accountId, token);
    token.catch((error: unknown) => {
      // After a passing error the next try looks it up again.
      if (!(error instanceof GraphError && error.kind === 'account')) {
        tokens.delete(request.accountId);
      }
    });
    return token;
  };
  return async (request, next) => {
    const place = `${request.accountId} ${request.path.slice(request.path.indexOf('/'))}`;
    if (!needed.has(place)) {
      try {
        return await next(request);
      } catch (error) {
        if (!(error instanceof GraphError) || error.kind !== 'page-token') {
          throw error;
        }
        request.meter?.retried();
      }
    }
    const token = await tokenOf(request, next);
    needed.add(place);
    return ofThisPage(next({ ...request, token }));
  };
}

/** A page's token that is refused fails the account, never the run. */
async function ofThisPage<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GraphError && (error.kind === 'token' || error.kind === 'page-token')) {
      throw new GraphError('account', `The page's own token is refused: ${error.message}`, error.details);
    }
    throw error;
  }
}

async function lookUp(request: GraphRequest, next: Send, options: PageTokenOptions): Promise<string> {
  const { accountId, meter } = request;
  const pageId = (await options.pageIdOf(accountId)) ?? '';
  if (pageId === '') {
    throw refusal('the account has no fb_page_id in the configuration', 'add fb_page_id to the account');
  }
  const pageRequest = { path: encodeURIComponent(pageId), params: { fields: 'access_token' } };
  const found = await next({ ...pageRequest, accountId, expects: expectNode, ...(meter && { meter }) }).catch(
    (error: unknown) => {
      if (error instanceof GraphError && !NOT_OF_THE_PAGE.has(error.kind)) {
        throw refusal(`it cannot be read from page ${pageId}: ${describeError(error)}`);
      }
      throw error;
    },
  );
  const token = found.body['access_token'];
  if (typeof token !== 'string' || token === '') {
    throw refusal(
      `page ${pageId} has none for this person`,
      'check that the authorized person has a role on the page and granted pages_read_engagement',
    );
  }
  options.onToken(token);
  return token;
}

function refusal(reason: string, cure?: string): GraphError {
  return new GraphError('account', `The API needs the token of the account's page, but ${reason}`, {
    status: 400,
    cure,
  });
}
