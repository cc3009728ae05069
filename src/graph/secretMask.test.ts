import fc from 'fast-check';
import { SecretMask } from './secretMask';

const TOKEN = 'EAAB|token/with+all==kinds';
const maskOf = (...secrets: string[]): SecretMask => {
  const mask = new SecretMask();
  secrets.forEach((secret) => mask.add(secret));
  return mask;
};
const escapeAll = (escape: (code: string) => string, text = TOKEN): string =>
  Array.from(text, (character) => escape(character.charCodeAt(0).toString(16).padStart(2, '0'))).join('');

describe('SecretMask', () => {
  it.each([
    ['plain', TOKEN],
    ['in JSON', JSON.stringify(TOKEN).replaceAll('/', '\\/')],
    ['in JSON within JSON', JSON.stringify(JSON.stringify(TOKEN).replaceAll('/', '\\/'))],
    ['in an address', encodeURIComponent(TOKEN)],
    ['in an address within an address', encodeURIComponent(encodeURIComponent(TOKEN))],
    ['in an address with small digits', encodeURIComponent(TOKEN).toLowerCase().replace('eaab', 'EAAB')],
    ['with \\u escapes of some characters', TOKEN.replaceAll('|', '\\u007c').replaceAll('=', '\\u003D')],
    ['with \\u escapes of all characters', escapeAll((hex) => `\\u00${hex}`)],
    ['with % escapes of all characters', escapeAll((hex) => `%${hex.toUpperCase()}`)],
  ])('hides a secret %s', (_, written) => {
    const hidden = maskOf(TOKEN).hide(`{"next":"https://x?a=${written}&b=1"}`);
    expect(hidden).not.toContain(written);
    expect(hidden).toMatch(/^\{"next":"https:\/\/x\?a=.{0,4}\*\*\*.{0,4}&b=1"\}$/);
  });

  it.each([
    ['with small digits', (hex: string) => `\\u00${hex}`],
    ['with large digits', (hex: string) => `\\u00${hex.toUpperCase()}`],
    ['of an address with small digits', (hex: string) => `%${hex}`],
    ['of an address with large digits', (hex: string) => `%${hex.toUpperCase()}`],
  ])('hides a secret of which every character is escaped, %s', (_, escape) => {
    const secret = 'z|/kmno+z|/kmno+';
    expect(maskOf(secret).hide(`a ${escapeAll(escape, secret)} b`)).toBe('a *** b');
  });

  it.each([
    ['as in JSON', (hex: string) => `\\u00${hex}`],
    ['as in an address', (hex: string) => `%${hex}`],
  ])('hides a secret with control characters that is escaped %s', (_, escape) => {
    const secret = '\t\nklmnopqrstuvwxyz';
    expect(maskOf(secret).hide(`a ${escapeAll(escape, secret)} b`)).toBe('a *** b');
  });

  it.each([
    ['behind its longest part', 'abcdefghij|klm12', 'abcdefghij|\\u006b\\u006cm12'],
    ['in the middle of its longest part', 'abcdefghij|klm12', 'abcdefghi\\u006A|klm12'],
    ['at its first letter alone', 'abcdefgh|ijklmnop', '\\u0061bcdefgh|ijklmnop'],
    ['at a digit, in an address within an address', 'abcdefgh|ij012345', 'abcdefgh|ij01%25323%345'],
  ])('hides a secret that is escaped %s', (_, secret, written) => {
    expect(maskOf(secret).hide(`a ${written} b`)).toBe('a *** b');
  });

  it('hides a secret with any of its characters escaped in any way', () => {
    const forms = [
      (character: string) => character,
      (_: string, hex: string) => `\\u00${hex}`,
      (_: string, hex: string) => `\\\\u00${hex.toUpperCase()}`,
      (_: string, hex: string) => `%${hex}`,
      (_: string, hex: string) => `%25${hex.toUpperCase()}`,
    ];
    const choices = fc.array(fc.constantFrom(...forms), { minLength: TOKEN.length, maxLength: TOKEN.length });
    fc.assert(
      fc.property(choices, (chosen) => {
        const written = Array.from(TOKEN, (character, at) =>
          chosen[at]?.(character, character.charCodeAt(0).toString(16).padStart(2, '0')),
        ).join('');
        expect(maskOf(TOKEN).hide(`"${written}"`)).toBe('"***"');
      }),
    );
  });

  it('hides a secret without letters and digits', () => {
    const secret = '||//==++||//==++';
    expect(maskOf(secret).hide(`"${secret}"`)).toBe('"***"');
  });

  it('takes for secrets what has 16 characters and more', () => {
    expect(maskOf('a'.repeat(16)).hide('a'.repeat(16))).toBe('***');
    expect(maskOf('a'.repeat(15)).hide('a'.repeat(15))).toBe('a'.repeat(15));
  });

  it('hides every occurrence of every secret', () => {
    const other = '0123456789abcdef0123456789abcdef';
    expect(maskOf(TOKEN, other).hide(`${TOKEN} ${other} ${TOKEN}`)).toBe('*** *** ***');
  });

  it('leaves all other texts as they are', () => {
    const mask = maskOf(TOKEN);
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes(TOKEN));
        expect(mask.hide(text)).toBe(text);
      }),
    );
  });

  it('does not take short texts for secrets: they may stand in data by chance', () => {
    expect(maskOf('DEMO').hide('a DEMO')).toBe('a DEMO');
  });
});
