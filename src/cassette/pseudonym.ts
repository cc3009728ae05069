import { createHash } from 'node:crypto';
import { changeJsonTexts } from './jsonTexts';

/** Ids of Instagram have 17 digits (docs/graph-api.md §1.1), those of pages sometimes 11; times have fewer. */
const ID = /(?<![\d.])\d{11,20}(?![\d.])/g;
/** By it a pseudonym is known: it is never replaced again. */
const MARK = '990';

/**
 * Makes another id of an id: always the same one, of the same length.
 *
 * @param id digits
 * @returns digits; a pseudonym stays what it is
 */
export function pseudonymOf(id: string): string {
  if (id.startsWith(MARK)) {
    return id;
  }
  const digits = BigInt(`0x${createHash('sha256').update(id).digest('hex')}`).toString();
  return `${MARK}${digits}`.slice(0, id.length);
}

/**
 * Replaces the ids in a text.
 *
 * @param text an address, a form or any other
 * @param replaced told of each id and what stands for it
 * @returns the text with pseudonyms
 */
export function withPseudonyms(
  text: string,
  replaced: (id: string, pseudonym: string) => void = () => undefined,
): string {
  return text.replace(ID, (id) => {
    const pseudonym = pseudonymOf(id);
    replaced(id, pseudonym);
    return pseudonym;
  });
}

/**
 * Replaces the ids in a JSON document.
 *
 * @param document JSON, or the beginning of it
 * @returns the document with pseudonyms; counts stay, however large
 */
export function jsonWithPseudonyms(document: string): string {
  return changeJsonTexts(document, { text: (text) => withPseudonyms(text), number: numberWithPseudonym });
}

/**
 * Replaces a number that is an id; any other is a count.
 *
 * @param piece the number and the signs around it
 * @param key under which it stands
 * @returns the piece
 */
export function numberWithPseudonym(piece: string, key: string): string {
  return /(^|_)id$/.test(key) ? withPseudonyms(piece) : piece;
}
