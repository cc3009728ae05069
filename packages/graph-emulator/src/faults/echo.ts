/** How a secret may stand in a text: a client that hides it must know it in each of these forms. */
const ESCAPES: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  url: (text) => encodeURIComponent(text),
  twice: (text) => encodeURIComponent(encodeURIComponent(text)),
  percent: (text) => everyByte(text, (byte) => `%${hex(byte, 2)}`),
  json: (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
  unicode: (text) => everyByte(text, (byte) => `\\u${hex(byte, 4)}`),
  html: (text) => everyByte(text, (byte) => `&#${byte};`),
  base64: (text) => Buffer.from(text).toString('base64'),
  address: (text) => `https://graph.facebook.com/me?access_token=${encodeURIComponent(text)}&debug=all`,
  upper: (text) => text.toUpperCase(),
};

/** The names of the forms. */
export const ECHO_FORMS: readonly string[] = Object.keys(ESCAPES);

const hex = (byte: number, length: number): string => byte.toString(16).padStart(length, '0');
const everyByte = (text: string, write: (byte: number) => string): string =>
  [...Buffer.from(text)].map(write).join('');

/**
 * Fills in what a message says of its request: `{token}`, `{proof}`, `{id}`, each with a form as `{token:url}`.
 *
 * @param message with or without such places
 * @param values by name; what has no value stays as it is
 * @returns the message
 */
export function echoed(message: string, values: Readonly<Record<string, string | undefined>>): string {
  return message.replace(/\{(token|proof|id)(?::(\w+))?\}/g, (place, name: string, form = 'plain') => {
    const value = values[name];
    const escape = Object.hasOwn(ESCAPES, String(form)) ? ESCAPES[String(form)] : undefined;
    return value === undefined || escape === undefined ? place : escape(value);
  });
}
