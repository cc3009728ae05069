/** Shorter texts may stand in data by chance; tokens and proofs are far longer. */
const SHORTEST = 16;
/** What stands in place of a secret. */
export const HIDDEN = '***';

/**
 * Hides known secrets in the bodies of answers: the API repeats the token in its links, and an error may quote what was
 * sent. Behind it nothing holds a secret.
 */
export class SecretMask {
  private readonly secrets = new Map<string, KnownSecret>();

  add(secret: string): void {
    if (secret.length >= SHORTEST && !this.secrets.has(secret)) {
      this.secrets.set(secret, knownSecret(secret));
    }
  }

  /** Replaces each known secret, plain or with any of its characters escaped as in JSON or in an address. */
  hide(text: string): string {
    let hidden = text;
    for (const { marks, pattern } of this.secrets.values()) {
      // The pattern is slow; whatever it matches has one of these marks.
      if (marks.some((mark) => hidden.includes(mark))) {
        hidden = hidden.replace(pattern, HIDDEN);
      }
    }
    return hidden;
  }
}

interface KnownSecret {
  readonly marks: readonly string[];
  readonly pattern: RegExp;
}

function knownSecret(secret: string): KnownSecret {
  const characters = Array.from(secret);
  const runs = secret.match(/[A-Za-z0-9]+/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  const [first = '', second = ''] = characters;
  const escaped = [jsonEscape, urlEscape].flatMap((escape) => {
    const start = escape(first) + escape(second);
    return [start, start.toUpperCase().replace('\\U', '\\u').replace('\\U', '\\u')];
  });
  return {
    marks: [longest === '' ? secret : longest, ...escaped],
    pattern: new RegExp(characters.map(anyForm).join(''), 'g'),
  };
}

/** A character as it is, behind a backslash, or escaped as in JSON or in an address, once or twice. */
function anyForm(character: string): string {
  const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
  const anyCase = Array.from(hex, (digit) => `[${digit}${digit.toUpperCase()}]`).join('');
  const literal = character.replace(/[^A-Za-z0-9]/, '\\$&');
  return `(?:\\\\{0,2}${literal}|\\\\{1,2}u00${anyCase}|%(?:25)?${anyCase})`;
}

function jsonEscape(character: string): string {
  return `\\u00${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function urlEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
