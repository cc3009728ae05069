import fc from 'fast-check';

/**
 * Any character: what fast-check's unit `binary` gives, which takes a second in each suite, because it builds a map of all
 * code points. The way back lets fast-check mix in its dangerous names, such as `__proto__`.
 */
export const anyCharacter = fc
  .nat(0x10ffff)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map(
    (code) => String.fromCodePoint(code),
    (character) => String(character).codePointAt(0) ?? -1,
  );
