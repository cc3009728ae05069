import { base64Forms } from './base64Forms';

const SHORTEST = 5;
/** A regular expression has a limit of some megabytes; a key file is far below this. */
const LONGEST_IN_PATTERN = 16 * 1024;
const MASK = '***';

/**
 * The secrets of a run, to be kept out of everything that goes out. Finds each one as it is, without white space around it, encoded
 * for a URL or a form, as it stands inside a JSON string, also one inside another, and in base64, also in the middle of a longer
 * text; of one with many lines, as keys are, each line. What overlaps is masked as one. Not found: what is computed from a secret
 * in another way, such as a hash. Texts shorter than 5 characters are ignored: they occur in ordinary words.
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

  /** Whether the whole text is a secret. */
  has(text: string): boolean {
    return this.forms.has(text);
  }

  /** Gives the text with `***` in place of every secret. */
  redact(text: string): string {
    if (this.forms.size === 0) {
      return text;
    }
    this.pattern ??= this.compile();
    let redacted = '';
    let from = 0;
    for (const [start, end] of merged(this.find(text, this.pattern))) {
      redacted += text.slice(from, start) + MASK;
      from = end;
    }
    return from === 0 ? text : redacted + text.slice(from);
  }

  /** At every place where a secret begins the longest one; those that begin within another too. */
  private find(text: string, pattern: RegExp): Interval[] {
    const found: Interval[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      found.push([match.index, match.index + match[0].length]);
      pattern.lastIndex = match.index + 1;
    }
    for (const form of this.longForms) {
      for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
        found.push([at, at + form.length]);
      }
    }
    return found;
  }

  /** The longest first, as the first alternative that fits is taken. */
  private compile(): RegExp {
    const forms = [...this.forms].sort((a, b) => b.length - a.length);
    this.longForms = forms.filter((form) => form.length > LONGEST_IN_PATTERN);
    return anyOf(forms.slice(this.longForms.length));
  }
}

/** Where a secret begins, and where the text behind it begins. */
type Interval = readonly [start: number, end: number];

/** Overlapping intervals become one. */
function merged(intervals: readonly Interval[]): Interval[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && start < last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      result.push([start, end]);
    }
  }
  return result;
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
    ...base64Forms(value),
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
