/** Shorter texts may stand in data by chance; tokens and proofs are far longer. */
const SHORTEST = 16;
/** What stands in place of a secret. */
export const HIDDEN = '***';

/** A letter or a digit that is escaped as in JSON or in an address, once or twice. */
const ESCAPED_LETTER = /(?:\\u00|%(?:25)?)(?:3\d|4[1-9a-f]|5[\da]|6[1-9a-f]|7[\da])/i;

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
    const hasEscapes = ESCAPED_LETTER.test(text);
    let hidden = text;
    for (const { longestRun, pattern } of this.secrets.values()) {
      // The pattern is slow; where no letter is escaped, whatever it matches has the secret's letters as they are.
      if (hasEscapes || hidden.includes(longestRun)) {
        hidden = hidden.replace(pattern, HIDDEN);
      }
    }
    return hidden;
  }
}

interface KnownSecret {
  /** The longest run of letters and digits in it. */
  readonly longestRun: string;
  readonly pattern: RegExp;
}

function knownSecret(secret: string): KnownSecret {
  const runs = secret.match(/[A-Za-z0-9]+/g) ?? [];
  return {
    longestRun: runs.reduce((best, run) => (run.length > best.length ? run : best), ''),
    pattern: new RegExp(Array.from(secret, anyForm).join(''), 'g'),
  };
}

/** A character as it is, escaped as in JSON or in an address, once or twice, or, where it is no letter, behind a backslash. */
function anyForm(character: string): string {
  const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
  const anyCase = Array.from(hex, (digit) => `[${digit}${digit.toUpperCase()}]`).join('');
  const literal = /[A-Za-z0-9]/.test(character) ? character : `\\\\{0,2}\\${character}`;
  return `(?:${literal}|\\\\{1,2}u00${anyCase}|%(?:25)?${anyCase})`;
}
