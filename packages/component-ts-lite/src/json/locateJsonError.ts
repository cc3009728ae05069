/** A place in a text; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';
type Bracket = '{' | '[';
type Mark = '{' | '}' | '[' | ']' | ',' | ':';
type Token = Mark | 'string' | 'other';

const TOKEN = /[{}[\],:]|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
/** A piece of a string: one expression for a whole string overflows the stack at some millions of characters. */
const STRING_PIECE = /[^"\\\u0000-\u001f]{1,4096}|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * Finds where a text stops being JSON. Node 20's JSON.parse names the place only for some errors, and quotes the text instead,
 * which a file with secrets forbids.
 *
 * @param text what JSON.parse refused
 * @returns the first token that cannot stand there, or the end of the text; undefined when the text is JSON
 */
export function locateJsonError(text: string): TextPlace | undefined {
  const open: Bracket[] = [];
  let expected: Expected = 'value';
  let position = skipSpace(text, 0);
  while (position < text.length) {
    const token = tokenAt(text, position);
    const next: Expected | undefined = token === undefined ? undefined : follow(expected, token.kind, open);
    if (token === undefined || next === undefined) {
      return placeOf(text, position);
    }
    expected = next;
    position = skipSpace(text, token.end);
  }
  return expected === 'nothing' ? undefined : placeOf(text, text.length);
}

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.exec(text);
  return SPACE.lastIndex;
}

/** Undefined where no token can begin. */
function tokenAt(text: string, position: number): { readonly kind: Token; readonly end: number } | undefined {
  if (text[position] === '"') {
    const end = endOfString(text, position + 1);
    return end === undefined ? undefined : { kind: 'string', end };
  }
  TOKEN.lastIndex = position;
  const [token] = TOKEN.exec(text) ?? [];
  if (token === undefined) {
    return undefined;
  }
  return { kind: isMark(token) ? token : 'other', end: TOKEN.lastIndex };
}

function endOfString(text: string, from: number): number | undefined {
  let position = from;
  while (text[position] !== '"') {
    STRING_PIECE.lastIndex = position;
    if (!STRING_PIECE.test(text)) {
      return undefined;
    }
    position = STRING_PIECE.lastIndex;
  }
  return position + 1;
}

function isMark(token: string): token is Mark {
  return '{}[],:'.includes(token);
}

/** What may stand behind the token, undefined when the token itself may not stand there; keeps the list of open brackets. */
function follow(expected: Expected, token: Token, open: Bracket[]): Expected | undefined {
  switch (expected) {
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'comma-or-end':
      return token === ',' ? afterComma(open) : close(token, open);
    case 'key':
      return token === 'string' ? 'colon' : undefined;
    case 'key-or-end':
      return token === 'string' ? 'colon' : close(token, open);
    case 'nothing':
      return undefined;
    default:
      return followValue(expected, token, open);
  }
}

function afterComma(open: readonly Bracket[]): Expected {
  return open.at(-1) === '{' ? 'key' : 'value';
}

function followValue(expected: Expected, token: Token, open: Bracket[]): Expected | undefined {
  if (token === '{' || token === '[') {
    open.push(token);
    return token === '{' ? 'key-or-end' : 'value-or-end';
  }
  if (token === 'string' || token === 'other') {
    return afterValue(open);
  }
  return expected === 'value-or-end' ? close(token, open) : undefined;
}

function close(token: Token, open: Bracket[]): Expected | undefined {
  const bracket = open.at(-1);
  if (!((token === '}' && bracket === '{') || (token === ']' && bracket === '['))) {
    return undefined;
  }
  open.pop();
  return afterValue(open);
}

function afterValue(open: Bracket[]): Expected {
  return open.length === 0 ? 'nothing' : 'comma-or-end';
}

function placeOf(text: string, position: number): TextPlace {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
