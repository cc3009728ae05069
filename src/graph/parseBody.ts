import { parse } from 'lossless-json';

/** A number that JavaScript would write in another way than it came: 16 digits and more, a fraction, an exponent. */
const UNSAFE_NUMBER = /[:[,]\s*-?(?:\d{16}|\d+[.eE])/;
/** No unsafe number, with the sign before it, is shorter. */
const SHORTEST = 4;

/**
 * Parses the body of an answer. A number that JavaScript cannot hold exactly is kept as a LosslessNumber; where the
 * body has none, the plain parser will do, which takes half the time.
 *
 * @throws SyntaxError when it is not JSON
 */
export function parseBody(text: string): unknown {
  return hasUnsafeNumber(text) ? parse(text) : (JSON.parse(text) as unknown);
}

/**
 * Tells whether a text of JSON has such a number outside its strings: captions are full of prices and times. Most bodies have
 * none even in their strings, which one search of the whole text shows.
 */
function hasUnsafeNumber(text: string): boolean {
  if (!UNSAFE_NUMBER.test(text)) {
    return false;
  }
  for (let start = 0; start < text.length;) {
    const quote = text.indexOf('"', start);
    const end = quote === -1 ? text.length : quote;
    if (end - start >= SHORTEST && UNSAFE_NUMBER.test(text.slice(start, end))) {
      return true;
    }
    start = quote === -1 ? end : endOfString(text, quote);
  }
  return false;
}

/** Finds the place after a string; that of the end where the string has none, which the parser then refuses. */
function endOfString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') {
      backslashes += 1;
    }
    if (backslashes % 2 === 0) {
      return end + 1;
    }
  }
  return text.length;
}
