import { REDACTED } from './apiRules';
import type { IdRules, TextRules } from './apiRules';
import { escapePattern } from './escapePattern';
import { sameShape } from './sameShape';

/** A time or a day, which says nothing of anybody. */
const TIME = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/;
const LINK = /^(https?:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/;
/** An extension tells what a link leads to. */
const SEGMENT = /^(.*?)(\.[a-z\d]{2,4})?$/;
/** Shorter names stand in harmless words. */
const SHORTEST_NAME = 3;

/** What one request says about the texts of its response. */
export interface RequestedTexts {
  /** Words of the request, such as names of metrics: a response that repeats them tells nothing. */
  readonly words: ReadonlySet<string>;
  /** Names of people for whom the request asks. */
  readonly names: readonly string[];
}

/** Texts of the people whose data are recorded, and what stands for them. */
export class Texts {
  private readonly tokens: RegExp;
  private readonly kept: RegExp;
  private readonly named: RegExp | undefined;

  /**
   * @param rules which texts of the API are no data of anybody
   * @param ids pseudonyms, which stay
   * @param key with the same key, the same text becomes the same one
   */
  constructor(
    private readonly rules: TextRules,
    ids: IdRules | undefined,
    private readonly key: string,
  ) {
    const kept = `${REDACTED}|${ids === undefined ? REDACTED : `${ids.pseudonymPrefix}\\d+`}`;
    this.kept = new RegExp(`^(?:${kept})$`);
    this.tokens = new RegExp(
      `https?:\\/\\/[^\\s"'<>]*|${kept}|(?<=[@#])[\\p{L}\\p{M}\\p{N}_]+(?:\\.[\\p{L}\\p{M}\\p{N}_]+)*`,
      'gu',
    );
    const modifiers = rules.personalModifiers.map(escapePattern).join('|');
    this.named =
      modifiers === '' ? undefined : new RegExp(`\\b((?:${modifiers})(?:\\(|%28))([^()%]*)(?=\\)|%29)`, 'g');
  }

  /**
   * Gives what stands for a text: links stay links of the same host or ending, names after `@` and `#` and parts of links become what
   * they become on their own, ids stay pseudonyms.
   */
  replace(text: string): string {
    const pieces: string[] = [];
    let done = 0;
    for (const { 0: token, index } of text.matchAll(this.tokens)) {
      pieces.push(sameShape(text.slice(done, index), this.key), this.token(token));
      done = index + token.length;
    }
    return pieces.join('') + sameShape(text.slice(done), this.key);
  }

  /** Replaces the names of people in a part of a request, such as `username(NAME)`. */
  replaceInRequest(text: string): string {
    return this.named === undefined
      ? text
      : text.replace(this.named, (_, opening: string, name: string) => `${opening}${this.replace(name)}`);
  }

  /**
   * Reads what a request says about the texts of its response.
   *
   * @param forms the request, also decoded
   */
  requested(forms: readonly string[]): RequestedTexts {
    const { named } = this;
    const text = forms.join(' ');
    const names = named === undefined ? [] : [...text.matchAll(named)].map(([, , name = '']) => name);
    const rest = named === undefined ? text : text.replace(named, '$1');
    return {
      words: new Set(rest.match(/[\w-]+/g)),
      names: names.filter((name) => name.length >= SHORTEST_NAME),
    };
  }

  /** Replaces a string of a response, unless it is no text of anybody. */
  replaceString(text: string, requested: RequestedTexts): string {
    const isHarmless = TIME.test(text) || requested.words.has(text) || this.rules.keptTexts.includes(text);
    return isHarmless ? text : this.replace(text);
  }

  /** Replaces the names that the request has in a text that stays otherwise, such as the message of an error. */
  replaceNames(text: string, { names }: RequestedTexts): string {
    return names.reduce(
      (rest, name) => rest.replaceAll(name, this.replace(name)),
      this.replaceInRequest(text),
    );
  }

  private token(token: string): string {
    if (this.kept.test(token)) {
      return token;
    }
    const [, scheme, host = '', path = '', query = '', fragment = ''] = LINK.exec(token) ?? [];
    return scheme === undefined
      ? this.replace(token)
      : scheme + this.host(host) + this.path(path) + this.query(query) + this.replace(fragment);
  }

  private host(host: string): string {
    const isKept = this.rules.keptHosts.some((kept) => host === kept || host.endsWith(`.${kept}`));
    const labels = host.split('.');
    return isKept
      ? host
      : labels
          .map((label, index) =>
            label === 'www' || index === labels.length - 1 ? label : this.replace(label),
          )
          .join('.');
  }

  private path(path: string): string {
    return path
      .split('/')
      .map((segment) => {
        const [, name = '', extension = ''] = SEGMENT.exec(segment) ?? [];
        return this.rules.keptTexts.includes(segment) ? segment : this.replace(name) + extension;
      })
      .join('/');
  }

  /** The names of parameters stay. */
  private query(query: string): string {
    return query.replace(/=([^&]*)/g, (_, value: string) => `=${this.replace(value)}`);
  }
}
