const SHORTEST = 5;
/** A regular expression has a limit of some megabytes; a key file is far below this. */
const LONGEST_IN_PATTERN = 16 * 1024;
const MASK = '***';

/**
 * The secrets of a run, to be kept out of everything that goes out. Finds each one as it is, URL-encoded and as it stands
 * inside a JSON string, also one inside another. Texts shorter than 5 characters are ignored: they stand in innocent words.
 */
export class Secrets {
  private readonly forms = new Set<string>();
  private longForms: readonly string[] = [];
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
    this.pattern ??= this.compile();
    const withoutLong = this.longForms.reduce((rest, form) => rest.replaceAll(form, MASK), text);
    return withoutLong.replace(this.pattern, MASK);
  }

  /** The longest first, so that of a secret within a secret nothing is left over. */
  private compile(): RegExp {
    const forms = [...this.forms].sort((a, b) => b.length - a.length);
    this.longForms = forms.filter((form) => form.length > LONGEST_IN_PATTERN);
    return anyOf(forms.slice(this.longForms.length));
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

/** Without forms it matches nothing. */
function anyOf(forms: readonly string[]): RegExp {
  return forms.length === 0 ? /(?!)/g : new RegExp(forms.map(escapePattern).join('|'), 'g');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
