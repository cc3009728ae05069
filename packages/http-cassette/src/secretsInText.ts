import { REDACTED } from './apiRules';
import type { ApiRules } from './apiRules';
import { escapePattern } from './escapePattern';

/** What ends the value of a parameter in any text around it: HTML, JSON, a sentence. */
const END = `&"'\\\\\\s<>`;

/** The password before the host of a URL, also in JSON whose slashes are escaped; a name is bounded so that no text is slow. */
const PASSWORD = `(?<name>:(?:\\\\{0,8}/){2}[^\\s/:@"'<>]{0,256}:)(?<value>[^\\s/@"'<>]{1,256})(?=@)`;

/** Finds the values of secret parameters and keys in text that is not JSON as a whole. */
export class SecretsInText {
  /** Each with the groups `name` and `value`. */
  private readonly patterns: readonly RegExp[];
  private readonly parameter: RegExp | undefined;
  private readonly tokenForm: RegExp | undefined;

  constructor({ secretNames, tokenForm }: Pick<ApiRules, 'secretNames' | 'tokenForm'>) {
    this.tokenForm =
      tokenForm && new RegExp(`(?:\\b|(?<=%[\\dA-Fa-f]{2}|\\\\u[\\dA-Fa-f]{4}))(?:${tokenForm.source})`, 'g');
    if (secretNames.length === 0) {
      this.patterns = [new RegExp(PASSWORD, 'gi')];
      return;
    }
    const names = `(?:${secretNames.map(escapePattern).join('|')})`;
    this.patterns = [
      PASSWORD,
      // An escape may be a part of the value, unless it is that of `&`, in JSON that was cut short.
      `(?<name>${names}=)(?<value>(?:\\\\u00(?!26)[0-9a-f]{2}|[^${END}])*)`,
      // In a URL within a URL `%26` ends the value, a level deeper `%2526`.
      `(?<name>${names}%(?<level>(?:25)*)3D)(?<value>(?:%(?!\\k<level>26)|[^%${END}])*)`,
      `(?<name>${names}\\\\*["']\\s*:\\s*\\\\*["'])(?<value>[^"'\\\\]*)`,
    ].map((pattern) => new RegExp(pattern, 'gi'));
    this.parameter = new RegExp(`&${names}=[^${END}]*|${names}=[^${END}]*&?`, 'gi');
  }

  /**
   * Replaces secrets that their name or their form shows.
   *
   * @param onSecret called with each value that a name shows
   */
  redact(text: string, onSecret: (value: string) => void): string {
    const byName = this.patterns.reduce(
      (redacted, pattern) =>
        redacted.replace(pattern, (...match) => {
          const { name, value } = match.at(-1) as { readonly name: string; readonly value: string };
          onSecret(value);
          return `${name}${REDACTED}`;
        }),
      text,
    );
    return this.tokenForm === undefined ? byName : byName.replace(this.tokenForm, REDACTED);
  }

  /** Removes secret parameters from URLs in a text: they are no part of what is requested. */
  remove(text: string): string {
    return this.parameter === undefined ? text : text.replace(this.parameter, '');
  }
}
