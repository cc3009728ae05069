import { createHmac } from 'node:crypto';
import type { KeyedIds } from './apiRules';

/**
 * Gives the pseudonym of an id: with the same key always the same one, of the same length.
 *
 * @param id digits
 * @returns digits; a pseudonym stays as it is
 */
export function pseudonymOf(id: string, { pseudonymPrefix, key }: KeyedIds): string {
  if (id.startsWith(pseudonymPrefix)) {
    return id;
  }
  const digits = BigInt(`0x${createHmac('sha256', key).update(id).digest('hex')}`).toString();
  return `${pseudonymPrefix}${digits}`.slice(0, id.length);
}

/**
 * Replaces the ids in a text. Digits with a point beside them are a fraction and stay.
 *
 * @param text a URL, a form or any other text
 * @param ids undefined for ids that stay
 * @param onId called with each id and its pseudonym
 */
export function withPseudonyms(
  text: string,
  ids: KeyedIds | undefined,
  onId: (id: string, pseudonym: string) => void = () => undefined,
): string {
  return ids === undefined
    ? text
    : text.replace(new RegExp(`(?<![\\d.])\\d{${ids.minDigits},${ids.maxDigits}}(?![\\d.])`, 'g'), (id) => {
        const pseudonym = pseudonymOf(id, ids);
        onId(id, pseudonym);
        return pseudonym;
      });
}

/** Replaces a number of a JSON document where its key says that it is an id. */
export function numberWithPseudonym(text: string, key: string, ids: KeyedIds | undefined): string {
  return ids?.numberKey.test(key) === true ? withPseudonyms(text, ids) : text;
}

/**
 * Replaces pseudonyms by the ids for which they stand.
 *
 * @param idOf ids by their pseudonyms; pseudonyms without one stay
 */
export function withoutPseudonyms(
  text: string,
  ids: KeyedIds | undefined,
  idOf: ReadonlyMap<string, string>,
): string {
  if (ids === undefined) {
    return text;
  }
  const { pseudonymPrefix, minDigits, maxDigits } = ids;
  const rest = [minDigits, maxDigits].map((digits) => digits - pseudonymPrefix.length).join(',');
  return text.replace(
    new RegExp(`${pseudonymPrefix}\\d{${rest}}`, 'g'),
    (pseudonym) => idOf.get(pseudonym) ?? pseudonym,
  );
}
