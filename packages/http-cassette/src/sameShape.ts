import { keyedBytes } from './keyedHash';

/** What is replaced: letters and numbers of any script, and escapes of a URL. The rest gives a text its shape. */
const REPLACED = /%[\da-f]{2}|[\p{L}\p{N}]/giu;
/** What a character may be replaced by: case and the kind of sign stay. The third are letters without case. */
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /[^\P{L}\p{Lu}\p{Ll}]/u, /\p{N}/u];
/** The characters of ASCII that replace each other. */
const ASCII = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'];
/** Below it alphabets have blocks of 256 characters, above it the scripts of East Asia have thousands. */
const LARGE_SCRIPTS = 0x3000;
const BYTES_EACH = 2;

/**
 * Gives a text of the same shape: each letter becomes a letter of the same script and case, each digit a digit; everything else, such
 * as spaces, punctuation and emoji, stays. The length stays the same in characters and, in UTF-8, in bytes.
 *
 * @param text any text
 * @param key with the same key, the same text becomes the same one
 */
export function sameShape(text: string, key: string): string {
  const bytes = keyedBytes(key, text, text.length * BYTES_EACH);
  let position = 0;
  return text.replace(REPLACED, (sign) => {
    const chance = bytes.readUInt16LE(position);
    position += BYTES_EACH;
    return sign.startsWith('%') ? escapeOfLetter(chance) : characterLike(sign, chance);
  });
}

/** An escape that is valid on its own, as half of a character would not be: `%41` to `%4F`. */
function escapeOfLetter(chance: number): string {
  return `%4${(1 + (chance % 15)).toString(16).toUpperCase()}`;
}

function characterLike(character: string, chance: number): string {
  const alphabet = ASCII.find((letters) => letters.includes(character));
  return alphabet?.charAt(chance % alphabet.length) ?? neighbourOf(character, chance);
}

/** A character of the same kind from the same block of Unicode; in a block without another one, the character itself. */
function neighbourOf(character: string, chance: number): string {
  const code = character.codePointAt(0) ?? 0;
  const size = code < LARGE_SCRIPTS ? 0x100 : 0x1000;
  const block = code - (code % size);
  const kind = KINDS.find((pattern) => pattern.test(character));
  for (let step = 0; step < size; step += 1) {
    const candidate = block + ((chance + step) % size);
    if (candidate > 0x7f && kind?.test(String.fromCodePoint(candidate)) === true) {
      return String.fromCodePoint(candidate);
    }
  }
  return character;
}
