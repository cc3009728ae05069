/**
 * What a piece of text may look like, as plain data. Patterns are composed in `formats/` and compiled together by
 * `automaton.ts`, so that the longest match over all formats is found exactly, as a scanner generator finds it.
 */
export type Pattern =
  | { readonly kind: 'character'; readonly allowed: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly min: number; readonly max: number };

/** A pattern, or a string that stands for exactly itself. */
type PatternLike = Pattern | string;

const asPattern = (like: PatternLike): Pattern =>
  typeof like === 'string'
    ? sequence(...Array.from(like, (allowed): Pattern => ({ kind: 'character', allowed })))
    : like;

/** One of the characters of `allowed`. */
export const oneOf = (allowed: string): Pattern => ({ kind: 'character', allowed });

/** All parts, one after the other. */
export const sequence = (...parts: readonly PatternLike[]): Pattern => ({
  kind: 'sequence',
  parts: parts.map(asPattern),
});

/** Any one of the options. */
export const choice = (...options: readonly PatternLike[]): Pattern => ({
  kind: 'choice',
  options: options.map(asPattern),
});

/** The part, `min` to `max` times. */
export const repeat = (part: PatternLike, min: number, max = Infinity): Pattern => ({
  kind: 'repeat',
  part: asPattern(part),
  min,
  max,
});

/** The part, or nothing. */
export const optional = (part: PatternLike): Pattern => repeat(part, 0, 1);

/** A word in upper, lower or mixed case (ASCII letters only, as in PHP). */
export const word = (text: string): Pattern =>
  sequence(
    ...Array.from(text, (letter) =>
      /[a-z]/i.test(letter) ? oneOf(letter.toLowerCase() + letter.toUpperCase()) : oneOf(letter),
    ),
  );

/** Any one of the words, in any case. */
export const anyWord = (words: Iterable<string>): Pattern => choice(...[...words].map(word));
