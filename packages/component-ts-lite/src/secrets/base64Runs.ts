/** Bytes of a text that become a whole number of base64's characters. */
const GROUP_BYTES = 3;
/** Characters of base64 that stand for a whole number of bytes. */
const GROUP_CHARACTERS = 4;

/**
 * Gives what of a text stands in its base64 whatever is encoded with it: of each of the three ways in which its bytes may lie, the
 * characters that no neighbouring byte has a part in.
 *
 * @param bytes the text in UTF-8
 */
export function base64Cores(bytes: Buffer): string[] {
  return Array.from({ length: GROUP_BYTES }, (_, before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}

const IN_BASE64 = /[\w+/-]/;

/** Finds the whole of the base64, of either alphabet, that has something at a place. */
export function base64Around(text: string, place: number): { readonly start: number; readonly end: number } {
  let start = place;
  let end = place;
  while (start > 0 && IN_BASE64.test(text.charAt(start - 1))) {
    start -= 1;
  }
  while (IN_BASE64.test(text.charAt(end))) {
    end += 1;
  }
  return { start, end };
}

/** Decodes base64 of either alphabet from each of its first characters on: where it begins need not be where its text begins. */
export function base64Texts(encoded: string): string[] {
  return Array.from({ length: GROUP_CHARACTERS }, (_, from) =>
    Buffer.from(encoded.slice(from), 'base64').toString('utf8'),
  );
}
