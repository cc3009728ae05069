/** A text in quotes, one that is cut short, or what stands between two of them. */
const PIECES = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|[^"]+/gs;

/** What is done with the parts of a JSON text. */
export interface JsonTextChange {
  /** Changes a text. @param key under which it stands, '' for none; keys are texts of no key */
  readonly text: (text: string, key: string) => string;
  /** Changes what is no text and stands under a key: a number and the signs around it. */
  readonly number: (piece: string, key: string) => string;
}

/**
 * Changes the texts within a JSON document, also one that is cut short; all else, such as numbers of any length and white space,
 * stays as it is. A text that is JSON itself, as each answer of a batch is, is changed in the same way.
 *
 * @param document JSON, or the beginning of it
 * @param change what is done with its texts
 * @returns JSON wherever it was
 */
export function changeJsonTexts(document: string, change: JsonTextChange): string {
  let last = '';
  let key = '';
  return document.replace(PIECES, (piece) => {
    if (!piece.startsWith('"')) {
      const isBehindKey = piece.trimStart().startsWith(':');
      key = isBehindKey && piece.trim() === ':' ? last : '';
      return isBehindKey ? change.number(piece, last) : piece;
    }
    const text = parsed(piece);
    // What is cut short is changed as it stands.
    if (typeof text !== 'string') {
      return change.text(piece, key);
    }
    last = text;
    const changed = isDocument(text) ? changeJsonTexts(text, change) : change.text(text, key);
    key = '';
    return changed === text ? piece : JSON.stringify(changed);
  });
}

/** Tells whether a text is JSON itself: an object or a list. */
function isDocument(text: string): boolean {
  return /^\s*[{[]/.test(text) && parsed(text) !== undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
