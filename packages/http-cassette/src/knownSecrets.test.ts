import fc from 'fast-check';
import { KnownSecrets } from './knownSecrets';

function masked(text: string, ...secrets: string[]): string {
  const known = new KnownSecrets();
  secrets.forEach((secret) => known.add(secret));
  return known.mask(text);
}

const percentOfAll = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const unicodeOfAll = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
const entitiesOfAll = (text: string): string =>
  Array.from(text, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`).join('');
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const inForm = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
const ENCODERS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in every byte': percentOfAll,
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'as in a form': inForm,
  'JSON-escaped': inJson,
  'JSON-escaped with slashes, as PHP does': (text) => inJson(text).replaceAll('/', '\\/'),
  'JSON in JSON': (text) => inJson(inJson(text)),
  'JSON-escaped in every character': unicodeOfAll,
  'JSON-escaped in every character, in JSON': (text) => inJson(unicodeOfAll(text)),
  'percent-encoded in JSON with escaped percents': (text) =>
    encodeURIComponent(text).replaceAll('%', '\\u0025'),
  'HTML entities': entitiesOfAll,
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 of a URL': (text) => Buffer.from(text).toString('base64url'),
  'base64 in a form': (text) => inForm(Buffer.from(text).toString('base64')),
  'base64 in JSON of PHP': (text) => Buffer.from(text).toString('base64').replaceAll('/', '\\/'),
};
/** Texts as secrets may be, also with every character that some encoding changes; without lone surrogates. */
const SECRET = fc.oneof(
  fc.string({ minLength: 5, maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('a', 'n', 'u', '/', '"', '\\', '%', '+', '|', ' ', '\n', 'é', '😀', '~', '?'),
    minLength: 5,
    maxLength: 20,
  }),
  fc
    .string({ unit: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)), minLength: 5, maxLength: 10 })
    .filter((text) => !/\p{Surrogate}/u.test(text)),
);

describe('KnownSecrets', () => {
  it.each(Object.keys(ENCODERS))('finds any secret: %s', (name) => {
    fc.assert(
      fc.property(SECRET, (secret) => {
        const encoded = ENCODERS[name]!(secret);
        expect(masked(`(${encoded})`, secret)).toMatch(/^\(REDACTED=*\)$|^\(REDACTED(?:%3D)*\)$/);
      }),
      { numRuns: 20 },
    );
  });

  it('finds it in base64 with anything before and behind it', () => {
    const other = fc.uint8Array({ maxLength: 6 });
    fc.assert(
      fc.property(SECRET, other, other, (secret, before, behind) => {
        const encoded = Buffer.concat([before, Buffer.from(secret), behind]).toString('base64');
        // What stands beside it keeps its own characters, without those that it shares with the secret.
        const own = (bytes: number): number => Math.floor((bytes * 8) / 6);
        const end = Math.ceil(((before.length + Buffer.byteLength(secret)) * 8) / 6);
        expect(masked(encoded, secret)).toBe(
          `${encoded.slice(0, own(before.length))}REDACTED${encoded.slice(end)}`,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('keeps JSON valid, whatever stands before and behind the secret', () => {
    const near = fc.string({ unit: fc.constantFrom('\\', '"', '\n', 'n', 'u', '/', 'é', '%'), maxLength: 4 });
    fc.assert(
      fc.property(SECRET, near, near, (secret, before, behind) => {
        const json = JSON.stringify({ text: before + secret + behind });
        expect(() => JSON.parse(masked(json, secret)) as unknown).not.toThrow();
      }),
    );
  });

  it('finds a secret of any length', () => {
    const secret = 'EAA/"x1'.repeat(1000);
    expect(masked(`a ${JSON.stringify(secret)} b`, secret)).toBe('a "REDACTED" b');
  });

  it('finds secrets that begin alike, a longer one rather than the shorter one in it', () => {
    expect(masked('EAAshort EAAshort.er EAAother! EAA', 'EAAshort', 'EAAshort.er', 'EAAother')).toBe(
      'REDACTED REDACTED REDACTED! EAA',
    );
  });

  it('ignores what stands in harmless words', () => {
    expect(masked('a page REDACTED', 'page', 'REDACTED', '')).toBe('a page REDACTED');
  });

  it('finds nothing else', () => {
    const text = 'The token EAAB1 is not EAAB2, %45%41%41 or RUFBQjE=';
    expect(masked(text, 'EAAB3xyz')).toBe(text);
  });

  it('needs no more time for texts that are made to slow it down', () => {
    const secret = `EAAB${'abcXYZ09'.repeat(20)}`;
    for (const part of ['\\', '%', '%25', '&#0000', '\\u00', 'EA', 'EAAB']) {
      const text = part.repeat(50_000);
      expect(masked(text, secret)).toBe(text);
    }
  });
});
