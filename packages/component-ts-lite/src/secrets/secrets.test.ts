import fc from 'fast-check';
import { anyCharacter } from '../testSupport/anyCharacter';
import { Secrets } from './secrets';

function redact(text: string, ...secrets: string[]): string {
  const known = new Secrets();
  secrets.forEach((secret) => known.add(secret));
  return known.redact(text);
}

describe('Secrets', () => {
  it('masks every place of every secret', () => {
    expect(redact('a tokenA b tokenB tokenA', 'tokenA', 'tokenB')).toBe('a *** b *** ***');
  });

  it('masks it URL-encoded, in both cases of hex and with a plus', () => {
    const secret = 'a/b c+d';
    expect(redact('x=a%2Fb%20c%2Bd', secret)).toBe('x=***');
    expect(redact('x=a%2fb%20c%2bd', secret)).toBe('x=***');
    expect(redact('x=a%2Fb+c%2Bd', secret)).toBe('x=***');
  });

  it('masks it inside a JSON string', () => {
    const secret = 'quo"te\\';
    expect(redact(JSON.stringify({ t: secret }), secret)).toBe('{"t":"***"}');
    expect(redact(JSON.stringify(JSON.stringify({ t: secret })), secret)).toBe('"{\\"t\\":\\"***\\"}"');
    expect(redact('{"t":"abc\\/def"}', 'abc/def')).toBe('{"t":"***"}');
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

  it('masks a secret that is too long for one regular expression, and a shorter one within another', () => {
    const secrets = new Secrets();
    const long = '/"x'.repeat(30_000);
    secrets.add('x/"x/"x');
    secrets.add(long);
    expect(secrets.redact(`a ${long} b x/"x/"x ${JSON.stringify(long)}`)).toBe('a *** b *** "***"');
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
});
