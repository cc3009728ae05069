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

/** A text, which is passed over, or an integer of 16 digits and more. */
const TEXT_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

function withLongIntegersAsText(json: string): string {
  return json.replace(TEXT_OR_LONG_INTEGER, (found) =>
    found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${found}"`,
  );
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
