import { chance, pick } from '../world/random';
import type { Hostile } from './faultAction';

type Pair = readonly [name: string, value: unknown];

/** Columns that a writer of tables may have of its own. */
const COLUMNS = ['parent_id', 'ex_account_id', 'fb_graph_node', 'key1', 'key2', 'value', 'end_time', 'name'];

/** Names and values of each kind, with a text that is another one each time. */
const PAIRS: Readonly<Record<Exclude<Hostile, 'any'>, (text: string) => readonly Pair[]>> = {
  case: (text) => [
    ['Caption', text],
    ['CAPTION', `${text}!`],
    ['iD', text],
  ],
  prototype: (text) => [
    ['__proto__', text],
    ['constructor', text],
    ['toString', { valueOf: text }],
    ['hasOwnProperty', false],
  ],
  quotes: (text) => [
    [`a"b'c\`${text}`, `"${text}","`],
    ['a,b;c', `${text}, "x"`],
  ],
  newline: (text) => [
    [`line\n${text}`, `${text}\r\n\u2028next\u0085end`],
    ['tab\there', `\t${text}`],
  ],
  long: (text) => [[`${text}_`.repeat(40), text.repeat(4000)]],
  emoji: (text) => [
    [`🐎${text}`, `👩‍👩‍👧‍👦${text}\ud83d`],
    ['é', 'e\u0301'],
    ['e\u0301', 'é'],
  ],
  formula: (text) => [
    [`=1+1+${text}`, `=HYPERLINK("http://x/${text}")`],
    ['@SUM', '+1'],
    ['-cmd', `-2+3|${text}`],
  ],
  path: (text) => [
    [`../../${text}`, `../../etc/${text}`],
    ['a/b\\c:d', 'C:\\x'],
    ['.', '..'],
  ],
  empty: (text) => [
    ['', text],
    [' ', ''],
    ['null', null],
  ],
  columns: (text) => COLUMNS.map((name): Pair => [name, `${name} of ${text}`]),
};

/**
 * Makes fields whose names and values are hard to write.
 *
 * @param kind which
 * @param seed chooses the kind where that is `any`, and the texts
 * @returns the fields; `__proto__` among them is a key like any other
 */
export function hostileFields(kind: Hostile, seed: number): Readonly<Record<string, unknown>> {
  const kinds = Object.keys(PAIRS) as (keyof typeof PAIRS)[];
  const chosen = kind === 'any' ? pick(kinds, chance(seed, 'kind')) : kind;
  return Object.fromEntries(PAIRS[chosen](`t${chance(seed, 'text') % 100_000}`));
}
