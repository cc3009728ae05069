/** A batch has URLs, percent-encoded, in JSON, in a form. */
const MOST_DECODINGS = 4;

/**
 * Decodes a text again and again.
 *
 * @returns the text and what it becomes each time
 */
export function decodings(text: string): string[] {
  const forms = [text];
  for (let decoded = decodeOnce(text); decoded !== forms.at(-1); decoded = decodeOnce(decoded)) {
    forms.push(decoded);
    if (forms.length > MOST_DECODINGS) {
      break;
    }
  }
  return forms;
}

/** Resolves the escapes of JSON and percent encodings; what is not valid stays. */
function decodeOnce(text: string): string {
  const unescaped = text
    .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\+(["'/\\])/g, '$1');
  return unescaped.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
