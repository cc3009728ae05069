import { AnchorIndex } from './anchorIndex';
import { base64Around, base64Cores, base64Texts } from './base64Runs';
import { bareText } from './escapes';

/** Shorter secrets are found as they are only: encoded, they would look like many other texts. */
const SHORTEST_ENCODED = 8;
/** The same for what is left of a secret without what looks like escapes in it. */
const SHORTEST_BARE = 6;
/** Of an anchor more characters would find no more. */
const ANCHOR = 16;
const SHORT_ANCHOR = 4;
/** How often base64 may be encoded in base64. */
const BASE64_LAYERS = 2;

/** A part of a text: where it begins, and where what follows it begins. */
export type Interval = readonly [start: number, end: number];

/** A text that tells of a secret, with a part of it that no escape changes. */
interface Pattern {
  readonly text: string;
  /** The longest run of letters and digits in it, or its beginning where all are short. */
  readonly anchor: string;
  /** How many characters stand before the anchor. */
  readonly before: number;
  readonly kind: 'short' | 'plain' | 'escapable' | 'base64';
}

/** What a search tells of. */
export interface Search {
  /** Whether the text was decoded: then short secrets are not looked for. */
  readonly isDecoded: boolean;
  /** Called with the whole of a secret. */
  readonly onFound: (found: Interval) => void;
  /** Called with a place around which a secret stands in other characters, if one does. */
  readonly onHint: (place: number) => void;
  /** Says whether a text that was decoded from base64 has a secret. */
  readonly hasSecret: (text: string) => boolean;
}

/** What is looked for: secrets and what base64 makes of them, each known by an anchor that escapes leave as it is. */
export class SecretPatterns {
  private readonly long = new AnchorIndex<Pattern>(ANCHOR);
  private readonly short = new AnchorIndex<Pattern>(SHORT_ANCHOR);

  /**
   * Adds a secret.
   *
   * @returns whether all its escaped forms have a long run of its letters and digits, so that a search finds hints of them
   */
  add(secret: string): boolean {
    if (secret.length < SHORTEST_ENCODED) {
      this.insert({ text: secret, anchor: secret.slice(0, SHORT_ANCHOR), before: 0, kind: 'short' });
      return true;
    }
    const run = longestRun(secret);
    const isAnchored = run.length >= SHORTEST_ENCODED;
    this.insert({ text: secret, ...anchorOf(secret), kind: isAnchored ? 'escapable' : 'plain' });
    for (const bare of bareForms(secret)) {
      this.insert({ text: bare, ...anchorOf(bare), kind: 'plain' });
    }
    this.addBase64(Buffer.from(isAnchored ? run.slice(0, ANCHOR) : secret), BASE64_LAYERS);
    return isAnchored;
  }

  /** Finds secrets as they are and in base64, and hints of escaped ones. */
  search(text: string, search: Search): void {
    for (const index of [this.long, this.short]) {
      index.search(text, (place, patterns) => {
        patterns.forEach((pattern) => examine(text, { pattern, place }, search));
      });
    }
  }

  private addBase64(bytes: Buffer, layers: number): void {
    for (const anchor of base64Cores(bytes).map(longestRun)) {
      if (anchor.length >= SHORT_ANCHOR) {
        this.insert({ text: anchor, anchor, before: 0, kind: 'base64' });
        if (layers > 1) {
          this.addBase64(Buffer.from(anchor.slice(0, ANCHOR)), layers - 1);
        }
      }
    }
  }

  private insert(pattern: Pattern): void {
    const { anchor } = pattern;
    if (anchor.length >= ANCHOR) {
      this.long.add(anchor.slice(0, ANCHOR), pattern);
    } else {
      this.short.add(anchor.slice(0, SHORT_ANCHOR), pattern);
    }
  }
}

function examine(
  text: string,
  { pattern, place }: { readonly pattern: Pattern; readonly place: number },
  { isDecoded, onFound, onHint, hasSecret }: Search,
): void {
  const { anchor, before, kind } = pattern;
  if (kind === 'short' && isDecoded) {
    return;
  }
  const start = place - before;
  if (start >= 0 && text.startsWith(pattern.text, start)) {
    if (kind !== 'base64') {
      onFound([start, start + pattern.text.length]);
      return;
    }
    const whole = base64Around(text, place);
    if (base64Texts(text.slice(whole.start, whole.end)).some(hasSecret)) {
      onFound([whole.start, whole.end]);
      return;
    }
  }
  if (kind !== 'plain' && text.startsWith(anchor, place)) {
    onHint(place);
  }
}

/** The secret without its escapes, also without the beginning of an escape that what follows it would complete. */
function bareForms(secret: string): string[] {
  const bare = bareText(secret);
  const cut = bare.replace(/(?:\\+|%[\da-f]?|&#?\w*)$/i, '');
  return [...new Set([bare, cut])].filter((form) => form !== secret && form.length >= SHORTEST_BARE);
}

function anchorOf(text: string): Pick<Pattern, 'anchor' | 'before'> {
  const run = longestRun(text);
  const anchor = run.length >= SHORT_ANCHOR ? run : text.slice(0, SHORT_ANCHOR);
  return { anchor, before: text.indexOf(anchor) };
}

function longestRun(text: string): string {
  const runs = text.match(/[A-Za-z0-9]+/g) ?? [];
  return runs.reduce((best, run) => (run.length > best.length ? run : best), '');
}
