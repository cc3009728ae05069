/** What a request or response carries, as recordings have it. */
export interface Body {
  readonly text: string;
  /** Of what is no text in UTF-8; then `text` is empty. */
  readonly base64?: string;
}

/** Reads bytes as text in UTF-8, or else as base64. */
export function bodyOf(bytes: Uint8Array): Body {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { text: '', base64: Buffer.from(bytes).toString('base64') };
  }
}

/** Changes bytes that are recorded as base64 as if they were text of one byte a character. */
export function withBytes(base64: string, change: (text: string) => string): string {
  const text = Buffer.from(base64, 'base64').toString('latin1');
  const changed = change(text);
  return changed === text ? base64 : Buffer.from(changed, 'latin1').toString('base64');
}

/** Tells whether a body is a form: `name=value&…`. */
export function isForm(body: string): boolean {
  return /^[^\s=&{["]+=\S*$/.test(body);
}
