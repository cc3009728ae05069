import { createScanner } from 'jsonc-parser';

/** `ScanError.UnexpectedEndOfString`: an ambient const enum, which isolated modules cannot import. */
const UNEXPECTED_END_OF_STRING = 2;

const PUNCTUATION: ReadonlySet<string> = new Set(['{', '}', '[', ']', ':', ',']);
const ENDS: Readonly<Record<string, string>> = { '{': '}', '[': ']' };
const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Where a string stands in a JSON document. */
export interface StringPlace {
  /** The key under which the string stands; '' for keys themselves and elements of arrays. */
  readonly key: string;
  readonly isKey: boolean;
  /** Whether a key above it, or its own, is one of those that `isKept` names. */
  readonly isKept: boolean;
}

/** What happens to the parts of a JSON document. */
export interface JsonRewrite {
  /** Gives the new value of a string, or null to write null. */
  readonly string: (value: string, place: StringPlace) => string | null;
  /** Gives the JSON to write for a number, from its text as it stands in the document. */
  readonly number: (text: string, key: string) => string;
  /** Gives the text to write for what is not JSON in the document. */
  readonly invalid: (text: string) => string;
  /** Tells whether everything under a key is secret, also inside of arrays and objects. */
  readonly isSecret: (key: string) => boolean;
  /** Tells whether a key has only strings of a certain sort under it, also inside of arrays and objects: see `StringPlace`. */
  readonly isKept: (key: string) => boolean;
  /** Gives the string to write for a secret string or number. */
  readonly secret: (value: string) => string;
}

/**
 * Rewrites strings and numbers of a JSON document; everything else stays byte for byte: white space, escapes of unchanged strings,
 * numbers of any length. A string that holds JSON itself is rewritten in the same way.
 *
 * @param document JSON, also a part of it from its beginning, or text that only begins like JSON
 * @returns the document; valid JSON if it was
 */
export function rewriteJson(document: string, rewrite: JsonRewrite): string {
  return new Rewriter(document, rewrite).run();
}

/** Tells whether a text begins like a JSON object or array. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** One pass over the tokens, without recursion, so that a deep document cannot overflow the stack. */
class Rewriter {
  private readonly scanner;
  /** The string directly before this token, which a colon makes a key; '' if there is none. */
  private candidate = '';
  /** The key directly before this token; '' if there is none. */
  private key = '';
  private readonly secrets: Subtrees;
  private readonly kept: Subtrees;

  constructor(
    private readonly document: string,
    private readonly rewrite: JsonRewrite,
  ) {
    this.scanner = createScanner(document);
    this.secrets = new Subtrees(rewrite.isSecret);
    this.kept = new Subtrees(rewrite.isKept);
  }

  run(): string {
    const pieces: string[] = [];
    for (let text = this.next(); text !== ''; text = this.next()) {
      pieces.push(text.trim() === '' ? text : this.token(text));
    }
    return pieces.join('');
  }

  /** The next token as it stands in the document; '' at the end. */
  private next(): string {
    this.scanner.scan();
    const start = this.scanner.getTokenOffset();
    return this.document.slice(start, start + this.scanner.getTokenLength());
  }

  private token(text: string): string {
    const { candidate, key } = this;
    this.candidate = '';
    this.key = '';
    if (text.startsWith('"')) {
      return this.string(text, key);
    }
    if (!PUNCTUATION.has(text)) {
      return this.word(text, key);
    }
    this.key = text === ':' ? candidate : '';
    this.secrets.bracket(text, key);
    this.kept.bracket(text, key);
    return text;
  }

  private string(text: string, key: string): string {
    const value = this.scanner.getTokenValue();
    const isCut = (this.scanner.getTokenError() as number) === UNEXPECTED_END_OF_STRING;
    this.candidate = value;
    const isKey = key === '' && this.isKey();
    const place = { key, isKey, isKept: this.kept.has(key) };
    const isSecret = !isKey && this.secrets.has(key);
    const changed = isSecret ? this.rewrite.secret(value) : this.value(value, place, isCut);
    if (changed === value) {
      return text;
    }
    return isCut ? JSON.stringify(changed ?? '').slice(0, -1) : JSON.stringify(changed);
  }

  private value(value: string, place: StringPlace, isCut: boolean): string | null {
    const isDocument = looksLikeJson(value) && (isCut || isJson(value));
    return isDocument ? rewriteJson(value, this.rewrite) : this.rewrite.string(value, place);
  }

  /** Tells whether a colon follows. */
  private isKey(): boolean {
    const colon = /\s*:/y;
    colon.lastIndex = this.scanner.getPosition();
    return colon.test(this.document);
  }

  private word(text: string, key: string): string {
    if (LITERALS.has(text)) {
      return text;
    }
    if (this.secrets.has(key)) {
      return JSON.stringify(this.rewrite.secret(text));
    }
    return /^-?\d/.test(text) ? this.rewrite.number(text, key) : this.rewrite.invalid(text);
  }
}

/** Where one is under keys of a sort. */
class Subtrees {
  /** What will close the brackets that were opened under such a key, the last one at the end. */
  private readonly ends: string[] = [];

  constructor(private readonly isNamed: (key: string) => boolean) {}

  has(key: string): boolean {
    return this.ends.length > 0 || this.isNamed(key);
  }

  /** Takes a bracket, which stands under a key, or any other punctuation. */
  bracket(text: string, key: string): void {
    const end = ENDS[text];
    if (end !== undefined && this.has(key)) {
      this.ends.push(end);
    } else if (this.ends.at(-1) === text) {
      this.ends.pop();
    }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
