/** A fields text with the name by which messages call it. */
export interface Source {
  readonly text: string;
  /** What the text is, in the user's words: "query 'media'". */
  readonly name: string;
}

/** A place in a text; both numbers start at 1. */
export interface Location {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds line and column of a position.
 *
 * @param text the whole text, lines ended by `\n`, `\r\n` or `\r`
 * @param position UTF-16 index into it
 * @returns the place, counted from 1
 */
export function locate(text: string, position: number): Location {
  const before = text.slice(0, position).split(/\r\n|[\n\r]/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
