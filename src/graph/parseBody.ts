import { parse } from 'lossless-json';

/** A number that JavaScript would write in another way than it came: 16 digits and more, a fraction, an exponent. */
const UNSAFE_NUMBER = /[:[,]\s*-?(?:\d{16}|\d+[.eE])/;

/**
 * Parses the body of an answer. A number that JavaScript cannot hold exactly is kept as a LosslessNumber; where the
 * body has none, the faster plain parser will do.
 *
 * @throws SyntaxError when it is not JSON
 */
export function parseBody(text: string): unknown {
  return UNSAFE_NUMBER.test(text) ? parse(text) : (JSON.parse(text) as unknown);
}
