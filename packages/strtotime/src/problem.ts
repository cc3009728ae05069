import { cureOf } from './cures';

/** Why a text is no date for PHP. */
export interface DateProblem {
  readonly kind: 'problem';
  /** One sentence in plain English, with the position and, where one is known, the cure. */
  readonly message: string;
  /** Where reading stopped, in UTF-16 units from 0. */
  readonly at: number;
  /** What to write instead. */
  readonly cure?: string;
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The problem that a text has at a place. */
export function problemOf(text: string, at: number, refusal: string): DateProblem {
  const cure = cureOf(text);
  const place = at === 0 ? '' : ` before '${shorten(text.slice(at))}'`;
  const message = `'${shorten(text)}' is no date for PHP: ${refusal} at position ${at + 1}${place}`;
  return cure === undefined
    ? { kind: 'problem', message, at }
    : { kind: 'problem', message: `${message}; write ${cure}`, at, cure };
}
