import { GraphError } from '../errors';
import { isMissing } from './believe';
import { readAnswer } from './readAnswer';
import type { Client, GraphAnswer, GraphRequest, JsonObject, Send } from './request';

/** Requests of one batch at the most (graph-api.md §1). */
const MOST = 50;

/** What another try, or another token, may mend: such a request is sent again on its own. */
const NOT_FINAL: ReadonlySet<string> = new Set(['passing', 'throttled', 'page-token']);

/**
 * Sends many requests of one account in few round trips: `POST /` with up to 50 of them (graph-api.md §1). An error of
 * one is its own. What the batch did not answer is asked on its own.
 *
 * @param send sends a single request through all middlewares
 * @param version the API's version
 * @returns a function that gives the answers or errors in the order of the requests; it throws what a failed batch throws
 */
export function batch(send: Send, version: string): Client['sendBatch'] {
  return async (requests) => {
    const answers: (GraphAnswer | GraphError)[] = [];
    for (let start = 0; start < requests.length; start += MOST) {
      const some = requests.slice(start, start + MOST);
      const [only] = some;
      const found = some.length === 1 && only ? [undefined] : await sendOne(some, send, version);
      for (const [index, request] of some.entries()) {
        answers.push(await finalAnswer(request, found[index], send));
      }
    }
    return answers;
  };
}

async function sendOne(
  requests: readonly GraphRequest[],
  send: Send,
  version: string,
): Promise<readonly unknown[]> {
  const items = requests.map(({ path, params }) => ({
    method: 'GET',
    relative_url: `${version}/${path}?${new URLSearchParams(params).toString()}`,
  }));
  const { accountId = '', meter } = requests[0] ?? {};
  const form = { batch: JSON.stringify(items), include_headers: 'false' };
  const answer = await send({
    path: '',
    params: {},
    form,
    accountId,
    isList: false,
    ...(meter && { meter }),
  });
  const list = answer.body['list'];
  return Array.isArray(list) ? (list as unknown[]) : [];
}

async function finalAnswer(
  request: GraphRequest,
  item: unknown,
  send: Send,
): Promise<GraphAnswer | GraphError> {
  try {
    return readItem(item, request) ?? (await send(request));
  } catch (error) {
    if (!(error instanceof GraphError)) {
      throw error;
    }
    return NOT_FINAL.has(error.kind) || isMissing(error) ? again(request, send) : error;
  }
}

async function again(request: GraphRequest, send: Send): Promise<GraphAnswer | GraphError> {
  try {
    return await send(request);
  } catch (error) {
    if (error instanceof GraphError) {
      return error;
    }
    throw error;
  }
}

/** An item is null where the batch ran out of time. */
function readItem(item: unknown, request: GraphRequest): GraphAnswer | undefined {
  const { code, body } = (typeof item === 'object' && item !== null ? item : {}) as JsonObject;
  return typeof code === 'number' && typeof body === 'string'
    ? readAnswer({ status: code, headers: {}, body }, request)
    : undefined;
}
