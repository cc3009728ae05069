import { cureOf } from './cures';
import { quote } from './quote';

/** Why a text is no date for PHP. */
export interface DateProblem {
  readonly kind: 'problem';
  /** One sentence in plain English, with the position and, where one is known, the cure. */
  readonly message: string;
  /** Where reading stopped, in UTF-16 units from 0. */
  readonly at: number;
  /** What to write instead, in quotes. */
  readonly cure: string | undefined;
}

/** The problem that a text has at a place. */
export function problemOf(text: string, at: number, refusal: string): DateProblem {
  const cure = cureOf(text);
  const place = at > 0 && at < text.length ? ` (${quote(text.slice(at))})` : '';
  const message = `PHP cannot read ${quote(text)} as a date: at position ${at + 1}${place} ${refusal}`;
  return { kind: 'problem', message: cure === undefined ? message : `${message}; write ${cure}`, at, cure };
}
