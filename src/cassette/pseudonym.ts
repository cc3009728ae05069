import { createHash } from 'node:crypto';

/** Ids of Instagram have 17 digits (graph-api.md §1), those of pages sometimes 11; counts and times have fewer. */
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
 * @param text an address, a form or a body
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
