const SHORTEST = 5;
/** A regular expression has a limit of some megabytes; a key file is far below this. */
const LONGEST_IN_PATTERN = 16 * 1024;
const MASK = '***';

/**
 * The secrets of a run, to be kept out of everything that goes out. Finds each one as it is, without white space around it, encoded
 * for a URL or a form and as it stands inside a JSON string, also one inside another; of one with many lines, as keys are, each line.
 * Not found: what is calculated of it, such as base64. Texts shorter than 5 characters are ignored: they stand in innocent words.
 */
export class Secrets {
  private readonly forms = new Set<string>();
  private longForms: readonly string[] = [];
  private pattern: RegExp | undefined;

  /** Takes a secret; at any time, also while running. */
  add(value: string): void {
    const lines = value.split(/[\r\n]+/).map((line) => line.trim());
    for (const text of [value, value.trim(), ...lines]) {
      if (text.length >= SHORTEST) {
        formsOf(text)
          .filter((form) => form.length >= SHORTEST)
          .forEach((form) => this.forms.add(form));
      }
    }
    this.pattern = undefined;
  }

  /** Tells whether a text is a secret as a whole. */
  has(text: string): boolean {
    return this.forms.has(text);
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

function formsOf(value: string): string[] {
  const encoded = urlEncoded(value);
  const inForm = new URLSearchParams([['', value]]).toString().slice(1);
  const inJson = jsonEscaped(value);
  const inAscii = inJson.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [
    value,
    encoded,
    lowerCaseHex(encoded),
    encoded.replaceAll('%20', '+'),
    inForm,
    inForm.replaceAll('+', '%20'),
    inPath(value),
    inJson,
    // PHP escapes slashes, PHP and Python what is not ASCII; JSON inside JSON, such as `#data` in a configuration, is escaped twice.
    inJson.replaceAll('/', '\\/'),
    inAscii,
    inAscii.replaceAll('/', '\\/'),
    jsonEscaped(inJson),
    jsonEscaped(inAscii),
  ];
}

/** As it stands in the path of a URL, where `..` takes away what is before it. */
function inPath(value: string): string {
  const path = `/${value}`;
  return URL.canParse(`http://h${path}`) ? new URL(`http://h${path}`).href.slice('http://h/'.length) : value;
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
