/**
 * Writes JSON as Meta does: compact, `\/`, and `@`, `%` and everything beyond ASCII as `\uXXXX` (so the recorded bodies).
 *
 * @param body what to write
 * @returns the text
 */
export function serialize(body: unknown): string {
  return JSON.stringify(body).replace(/[/@%\u0080-\uffff]/g, escaped);
}

function escaped(character: string): string {
  return character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
