/**
 * Writes JSON as Meta does: compact, `\/`, everything beyond ASCII as `\uXXXX`.
 *
 * @param body what to write
 * @returns the text
 */
export function serialize(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll('/', '\\/')
    .replace(
      /[^\u0000-\u007f]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
