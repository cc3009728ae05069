import type { JsonObject } from '../answer';
import { GraphError } from '../errors';
import { classifyError } from './classifyError';
import { parseBody } from './parseBody';
import { readWait } from './readUsage';
import type { GraphAnswer, GraphRequest, HttpResponse } from './request';

/**
 * Reads what came over the wire.
 *
 * @throws GraphError when the answer is an error, or not the JSON that was requested
 */
export function readAnswer(response: HttpResponse, request: GraphRequest): GraphAnswer {
  const { status, headers } = response;
  const body = parseObject(response, request);
  // An error may come with HTTP 200, inside batches and from proxies.
  if ('error' in body && (status >= 400 || !('id' in body || 'data' in body))) {
    throw classifyError(body['error'], status, readWait(headers, request.accountId));
  }
  if (status >= 400) {
    const message = `The API answered HTTP ${status} without saying why`;
    throw classifyError({ message }, status, readWait(headers, request.accountId));
  }
  const problem = malformation(body, request);
  if (problem !== undefined) {
    throw new GraphError('passing', `The API's answer is malformed: ${problem}`, { status });
  }
  return { body, headers };
}

/** A list has `data`, where it has one, as a list; a node always has its `id` (docs/graph-api.md §1.1). */
function malformation(body: JsonObject, { isList, form }: GraphRequest): string | undefined {
  const hasList = Array.isArray(body['data']);
  if (isList) {
    return 'data' in body && !hasList ? "its 'data' is not a list" : undefined;
  }
  return form !== undefined || hasList || 'id' in body ? undefined : "it has no 'id'";
}

function parseObject({ status, body }: HttpResponse, { form }: GraphRequest): JsonObject {
  let value: unknown;
  try {
    value = parseBody(body);
  } catch {
    const what = body.trim() === '' ? 'an empty body' : 'something that is not JSON';
    throw new GraphError('passing', `The API answered HTTP ${status} with ${what}`, { status });
  }
  if (Array.isArray(value) && form !== undefined) {
    // A batch is answered with a list.
    return { list: value };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new GraphError('passing', `The API answered HTTP ${status} with JSON that is not an object`, {
      status,
    });
  }
  return value as JsonObject;
}
