import { FieldsSyntaxError } from './fieldsSyntaxError';
import type { Source } from './source';

/** The marks of the language, names, and the end of the text. */
export type TokenKind = 'name' | '.' | ',' | '{' | '}' | '(' | ')' | 'end';

/** One token: its kind, its text and where it stands. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const NAME = /[A-Za-z0-9_:-]+/y;
const SPACE = /[\s\u00a0\ufeff]*/y;
const MARKS = new Set<string>(['.', ',', '{', '}', '(', ')']);
const QUOTES = new Set(['"', "'"]);
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

const matchEnd = (pattern: RegExp, text: string, position: number): number => {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : position;
};

const isMark = (text: string): text is Exclude<TokenKind, 'name' | 'end'> => MARKS.has(text);

/**
 * Reads the token at or behind a position; white space before it is skipped.
 *
 * @param source the text
 * @param position where to begin, a UTF-16 index
 * @returns the token; at the end of the text one of kind `end`
 * @throws FieldsSyntaxError at a character that begins no token
 */
export function readToken(source: Source, position: number): Token {
  const start = matchEnd(SPACE, source.text, position);
  const first = source.text.charAt(start);
  if (first === '') {
    return { kind: 'end', text: '', start, end: start };
  }
  if (isMark(first)) {
    return { kind: first, text: first, start, end: start + 1 };
  }
  const end = matchEnd(NAME, source.text, start);
  if (end === start) {
    throw new FieldsSyntaxError(source, start, `Unexpected character '${visible(source.text, start)}'`);
  }
  return { kind: 'name', text: source.text.slice(start, end), start, end };
}

/** The character at a position; one that cannot be seen is written out, or it would break the line or hide. */
function visible(text: string, position: number): string {
  const code = text.codePointAt(position) ?? 0;
  const character = String.fromCodePoint(code);
  return /\p{C}/u.test(character) ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}

/**
 * Reads a modifier's value: everything up to the bracket that closes it. Brackets inside must balance; inside quotes
 * they mean nothing.
 *
 * @param source the text
 * @param open index of the opening `(`
 * @returns the trimmed value and the index behind the closing `)`
 * @throws FieldsSyntaxError where a bracket does not match or is never closed
 */
export function readValue(source: Source, open: number): { value: string; end: number } {
  const { text } = source;
  const waiting: string[] = [')'];
  const apostrophes = new Set<string>();
  let position = open + 1;
  while (position < text.length) {
    const character = text.charAt(position);
    if (QUOTES.has(character) && !apostrophes.has(character)) {
      const end = quoteEnd(text, position);
      if (end !== undefined) {
        position = end;
        continue;
      }
      // Never closed: it and those behind it stand for themselves. To look at each again would burn time.
      apostrophes.add(character);
    }
    const close = CLOSES[character];
    if (close !== undefined) {
      waiting.push(close);
    } else if (')}]'.includes(character) && waiting.pop() !== character) {
      throw new FieldsSyntaxError(source, position, `Unexpected '${character}' in a modifier's value`);
    }
    position += 1;
    if (waiting.length === 0) {
      return { value: text.slice(open + 1, position - 1).trim(), end: position };
    }
  }
  throw new FieldsSyntaxError(source, open, "Expected ')' for the '(' here, found the end of the text");
}

/** The index behind the closing quote; undefined when there is none. */
function quoteEnd(text: string, open: number): number | undefined {
  const quote = text.charAt(open);
  for (let position = open + 1; position < text.length; position += 1) {
    const character = text.charAt(position);
    if (character === '\\') {
      position += 1;
    } else if (character === quote) {
      return position + 1;
    }
  }
  return undefined;
}
