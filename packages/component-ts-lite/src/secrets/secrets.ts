import { EscapedRegions } from './escapedRegions';
import { layersOf, undecoded, withoutPlus } from './escapes';
import type { Decoded } from './escapes';
import { SecretPatterns } from './secretPatterns';
import type { Interval } from './secretPatterns';

const SHORTEST = 5;
/** Base64 within escapes within base64 within escapes. */
const MOST_NESTED = 3;

/** What stands in place of a secret. */
export const MASK = '***';

const ESCAPE_SIGN = /[\\%&+]/;

/** Letters that a backslash before them makes an escape: they are masked with it, so that JSON stays JSON. */
const AFTER_BACKSLASH = /["/bfnrtu]/;

/** How secrets are kept. */
export interface SecretsOptions {
  /** Secrets with fewer characters are ignored: they occur in ordinary words. @default 5 */
  readonly shortest?: number;
}

/**
 * The secrets of a run, to be kept out of everything that goes out. Finds each one as it is, without white space around it, of one with
 * many lines, as keys are, each line; and, where it has 8 characters, however its characters are escaped as in JSON, URLs, forms or
 * HTML, in base64 of either alphabet, also in the middle of a longer text, and all of these within each other. What overlaps is masked
 * as one. Not found: what is computed from a secret in another way, such as a hash; letters that are escaped within base64; base64
 * in base64 in base64. The time hardly depends on how many secrets there are.
 */
export class Secrets {
  private readonly known = new Set<string>();
  private readonly patterns = new SecretPatterns();
  private readonly regions = new EscapedRegions();
  private readonly shortest: number;
  /** Whether an escaped secret may have no letter as it is, so that all escapes must be read. */
  private areAllEscapesRead = false;

  constructor({ shortest = SHORTEST }: SecretsOptions = {}) {
    this.shortest = shortest;
  }

  /** Takes a secret; at any time, also while running. */
  add(value: string): void {
    const lines = value.split(/[\r\n]+/).map((line) => line.trim());
    for (const text of [value, value.trim(), ...lines]) {
      if (text.length >= this.shortest && !this.known.has(text)) {
        this.known.add(text);
        this.regions.allow(text);
        const isAnchored = this.patterns.add(text);
        this.areAllEscapesRead ||= !isAnchored;
      }
    }
  }

  /** Whether the whole text is a secret. */
  has(text: string): boolean {
    return this.known.has(text);
  }

  /** Gives the text with `***` in place of every secret; the text itself where there is none. */
  redact(text: string): string {
    if (this.known.size === 0 || text.length < this.shortest) {
      return text;
    }
    let redacted = '';
    let from = 0;
    for (const [start, end] of merged(this.find(text, MOST_NESTED))) {
      redacted += text.slice(from, withBackslash(text, start)) + MASK;
      from = end;
    }
    return from === 0 ? text : redacted + text.slice(from);
  }

  private find(text: string, depth: number): Interval[] {
    const found: Interval[] = [];
    const hints: number[] = [];
    const hasSecret = (decoded: string): boolean => depth > 0 && this.find(decoded, depth - 1).length > 0;
    const onFound = (interval: Interval): void => void found.push(interval);
    const onHint = (place: number): void => void hints.push(place);
    this.patterns.search(text, { isDecoded: depth < MOST_NESTED, onFound, onHint, hasSecret });
    for (const [from, to] of this.escapedRegions(text, hints)) {
      for (const layer of readings(undecoded(text.slice(from, to), from))) {
        const inOriginal = ([start, end]: Interval): void =>
          onFound([layer.starts[start] ?? 0, layer.ends[end - 1] ?? 0]);
        const noHint = (): void => undefined;
        this.patterns.search(layer.text, { isDecoded: true, onFound: inOriginal, onHint: noHint, hasSecret });
      }
    }
    return found;
  }

  /** The parts of a text in which an escaped secret may stand. */
  private escapedRegions(text: string, hints: number[]): readonly Interval[] {
    if (this.areAllEscapesRead) {
      return ESCAPE_SIGN.test(text) ? [[0, text.length]] : [];
    }
    return this.regions.find(
      text,
      hints.sort((one, other) => one - other),
    );
  }
}

/** What a text with escapes may mean. */
function* readings(region: Decoded): Generator<Decoded> {
  let last = region;
  for (const layer of layersOf(region)) {
    yield layer;
    last = layer;
  }
  if (last.text.includes('+')) {
    yield { ...last, text: withoutPlus(last.text) };
  }
}

function withBackslash(text: string, start: number): number {
  if (!AFTER_BACKSLASH.test(text.charAt(start))) {
    return start;
  }
  let first = start;
  while (text[first - 1] === '\\') {
    first -= 1;
  }
  return start - ((start - first) % 2);
}

/** Overlapping intervals become one. */
function merged(intervals: readonly Interval[]): Interval[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...intervals].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last !== undefined && start < last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      result.push([start, end]);
    }
  }
  return result;
}
