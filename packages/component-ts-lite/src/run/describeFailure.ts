import { UserError } from '../errors/userError';
import { errorText } from '../errors/errorText';
import { lineText } from '../log/lineText';
import { errorCode, gatheredErrors, isError } from '../errors/thrown';

/** How a job ends that did not succeed. */
export interface Failure {
  /** 1: the user can fix it. 2: it is a fault of the program. */
  readonly exitCode: 1 | 2;
  /** The sentence or the stack trace, in the order of reading. */
  readonly text: string;
}

/**
 * Decides how a job ends by what an action has thrown
 * (https://help.keboola.com/extend/common-interface/environment/#return-values).
 *
 * @param thrown anything; several `UserError`s in an AggregateError are one failure of the user
 * @param signal the run's own; once it is aborted, an abort is reported by its reason and not by the error that carries it
 * @returns the exit code and what to say
 */
export function describeFailure(thrown: unknown, signal: AbortSignal): Failure {
  const error: unknown = signal.aborted && isAbort(thrown, signal) ? signal.reason : thrown;
  if (error instanceof UserError) {
    return { exitCode: 1, text: error.message };
  }
  const gathered = gatheredErrors(error);
  if (isError(error) && isOnlyUserErrors(gathered)) {
    return { exitCode: 1, text: [error.message, ...messagesOf(gathered)].filter(Boolean).join('; ') };
  }
  return { exitCode: 2, text: errorText(error) };
}

/**
 * Puts the first line of a message last: a platform's user reads the end of stderr, and there the sentence must stand, below its
 * details.
 *
 * @param text one or more lines
 * @returns the same lines, prepared by `lineText`
 */
export function sentenceLast(text: string): string {
  const [sentence = '', ...details] = lineText(text.trim()).split('\n');
  return [...details, sentence].join('\n');
}

/** Names and codes of the errors that node and HTTP clients throw when they are aborted. */
const ABORTS: readonly (string | undefined)[] = ['AbortError', 'CanceledError', 'ABORT_ERR', 'ERR_CANCELED'];

/** Looks into causes and gathered errors too; an error may be its own cause, so not for ever. */
function isAbort(thrown: unknown, signal: AbortSignal, depth = 5): boolean {
  if (thrown === signal.reason) {
    return true;
  }
  if (!isError(thrown) || depth === 0) {
    return false;
  }
  const gathered = gatheredErrors(thrown);
  return gathered.length > 0
    ? gathered.every((error) => isAbort(error, signal, depth - 1))
    : [thrown.name, errorCode(thrown)].some((mark) => ABORTS.includes(mark)) ||
        isAbort(thrown.cause, signal, depth - 1);
}

function isOnlyUserErrors(errors: readonly unknown[]): errors is readonly UserError[] {
  return errors.length > 0 && errors.every((error) => error instanceof UserError);
}

function messagesOf(errors: readonly UserError[]): string[] {
  return errors.map((error) => error.message);
}
