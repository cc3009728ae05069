import fc from 'fast-check';
import { anyCharacter } from '../testSupport/anyCharacter';
import { Secrets } from './secrets';

function redact(text: string, ...secrets: string[]): string {
  const known = new Secrets();
  secrets.forEach((secret) => known.add(secret));
  return known.redact(text);
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const allEscaped = (text: string): string =>
  text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
/** Ways in which a text may be encoded. None of them leaves characters that only some programs would escape in a JSON string. */
const ENCODERS: readonly ((text: string) => string)[] = [
  inJson,
  (text) => inJson(text).replaceAll('/', '\\/'),
  encodeURIComponent,
  (text) => encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
  (text) => new URLSearchParams([['', text]]).toString().slice(1),
  (text) => Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  allEscaped,
  (text) => Array.from(text, (one) => `&#x${(one.codePointAt(0) ?? 0).toString(16)};`).join(''),
  (text) => Array.from(text, (one) => `&#${one.codePointAt(0) ?? 0};`).join(''),
  (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
];
/** Texts as secrets may be, also with every character that some encoding changes. */
const SECRET = fc.oneof(
  fc.stringMatching(/^EAA[A-Za-z0-9]{20,60}$/),
  fc.stringMatching(/^[0-9a-f]{32}$/),
  fc.stringMatching(/^[A-Za-z0-9|/+"=.: _-]{12,40}$/).filter((text) => text.trim() === text),
  fc
    .string({
      unit: fc.constantFrom('a', 'n', 'u', '/', '"', '\\', '&', '+', '|', ' ', 'é', '😀', '~', '?'),
      minLength: 10,
      maxLength: 20,
    })
    .filter((text) => /^[^\s\\].*[^\s\\]$/.test(text) && new Set(text).size > 4),
);

describe('Secrets', () => {
  it('masks every place of every secret', () => {
    expect(redact('a tokenA b tokenB tokenA', 'tokenA', 'tokenB')).toBe('a *** b *** ***');
  });

  it('masks it URL-encoded, in both cases of hex and with a plus', () => {
    const secret = 'a/b c+d.e';
    expect(redact('x=a%2Fb%20c%2Bd.e', secret)).toBe('x=***');
    expect(redact('x=a%2fb%20c%2bd.e', secret)).toBe('x=***');
    expect(redact('x=a%2Fb+c%2Bd.e', secret)).toBe('x=***');
  });

  it('masks it inside a JSON string', () => {
    const secret = 'quo"\\ted';
    expect(redact(JSON.stringify({ t: secret }), secret)).toBe('{"t":"***"}');
    expect(redact(JSON.stringify(JSON.stringify({ t: secret })), secret)).toBe('"{\\"t\\":\\"***\\"}"');
    expect(redact('{"t":"abc\\/defg"}', 'abc/defg')).toBe('{"t":"***"}');
  });

  it('masks it as forms, paths and JSON of PHP and Python have it', () => {
    const secret = "pä ss/~(w)!'ö";
    for (const text of [
      new URLSearchParams({ k: secret }).toString(),
      new URL(`http://h/${secret}`).href,
      '{"k":"p\\u00e4 ss\\/~(w)!\'\\u00f6"}',
      '{"k":"p\\u00e4 ss/~(w)!\'\\u00f6"}',
    ]) {
      expect(redact(text, secret)).toMatch(/\*\*\*/);
      expect(redact(text, secret)).not.toMatch(/ss|w/);
    }
  });

  it('masks it without the white space around it, and each line of a key', () => {
    expect(redact('Bearer token1', ' token1\n')).toBe('Bearer ***');
    const key = '-----BEGIN KEY-----\nabcdefgh\nijklmnop\n-----END KEY-----\n';
    expect(redact('cannot read ijklmnop', key)).toBe('cannot read ***');
    expect(redact(key, key)).toBe('***');
  });

  it('leaves nothing of a secret that holds another', () => {
    expect(redact('token12345', 'token', 'token12345')).toBe('***');
  });

  it('ignores what is shorter than 5 characters', () => {
    expect(redact('a page', 'page', '')).toBe('a page');
  });

  it('takes secrets while running', () => {
    const secrets = new Secrets();
    secrets.add('first1');
    secrets.redact('x');
    secrets.add('second');
    expect(secrets.redact('first1 second')).toBe('*** ***');
  });

  it('lets no secret through, whatever it is made of', () => {
    const secret = fc
      .string({ unit: anyCharacter, minLength: 5 })
      .filter((text) => !/[*]{2}|^\s+$/.test(text));
    fc.assert(
      fc.property(secret, fc.string({ maxLength: 5 }), (value, rest) => {
        fc.pre(value.length >= 5);
        expect(redact(`${rest}|${value}|${rest}`, value)).toContain('***');
        expect(redact(`|${value}|`, value)).toBe('|***|');
      }),
    );
  });

  it('masks a secret of any length, and a shorter one within another', () => {
    const secrets = new Secrets();
    const long = '/"x'.repeat(3000);
    secrets.add('x/"x/"x');
    secrets.add(long);
    expect(secrets.redact(`a ${long} b x/"x/"x ${JSON.stringify(long)}`)).toBe('a *** b *** "***"');
  });

  it('masks a secret of less than 8 characters only as it is', () => {
    expect(redact('a pa%41ss pa ss cGEgc3M= pa%20ss', 'pa ss')).toBe('a pa%41ss *** cGEgc3M= pa%20ss');
  });

  it('ignores what is shorter than it is told', () => {
    const secrets = new Secrets({ shortest: 8 });
    secrets.add('short12');
    secrets.add('longer12');
    expect(secrets.redact('short12 longer12')).toBe('short12 ***');
  });

  it('masks overlapping secrets as one', () => {
    expect(redact('x abcdefghi y', 'abcdef', 'defghi')).toBe('x *** y');
    expect(redact('ababababab-', 'abababab')).toBe('***-');
    expect(redact('abcdefghijkl', 'abcdef', 'ghijkl')).toBe('******');
  });

  it('masks it in base64, also in the middle of a longer text', () => {
    const secret = 'päss:word?>';
    for (const text of [secret, `user:${secret}`, `u:${secret}:x`, `us:${secret}`]) {
      const base64 = Buffer.from(text).toString('base64');
      for (const encoded of [
        base64,
        base64.replaceAll('+', '-').replaceAll('/', '_'),
        encodeURIComponent(base64),
      ]) {
        expect(redact(`Basic ${encoded}.`, secret)).toMatch(/^Basic [\w+/%-]{0,8}\*\*\*[\w+/=%-]{0,10}\.$/);
      }
    }
  });

  it('masks it however often it is encoded, and in whatever way', () => {
    fc.assert(
      fc.property(SECRET, fc.array(fc.constantFrom(...ENCODERS), { maxLength: 4 }), (secret, encoders) => {
        const encoded = encoders.reduce((text, encode) => encode(text), secret);
        const around = `{"caption":"%50 indirim \\u00e9","x":"${encoded}"}`;
        const redacted = redact(around, 'another-secret-0123456789', secret);
        expect(redacted).toMatch(/^\{"caption":"%50 indirim \\u00e9","x":".{0,12}\*\*\*.{0,12}"\}$/);
      }),
      { numRuns: 200 },
    );
  });

  it('masks it in base64 of base64, with anything beside it', () => {
    const other = fc.string({ maxLength: 9 });
    fc.assert(
      fc.property(SECRET, other, other, fc.boolean(), (secret, before, after, isEscaped) => {
        const inner = Buffer.from(before + secret + after).toString('base64');
        const outer = Buffer.from(before + inner + after).toString('base64url');
        const text = isEscaped ? allEscaped(outer) : outer;
        expect(redact(` ${text}. `, secret)).toBe(' ***. ');
      }),
    );
  });

  it('changes no text without a secret: the text itself comes back', () => {
    const secrets = Array.from({ length: 200 }, (_, index) => `EAAB${String(index).repeat(20)}|x`);
    const piece = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom(
        '%50 indirim',
        '\\u00e9',
        '\\u0041',
        '&#65;',
        '&amp;',
        'EAAB',
        'QUFB',
        '%2541',
        '\\',
        '+',
      ),
      fc.base64String({ minLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        expect(redact(text, ...secrets, 'pä ss/~(w)!ö')).toBe(text);
      }),
    );
  });

  it('leaves JSON valid that has the secret after an escaped character', () => {
    for (const secret of ['"quoted-secret-1', 'news-secret-12345', 'u0041bcdefghijkl']) {
      for (const text of [secret, `\n${secret}`, `"${secret}"`, `\\${secret}`]) {
        const redacted = redact(JSON.stringify({ text }), secret);
        expect(redacted).toContain('***');
        expect(() => JSON.parse(redacted) as unknown).not.toThrow();
      }
    }
  });

  it('takes no longer for a text that is made to slow it down', () => {
    const secrets = Array.from({ length: 300 }, (_, index) => `EAAB${index}${'abcXYZ09'.repeat(20)}`);
    for (const part of [
      '\\',
      '%',
      '%25',
      '%2541',
      '&#65;',
      '\\u0041',
      'EA',
      'EAAB1abcXYZ09',
      'QUFBQUFB',
      '%41 ',
    ]) {
      const text = part.repeat(20_000);
      expect(redact(text, ...secrets)).toBe(text);
    }
  });
});
