/**
 * Makes a text of the configuration fit for a message: control characters would break the line or hide it.
 *
 * @param text any text
 * @returns at most 100 characters in one line
 */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '?').slice(0, 100);
}
