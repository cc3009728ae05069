import { isObject, toCell } from '../answer';
import type { JsonObject } from '../answer';
import { GraphError } from '../errors';
import { rowFor } from './errorTable';
import type { ErrorFacts } from './errorTable';

/**
 * Makes the error of an answer that is one. Source: docs/graph-api.md §3.
 *
 * @param error the `error` of the body, as it came
 * @param status HTTP status of the answer
 * @param waitMs milliseconds until the API answers again, where its headers say so
 */
export function classifyError(error: unknown, status: number, waitMs?: number): GraphError {
  const payload = isObject(error) ? error : {};
  const { message, title } = wordsOf(payload);
  const facts = factsOf(payload, status);
  const row = rowFor(facts);
  const words = title === '' || message.includes(title) ? message : `${message}: ${title}`;
  return new GraphError(row?.kind ?? 'query', words, {
    status,
    code: facts.code,
    subcode: facts.subcode,
    fbtraceId: textOf(payload['fbtrace_id']),
    cure: row?.cure,
    scope: row?.scope,
    objectId: /ID '([^']*)'/.exec(message)?.[1],
    waitMs,
  });
}

function factsOf(payload: JsonObject, status: number): ErrorFacts {
  const { message, title } = wordsOf(payload);
  const transient = payload['is_transient'];
  return {
    status,
    code: numberOf(payload['code']) ?? codeInMessage(message),
    subcode: numberOf(payload['error_subcode']),
    text: `${message}\n${title}`.toLowerCase(),
    isTransient: typeof transient === 'boolean' ? transient : undefined,
  };
}

function wordsOf(payload: JsonObject): { readonly message: string; readonly title: string } {
  return {
    message: textOf(payload['message']) ?? 'The API gave an error without a message',
    title: textOf(payload['error_user_title']) ?? '',
  };
}

/** Most messages begin with their code: `(#100) …`. */
function codeInMessage(message: string): number | undefined {
  return numberOf(/^\(#(\d+)\)/.exec(message)?.[1]);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Numbers that JavaScript would change are kept as they came, wherever in the body they stand (see parseBody). */
function numberOf(value: unknown): number | undefined {
  const text = toCell(value).trim();
  const number = text === '' ? NaN : Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}
