import { REDACTED } from './apiRules';
import type { ApiRules, KeyedIds } from './apiRules';
import type { Interaction } from './cassetteFile';
import { decodings } from './decodings';
import { escapePattern } from './escapePattern';
import { KnownSecrets } from './knownSecrets';
import { paramsOf } from './params';
import { withPseudonyms } from './pseudonyms';
import { looksLikeJson, rewriteJson } from './rewriteJson';
import { scrubPlain, scrubText } from './scrubText';
import type { Scrubbing } from './scrubText';
import { SecretsInText } from './secretsInText';
import { Texts } from './texts';

/** Responses may speak of `access_token=missing`: only what is as long as a token is searched for elsewhere. */
const SHORTEST_IN_RESPONSE = 16;
/** Nor is a text a token that is longer than headers may be. */
const LONGEST_IN_RESPONSE = 8192;

/** What a scrubber needs from outside. */
export interface ScrubberOptions {
  readonly rules: ApiRules;
  /** With the same key, ids and texts become the same ones. */
  readonly key: string;
  /** Whether texts are replaced, where the rules tell which. */
  readonly replacesTexts: boolean;
  /** Masks secrets that the caller knows, such as those of its configuration. */
  readonly redact: (text: string) => string;
}

/** Takes secrets and ids out of interactions. It remembers the secrets of earlier ones. */
export class Scrubber {
  private readonly known = new KnownSecrets();
  private readonly secretsInText: SecretsInText;
  private readonly alias: RegExp | undefined;
  private readonly ids: KeyedIds | undefined;
  private readonly texts: Texts | undefined;

  constructor(private readonly options: ScrubberOptions) {
    this.secretsInText = new SecretsInText(options.rules);
    this.alias = aliasPattern(options.rules.secretNames);
    const { rules, key, replacesTexts } = options;
    this.ids = keyedIds(rules, key);
    this.texts = replacesTexts ? textsOf(rules, key) : undefined;
  }

  /**
   * Gives an interaction as it may be recorded: without secrets, in whatever way they are escaped (see `KnownSecrets`), with
   * pseudonyms for ids, texts of the same shape for texts of people, the root of the API for the host, and the response headers that
   * the rules name.
   *
   * @param interaction as it went over the wire, with the request's headers
   */
  scrub(interaction: Interaction): Interaction {
    const scrubbing = this.scrubbingOf(interaction.request);
    this.learnFrom(interaction.request);
    // Once only to learn its secrets: they may stand before the place that shows what they are.
    scrubParts(interaction, scrubbing, (text) => text);
    return scrubParts(interaction, scrubbing, (text) => this.masked(text));
  }

  /**
   * Gives settings as they may be recorded: without known secrets, with pseudonyms for ids and other names in requests.
   *
   * @param settings gives a JSON value, from what replaces a text
   */
  scrubSettings(settings: (replaced: (text: string) => string) => unknown): unknown {
    const document = settings((text) => this.texts?.replace(text) ?? text);
    const masked = this.masked(JSON.stringify(document ?? null));
    const plain = withPseudonyms(
      this.secretsInText.redact(masked, () => undefined),
      this.ids,
    );
    const text = rewriteJson(plain, {
      string: (value) => this.texts?.replaceInRequest(value) ?? value,
      number: (number) => number,
      invalid: (part) => part,
      isKept: () => false,
      // The platform marks secrets of a configuration with `#`.
      isSecret: (key) => key.startsWith('#') || isSecretName(key, this.options.rules),
      secret: () => REDACTED,
    });
    return JSON.parse(text) as unknown;
  }

  private masked(text: string): string {
    return this.known.mask(this.options.redact(text));
  }

  private learnFrom({ headers, uri, body }: Interaction['request']): void {
    for (const value of headers['authorization'] ?? []) {
      this.known.add(value.replace(/^\w+ +/, ''));
    }
    for (const [name, value] of paramsOf(uri, body)) {
      if (isSecretName(name, this.options.rules)) {
        this.known.add(value);
      }
    }
  }

  private scrubbingOf(request: Interaction['request']): Scrubbing {
    const { rules } = this.options;
    const forms = decodings(`${request.uri} ${request.body ?? ''}`);
    return {
      rules,
      ids: this.ids,
      texts: this.texts,
      requested: this.texts?.requested(forms) ?? { words: new Set(), names: [] },
      secretsInText: this.secretsInText,
      secretKeys: new Set([...rules.secretNames, ...this.aliasesIn(forms)]),
      origin: new URL(request.uri).origin,
      onSecret: (secret) => {
        for (const form of secret.length > LONGEST_IN_RESPONSE ? [] : decodings(secret)) {
          this.known.add(form, SHORTEST_IN_RESPONSE);
        }
      },
    };
  }

  /** The keys under which a request wants secret fields: `access_token.as(key)`. */
  private aliasesIn(forms: readonly string[]): string[] {
    const { alias } = this;
    return alias === undefined
      ? []
      : forms.flatMap((text) => [...text.matchAll(alias)]).map(([, key = '']) => key.toLowerCase());
  }
}

function isSecretName(name: string, { secretNames }: ApiRules): boolean {
  return secretNames.includes(name.toLowerCase());
}

/** The pseudonyms that ids of an API get with a key. */
export function keyedIds({ ids }: ApiRules, key: string): KeyedIds | undefined {
  return ids && { ...ids, key };
}

/** The texts that replace those of an API with a key. */
export function textsOf({ texts, ids }: ApiRules, key: string): Texts | undefined {
  return texts && new Texts(texts, ids, key);
}

/** @param masked takes known secrets out of a text */
function scrubParts(
  { request, response }: Interaction,
  scrubbing: Scrubbing,
  masked: (text: string) => string,
): Interaction {
  const { rules, texts } = scrubbing;
  const scrubbed = (text: string): string => scrubPlain(masked(text), scrubbing);
  const scrubbedRequest = (text: string): string => {
    const plain = looksLikeJson(text)
      ? scrubText(masked(text), { ...scrubbing, texts: undefined })
      : scrubbed(text);
    return texts?.replaceInRequest(plain) ?? plain;
  };
  const scrubbedParams = (text: string): string =>
    new URLSearchParams(
      [...new URLSearchParams(text)]
        .filter(([name]) => !isSecretName(name, rules))
        .map(([name, value]): [string, string] => [scrubbed(name), scrubbedRequest(value)]),
    ).toString();
  const { pathname, search } = new URL(request.uri);
  const query = scrubbedParams(search);
  return {
    request: {
      method: request.method,
      uri: `${rules.root}${scrubbed(pathname)}${query === '' ? '' : `?${query}`}`,
      body: request.body === null ? null : scrubbedParams(request.body),
      headers: {},
    },
    response: {
      status: response.status,
      headers: Object.fromEntries(
        Object.entries(response.headers)
          .filter(([name]) => rules.recordedHeaders.includes(name))
          .map(([name, values]) => [
            name,
            values.map((value) => scrubText(masked(value), { ...scrubbing, texts: undefined })),
          ]),
      ),
      body: { string: scrubText(masked(response.body.string), scrubbing) },
    },
  };
}

/** Modifiers of a field may stand before its alias. */
function aliasPattern(secretNames: readonly string[]): RegExp | undefined {
  const names = secretNames.map(escapePattern).join('|');
  const dot = '[\\s+]*\\.[\\s+]*';
  return names === ''
    ? undefined
    : new RegExp(`(?:${names})(?:${dot}\\w+\\([^()]*\\))*?${dot}as[\\s+]*\\([\\s+]*([^()\\s+]+)`, 'gi');
}
