/** Characters of a name in messages. */
const LONGEST = 100;

/**
 * Formats a key or a name of the configuration, which may be any text, for a message. Line breaks and control characters
 * become `?`, so that one that differs from a known name in nothing else can be seen.
 */
export function formatName(name: string): string {
  return name.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '?').slice(0, LONGEST);
}

/** Formats the name of a query for messages: `query 'media'`. */
export function queryLabel(name: string): string {
  return `query '${formatName(name)}'`;
}
