import { withoutByteOrderMark } from './jsonRecord';
import { locateJsonError } from './locateJsonError';

/** Far above any real file; a recursion through a deeper one would overflow the stack. */
const MOST_LEVELS = 500;

/** What a text holds, or why it holds nothing. */
export type JsonReading =
  | { readonly value: unknown; readonly problem?: undefined }
  /** Fit behind "Cannot read 'x': "; never quotes the text, which may hold secrets. */
  | { readonly problem: string; readonly value?: undefined };

/**
 * Reads JSON that came from outside.
 *
 * @param text what the file holds; a byte order mark before it is tolerated
 * @returns the value, or a problem: empty, not JSON (with line and column), nested too deep. An integer that a number cannot
 *   hold exactly, such as an id of 17 digits, is given as text, digit for digit.
 */
export function readJson(text: string): JsonReading {
  const json = withoutByteOrderMark(text);
  if (json.trim() === '') {
    return { problem: 'it is empty' };
  }
  let value: unknown;
  try {
    value = JSON.parse(withLongIntegersAsText(json));
  } catch {
    const place = locateJsonError(json);
    const where = place === undefined ? '' : `, see line ${place.line}, column ${place.column}`;
    return { problem: `it is not valid JSON${where}` };
  }
  return isTooDeep(value) ? { problem: `it is nested deeper than ${MOST_LEVELS} levels` } : { value };
}

/** An integer of 16 digits and more, in a text too. */
const LONG_INTEGER = /(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

/** By search, as one expression for a whole text would overflow the stack of the engine: a text may have millions of characters. */
function withLongIntegersAsText(json: string): string {
  let result = '';
  let copied = 0;
  let textStart = json.indexOf('"');
  let textEnd = 0;
  for (const { 0: digits, index } of json.matchAll(LONG_INTEGER)) {
    while (textStart !== -1 && textStart < index) {
      textEnd = endOfText(json, textStart + 1);
      textStart = json.indexOf('"', textEnd);
    }
    if (textEnd <= index && !Number.isSafeInteger(Number(digits))) {
      result += `${json.slice(copied, index)}"${digits}"`;
      copied = index + digits.length;
    }
  }
  return result + json.slice(copied);
}

/** Behind the quote that ends the text; the end of all where none does. */
function endOfText(json: string, start: number): number {
  for (let quote = json.indexOf('"', start); quote !== -1; quote = json.indexOf('"', quote + 1)) {
    let before = quote;
    while (json[before - 1] === '\\') {
      before -= 1;
    }
    // An even number of backslashes are escaped themselves.
    if ((quote - before) % 2 === 0) {
      return quote + 1;
    }
  }
  return json.length;
}

/** Level by level, because a recursion is what it guards against. */
function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === MOST_LEVELS) {
      return true;
    }
    level = level.flatMap((container) => (Object.values(container) as unknown[]).filter(isContainer));
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
