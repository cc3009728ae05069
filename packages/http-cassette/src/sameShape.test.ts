import fc from 'fast-check';
import { newKey } from './keyedHash';
import { sameShape } from './sameShape';

const KEY = 'the key of the tests';
const anyText = fc.oneof(
  fc.string(),
  fc.array(fc.nat(0x10ffff).map((code) => String.fromCodePoint(code))).map((parts) => parts.join('')),
);
/** What of a text may be seen: the kind of each character, and itself where it is no letter or number. */
const shapeOf = (text: string): string =>
  text
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\p{N}/gu, '0')
    .replace(/[^\P{L}Aa]/gu, 'x');

describe('sameShape()', () => {
  it('keeps length, bytes, case, punctuation and the place of digits, in any script', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!/%[\da-f]{2}/i.test(text));
        const other = sameShape(text, KEY);
        expect(shapeOf(other)).toBe(shapeOf(text));
        expect([other.length, Buffer.byteLength(other)]).toEqual([text.length, Buffer.byteLength(text)]);
      }),
    );
  });

  it('gives a letter without case one without case', () => {
    expect(shapeOf(sameShape('ᴸ', KEY))).toBe('x');
  });

  it.each([
    'Our new season starts today!',
    'Příliš žluťoučký kůň',
    'Новый сезон',
    'مرحبا بالعالم',
    '春の新商品です',
    'anna.k@firm.cz',
  ])('gives another text for %s, always the same with one key and another with the next', (text) => {
    const other = sameShape(text, KEY);
    expect(other).not.toBe(text);
    expect(sameShape(text, KEY)).toBe(other);
    expect(sameShape(text, newKey())).not.toBe(other);
  });

  it('keeps escapes of a URL valid', () => {
    const other = sameShape('k%C5%AF%C5%88', KEY);
    expect(other).toMatch(/^[a-z](%4[\dA-F]){4}$/);
    expect(() => decodeURIComponent(other)).not.toThrow();
  });

  it('keeps what has no letter', () => {
    for (const text of ['', ' \n…!', '🐎 👍🏽', '\ud800']) {
      expect(sameShape(text, KEY)).toBe(text);
    }
  });
});
