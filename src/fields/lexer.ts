import { FieldsSyntaxError } from './fieldsSyntaxError';
import type { Source } from './source';

/** The marks of the language, names, and the end of the text. */
export type TokenKind = 'name' | '.' | ',' | '{' | '}' | '(' | 'end';

/** One token: its kind, its text and where it stands. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const NAME = /[A-Za-z0-9_:-]+/y;
const SPACE = /[\s\u00a0\ufeff]*/y;
const MARKS = new Set<string>(['.', ',', '{', '}', '(']);
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
    const found = JSON.stringify(String.fromCodePoint(source.text.codePointAt(start) ?? 0)).slice(1, -1);
    throw new FieldsSyntaxError(source, start, `Unexpected character '${found}'`);
  }
  return { kind: 'name', text: source.text.slice(start, end), start, end };
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
  let position = open + 1;
  while (position < text.length) {
    const character = text.charAt(position);
    if (character === '"' || character === "'") {
      position = quoteEnd(text, position);
      continue;
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

/** A quote that is never closed is an apostrophe: it stands for itself. */
function quoteEnd(text: string, open: number): number {
  const quote = text.charAt(open);
  for (let position = open + 1; position < text.length; position += 1) {
    const character = text.charAt(position);
    if (character === '\\') {
      position += 1;
    } else if (character === quote) {
      return position + 1;
    }
  }
  return open + 1;
}
