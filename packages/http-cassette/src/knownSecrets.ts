import { REDACTED } from './apiRules';
import { readingsAt } from './readings';

/** Shorter texts stand in harmless words. */
const SHORTEST = 5;
/** Letters that a backslash before them makes an escape: they are replaced with it, so that JSON stays JSON. */
const ESCAPE_LETTERS = 'bfnrtu';
const ESCAPE_SIGNS = '%\\&+';
const BASE64_CHARACTER = /[\w+/-]/;

/** A node of the tree of all secrets, by their UTF-16 units. */
interface Node {
  readonly next: Map<string, Node>;
  /** What a secret is that ends here. */
  found?: Found;
}

interface Found {
  /** Whether base64 before and after it shares a character with what stands beside it. */
  readonly sharesFirst: boolean;
  readonly sharesLast: boolean;
}

/** A part of a text. */
interface Occurrence {
  readonly start: number;
  readonly end: number;
}

/** The secrets that a recording has met, which must not be in it in any form. */
export class KnownSecrets {
  private readonly root: Node = { next: new Map() };

  /**
   * Adds a secret.
   *
   * @param shortest secrets with fewer characters are ignored
   */
  add(secret: string, shortest = SHORTEST): void {
    if (secret.length < shortest || secret === REDACTED) {
      return;
    }
    this.insert(secret, { sharesFirst: false, sharesLast: false });
    const bytes = Buffer.from(secret, 'utf8');
    for (const offset of [0, 1, 2]) {
      const bits = (offset + bytes.length) * 8;
      const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .slice(Math.ceil((offset * 8) / 6), Math.floor(bits / 6));
      const found = { sharesFirst: offset > 0, sharesLast: bits % 6 > 0 };
      this.insert(encoded, found);
      // The other alphabet. Source: RFC 4648, section 5.
      this.insert(encoded.replaceAll('+', '-').replaceAll('/', '_'), found);
    }
  }

  /**
   * Replaces every known secret by `REDACTED`: as it is, in base64 at any offset, and however its characters are escaped; see
   * `readingsAt`.
   */
  mask(text: string): string {
    const kept: string[] = [];
    let done = 0;
    for (let position = 0; position < text.length; position += 1) {
      const found = this.mayStartAt(text, position) ? this.longestAt(text, position) : undefined;
      if (found !== undefined) {
        kept.push(text.slice(done, Math.max(done, found.start)), REDACTED);
        done = found.end;
        position = done - 1;
      }
    }
    return done === 0 ? text : kept.join('') + text.slice(done);
  }

  private insert(text: string, found: Found): void {
    let node = this.root;
    for (const unit of text.split('')) {
      const next: Node = node.next.get(unit) ?? { next: new Map() };
      node.next.set(unit, next);
      node = next;
    }
    node.found = {
      sharesFirst: found.sharesFirst || node.found?.sharesFirst === true,
      sharesLast: found.sharesLast || node.found?.sharesLast === true,
    };
  }

  /** Of many backslashes only the first one starts a search, unless a secret does so itself. */
  private mayStartAt(text: string, position: number): boolean {
    const character = text.charAt(position);
    return (
      this.root.next.has(character) ||
      (ESCAPE_SIGNS.includes(character) && !(character === '\\' && text[position - 1] === '\\'))
    );
  }

  private longestAt(text: string, position: number): Occurrence | undefined {
    let longest: Occurrence | undefined;
    let states = new Map([[this.root, new Set([position])]]);
    while (states.size > 0) {
      states = nextStates(text, states);
      for (const [{ found }, ends] of states) {
        if (found !== undefined) {
          const end = endOf(text, Math.max(...ends), found);
          longest = end > (longest?.end ?? 0) ? { start: startOf(text, position, found), end } : longest;
        }
      }
    }
    return longest;
  }
}

/** Reads one character after each position at each node. */
function nextStates(text: string, states: ReadonlyMap<Node, ReadonlySet<number>>): Map<Node, Set<number>> {
  const following = new Map<Node, Set<number>>();
  for (const [node, positions] of states) {
    for (const { characters, end } of [...positions].flatMap((position) => readingsAt(text, position))) {
      const next = characters
        .split('')
        .reduce<Node | undefined>((reached, unit) => reached?.next.get(unit), node);
      if (next !== undefined) {
        following.set(next, (following.get(next) ?? new Set()).add(end));
      }
    }
  }
  return following;
}

function startOf(text: string, position: number, { sharesFirst }: Found): number {
  let start = sharesFirst && BASE64_CHARACTER.test(text.charAt(position - 1)) ? position - 1 : position;
  if (ESCAPE_LETTERS.includes(text.charAt(start))) {
    while (text[start - 1] === '\\') {
      start -= 1;
    }
  }
  return start;
}

function endOf(text: string, end: number, { sharesLast }: Found): number {
  return sharesLast && BASE64_CHARACTER.test(text.charAt(end)) ? end + 1 : end;
}
