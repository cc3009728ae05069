import { GraphError } from '../errors';
import { ERROR_TABLE } from './errorTable';
import type { ErrorFacts } from './errorTable';
import type { JsonObject } from './request';

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;
const textOf = <Otherwise>(value: unknown, otherwise: Otherwise): string | Otherwise =>
  typeof value === 'string' && value !== '' ? value : otherwise;
const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
  return Number.isSafeInteger(number) ? number : undefined;
};

/**
 * Makes the error of an answer that is one (graph-api.md §3).
 *
 * @param error the `error` of the body, as it came
 * @param status HTTP status of the answer
 * @param waitMs milliseconds until the API answers again, where its headers say so
 * @returns the error with what is to be done about it
 */
export function classifyError(error: unknown, status: number, waitMs?: number): GraphError {
  const payload = isObject(error) ? error : {};
  const message = textOf(payload['message'], 'The API gave an error without a message');
  const title = textOf(payload['error_user_title'], '');
  const code = numberOf(payload['code']) ?? codeInMessage(message);
  const subcode = numberOf(payload['error_subcode']);
  const fbtraceId = textOf(payload['fbtrace_id'], undefined);
  const transient = payload['is_transient'];
  const facts: ErrorFacts = {
    status,
    code,
    subcode,
    text: `${message}\n${title}`.toLowerCase(),
    isTransient: typeof transient === 'boolean' ? transient : undefined,
  };
  const row = ERROR_TABLE.find((one) => one.when(facts));
  const said = title === '' || message.includes(title) ? message : `${message}: ${title}`;
  return new GraphError(row?.kind ?? 'query', said, {
    status,
    code,
    subcode,
    fbtraceId,
    cure: row?.cure,
    waitMs,
  });
}

/** Most messages begin with their code: `(#100) …`. */
function codeInMessage(message: string): number | undefined {
  return numberOf(/^\(#(\d+)\)/.exec(message)?.[1]);
}
