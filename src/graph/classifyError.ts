import { hideTokens, isObject, toCell } from '../answer';
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
  const facts = factsOf(payload, status);
  const row = rowFor(facts);
  const { message, words } = wordsOf(payload);
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
  const { message, words } = wordsOf(payload);
  const transient = payload['is_transient'];
  return {
    status,
    code: numberOf(payload['code']) ?? codeInMessage(message),
    subcode: numberOf(payload['error_subcode']),
    text: words.toLowerCase(),
    isTransient: typeof transient === 'boolean' ? transient : undefined,
  };
}

/** A message such as "Invalid parameter" says nothing; what is meant stands in the texts for the user then. */
function wordsOf(payload: JsonObject): { readonly message: string; readonly words: string } {
  const message = textOf(payload['message']) ?? 'The API gave an error without a message';
  const [title, explanation] = ['error_user_title', 'error_user_msg'].map((key) => textOf(payload[key]));
  const isVague = /^(\(#\d+\) )?invalid parameter\.?$/i.test(message);
  const words = [message, title, ...(isVague ? [explanation] : [])].reduce<string>(
    (text, more) =>
      more === undefined || text.includes(more) ? text : `${text}${text === '' ? '' : ': '}${more}`,
    '',
  );
  return { message, words };
}

/** Most messages begin with their code: `(#100) …`. */
function codeInMessage(message: string): number | undefined {
  return numberOf(/^\(#(\d+)\)/.exec(message)?.[1]);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? hideTokens(value) : undefined;
}

/** Numbers that JavaScript would change are kept as they came, wherever in the body they stand (see parseBody). */
function numberOf(value: unknown): number | undefined {
  const text = toCell(value).trim();
  const number = text === '' ? NaN : Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}
