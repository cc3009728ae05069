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
