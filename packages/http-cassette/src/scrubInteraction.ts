import { REDACTED } from './apiRules';
import type { ApiRules, KeyedIds } from './apiRules';
import { isForm, withBytes } from './body';
import type { Interaction } from './cassetteFile';
import { decodings } from './decodings';
import { escapePattern } from './escapePattern';
import { KnownSecrets } from './knownSecrets';
import { withPseudonyms } from './pseudonyms';
import { rewriteJson } from './rewriteJson';
import { scrubPlain, scrubText } from './scrubText';
import type { Scrubbing } from './scrubText';
import { SecretsInText } from './secretsInText';
import { isSecretName, secretsOfRequest } from './secretsOfRequest';
import { Texts } from './texts';

type Request = Interaction['request'];
type Response = Interaction['response'];

/** Responses may speak of `access_token=missing`: only what is as long as a token is searched for elsewhere. */
const SHORTEST_IN_RESPONSE = 16;
/** Nor is a text a token that is longer than headers may be. */
const LONGEST_IN_RESPONSE = 8192;

/** What a scrubber needs from outside. */
export interface ScrubberOptions {
  readonly rules: ApiRules;
  /** With the same key, ids and texts become the same ones; without one they stay. */
  readonly key: string | undefined;
  /** Whether texts are replaced, where the rules tell which. */
  readonly replacesTexts: boolean;
  /** Secrets that no rule shows. */
  readonly secrets: readonly string[];
  /** Masks secrets that the caller knows, such as those of its configuration. */
  readonly redact: (text: string) => string;
}

/** Takes secrets and ids out of interactions. It remembers the secrets of earlier ones. */
export class Scrubber {
  private readonly known = new KnownSecrets();
  private readonly secretsInText: SecretsInText;
  private readonly alias: RegExp | undefined;
  /** Which ids become which pseudonyms; undefined where they stay. */
  readonly ids: KeyedIds | undefined;
  private readonly texts: Texts | undefined;

  constructor(private readonly options: ScrubberOptions) {
    this.secretsInText = new SecretsInText(options.rules);
    this.alias = aliasPattern(options.rules.secretNames);
    const { rules, key, replacesTexts } = options;
    options.secrets.forEach((secret) => this.known.add(secret));
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
    const request = this.scrubRequest(interaction.request);
    // Once only to learn its secrets: they may stand before the place that shows what they are.
    scrubResponse(interaction.response, scrubbing, (text) => text);
    const response = scrubResponse(interaction.response, scrubbing, (text) => this.masked(text));
    return { request, response };
  }

  /**
   * Gives a request as it may be recorded. A replay looks requests up and speaks of them in this form alone, so that what is recorded can
   * be found, and no message has what a recording has not.
   */
  scrubRequest(request: Request): Request {
    const scrubbing = this.scrubbingOf(request);
    this.learnFrom(request);
    scrubRequest(request, scrubbing, (text) => text);
    return scrubRequest(request, scrubbing, (text) => this.masked(text));
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

  private learnFrom(request: Request): void {
    for (const secret of secretsOfRequest(request, this.options.rules)) {
      this.known.add(secret);
    }
  }

  private scrubbingOf(request: Request): Scrubbing {
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

/** The pseudonyms that ids of an API get with a key. */
function keyedIds({ ids }: ApiRules, key: string | undefined): KeyedIds | undefined {
  return ids && key !== undefined ? { ...ids, key } : undefined;
}

/** The texts that replace those of an API with a key. */
function textsOf({ texts, ids }: ApiRules, key: string | undefined): Texts | undefined {
  return texts && key !== undefined ? new Texts(texts, ids, key) : undefined;
}

/**
 * Takes secrets out of a request, and replaces ids and names of people.
 *
 * @param masked takes known secrets out of a text
 */
function scrubRequest(request: Request, scrubbing: Scrubbing, masked: (text: string) => string): Request {
  const { rules, texts, origin } = scrubbing;
  const scrubbed = (text: string): string => {
    const plain = scrubText(masked(text), { ...scrubbing, texts: undefined });
    return texts?.replaceInRequest(plain) ?? plain;
  };
  const scrubbedParams = (text: string): string =>
    new URLSearchParams(
      [...new URLSearchParams(text)]
        .filter(([name]) => !isSecretName(name, rules))
        .map(([name, value]): [string, string] => [scrubbed(name), scrubbed(value)]),
    ).toString();
  const { pathname, search } = new URL(request.uri);
  const query = scrubbedParams(search);
  const { body, body_base64: bytes } = request;
  return {
    method: request.method,
    uri: `${rules.root ?? origin}${scrubPlain(masked(pathname), scrubbing)}${query === '' ? '' : `?${query}`}`,
    body: body === null ? null : isForm(body) ? scrubbedParams(body) : scrubbed(body),
    ...(bytes !== undefined && { body_base64: withBytes(bytes, masked) }),
    headers: {},
  };
}

/**
 * Takes secrets out of a response, and replaces ids and texts; only the headers that are to be recorded stay.
 *
 * @param masked takes known secrets out of a text
 */
function scrubResponse(
  { status, headers, body }: Response,
  scrubbing: Scrubbing,
  masked: (text: string) => string,
): Response {
  const { base64_string: bytes } = body;
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => scrubbing.rules.recordedHeaders.includes(name))
        .map(([name, values]) => [
          name,
          values.map((value) => scrubText(masked(value), { ...scrubbing, texts: undefined })),
        ]),
    ),
    body: {
      string: scrubText(masked(body.string), scrubbing),
      ...(bytes !== undefined && { base64_string: withBytes(bytes, masked) }),
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
