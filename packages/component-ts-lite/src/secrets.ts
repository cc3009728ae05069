const SHORTEST = 5;
const MASK = '***';

/**
 * The secrets of a run, to be kept out of everything that goes out. Finds each one as it is, URL-encoded and as it stands
 * inside a JSON string, also one inside another. Texts shorter than 5 characters are ignored: they stand in innocent words.
 */
export class Secrets {
  private readonly forms = new Set<string>();
  private pattern: RegExp | undefined;

  /** Takes a secret; at any time, also while running. */
  add(value: string): void {
    if (value.length < SHORTEST) {
      return;
    }
    const encoded = urlEncoded(value);
    const inJson = jsonEscaped(value);
    for (const form of [
      value,
      encoded,
      lowerCaseHex(encoded),
      encoded.replaceAll('%20', '+'),
      inJson,
      // PHP escapes slashes; JSON inside JSON, such as `#data` in a configuration, is escaped twice.
      inJson.replaceAll('/', '\\/'),
      jsonEscaped(inJson),
    ]) {
      this.forms.add(form);
    }
    this.pattern = undefined;
  }

  /** Gives the text with `***` in place of every secret. */
  redact(text: string): string {
    if (this.forms.size === 0) {
      return text;
    }
    this.pattern ??= anyOf(this.forms);
    return text.replace(this.pattern, MASK);
  }
}

/** A lone surrogate has no URL form; such a text is only known as it is. */
function urlEncoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    return value;
  }
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function lowerCaseHex(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
}

/** The longest first, so that of a secret within a secret nothing is left over. */
function anyOf(forms: ReadonlySet<string>): RegExp {
  const parts = [...forms].sort((a, b) => b.length - a.length).map(escapePattern);
  return new RegExp(parts.join('|'), 'g');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
