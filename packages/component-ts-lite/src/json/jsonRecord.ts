/** A JSON object whose values are not known yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * Whether a JSON value is an object; lists and null are not.
 *
 * @param value anything JSON.parse may give
 * @returns true for an object
 */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Takes away a byte order mark, which JSON.parse refuses and some editors write.
 *
 * @param text the content of a file
 * @returns the text behind the mark
 */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
