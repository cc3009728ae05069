/** Marks a text that is JSON already; the API's own texts have no such characters. */
const RAW = { start: '\ue000', end: '\ue001' };

/**
 * Makes a value that is written literally, for numbers that JavaScript cannot hold: `1.50`, or one of 20 digits.
 *
 * @param json any JSON text
 * @returns the value for `serialize`
 */
export function raw(json: string): string {
  return `${RAW.start}${Buffer.from(json).toString('hex')}${RAW.end}`;
}

/**
 * Writes JSON as Meta does: compact, `\/`, and `@`, `%` and everything beyond ASCII as `\uXXXX` (so the recorded bodies).
 *
 * @param body what to write
 * @returns the text
 */
export function serialize(body: unknown): string {
  const text = JSON.stringify(body).replace(/"\ue000([0-9a-f]*)\ue001"/g, (_, hex: string) =>
    Buffer.from(hex, 'hex').toString('utf8'),
  );
  return text.replace(/[/@%\u0080-\uffff]/g, escaped);
}

function escaped(character: string): string {
  return character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
