import type { Refusal } from '../src/wire';
import { session } from './browser';

/** What the server said instead of an answer. */
export class ApiError extends Error {
  /** @param status of HTTP; 0 when the server did not answer */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const NO_ANSWER =
  'The studio does not answer. Look whether it still runs in the terminal; your work is kept.';

/** The answer of a route, as the server is trusted to give it. @throws ApiError */
export async function call<T>(route: string, body: object = {}): Promise<T> {
  const answer = await send(route, body);
  return (await answer.json()) as T;
}

/** Sends a request. @throws ApiError for an answer that is none */
export async function send(route: string, body: object, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(`/api/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${session.get()}` },
    body: JSON.stringify(body),
    // The last change is still sent when the page is left.
    keepalive: route === 'save' && JSON.stringify(body).length < 60_000,
    ...(signal && { signal }),
  }).catch(() => {
    throw new ApiError(0, NO_ANSWER);
  });
  if (!answer.ok) {
    const { error } = (await answer.json().catch(() => ({ error: answer.statusText }))) as Refusal;
    throw new ApiError(answer.status, error);
  }
  return answer;
}

/** The words of anything that was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
