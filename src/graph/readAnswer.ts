import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import { GraphError } from '../errors';
import { classifyError } from './classifyError';
import { parseBody } from './parseBody';
import { readWait } from './readUsage';
import type { GraphAnswer, GraphRequest, HttpResponse } from './request';

/**
 * Reads what came over the wire.
 *
 * @param now unix milliseconds, for a `Retry-After` that is a date
 * @throws GraphError when the answer is an error, or not what was requested
 */
export function readAnswer(response: HttpResponse, request: GraphRequest, now: number): GraphAnswer {
  const { status, headers } = response;
  const waitMs = readWait(headers, request.accountId, now);
  const body = parseObject(response, request, waitMs);
  if (hasError(body)) {
    throw errorOf(body, status, waitMs);
  }
  if (status >= 400) {
    throw classifyError({ message: `The API answered HTTP ${status} without saying why` }, status, waitMs);
  }
  if (status >= 300) {
    // A redirect leads to what was requested; what comes with it is not that.
    throw new GraphError('passing', `The API answered HTTP ${status}, a redirect`, { status, waitMs });
  }
  const problem = request.form === undefined ? request.expects(body) : undefined;
  if (problem !== undefined) {
    throw new GraphError('passing', `The API's answer is malformed: ${problem}`, { status });
  }
  return { body, headers };
}

function hasError({ error }: JsonObject): boolean {
  return error !== undefined && error !== null;
}

/**
 * An error may come with HTTP 200, in batches and from proxies. Beside data it makes these incomplete: the request is sent
 * again, unless the error says more.
 */
function errorOf(body: JsonObject, status: number, waitMs: number | undefined): GraphError {
  const error = classifyError(body['error'], status, waitMs);
  const isBesideData = 'id' in body || 'data' in body;
  return isBesideData && status < 400 && error.kind === 'query'
    ? new GraphError('passing', `The API gave an error beside the data: ${error.message}`, error.details)
    : error;
}

function parseObject(
  { status, body }: HttpResponse,
  request: GraphRequest,
  waitMs: number | undefined,
): JsonObject {
  const malformed = (what: string): GraphError =>
    // A limit is a limit, also in the words of a proxy.
    status >= 400
      ? classifyError({ message: `The API answered HTTP ${status} with ${what}` }, status, waitMs)
      : new GraphError('passing', `The API answered HTTP ${status} with ${what}`, { status, waitMs });
  let value: unknown;
  try {
    value = parseBody(body);
  } catch {
    throw malformed(body.trim() === '' ? 'an empty body' : 'something that is not JSON');
  }
  const object = inForm(value, request, status);
  if (object === undefined) {
    const isSingle = request.form === undefined;
    throw malformed(isSingle ? 'JSON that is not an object' : 'JSON that is not a list of answers');
  }
  return object;
}

/** Gives an answer as an object; undefined where it has another form than the request expects. */
function inForm(value: unknown, { form, mayBeNull }: GraphRequest, status: number): JsonObject | undefined {
  if (value === null && mayBeNull === true && status < 300) {
    return {};
  }
  if (form === undefined) {
    return isObject(value) ? value : undefined;
  }
  if (Array.isArray(value)) {
    return { list: value };
  }
  return isObject(value) && hasError(value) ? value : undefined;
}
