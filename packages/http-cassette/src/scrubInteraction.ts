import type { ApiRules } from './apiRules';
import type { Interaction } from './cassetteFile';
import { decodings } from './decodings';
import { escapePattern } from './escapePattern';
import { KnownSecrets } from './knownSecrets';
import { paramsOf } from './params';
import { scrubText } from './scrubText';
import type { Scrubbing } from './scrubText';
import { SecretsInText } from './secretsInText';

/** Responses may speak of `access_token=missing`: only what is as long as a token is searched for elsewhere. */
const SHORTEST_IN_RESPONSE = 16;
/** Nor is a text a token that is longer than headers may be. */
const LONGEST_IN_RESPONSE = 8192;

/** What a scrubber needs from outside. */
export interface ScrubberOptions {
  readonly rules: ApiRules;
  /** Masks secrets that the caller knows, such as those of its configuration. */
  readonly redact: (text: string) => string;
}

/** Takes secrets and ids out of interactions. It remembers the secrets of earlier ones. */
export class Scrubber {
  private readonly known = new KnownSecrets();
  private readonly secretsInText: SecretsInText;
  private readonly alias: RegExp | undefined;

  constructor(private readonly options: ScrubberOptions) {
    this.secretsInText = new SecretsInText(options.rules);
    this.alias = aliasPattern(options.rules.secretNames);
  }

  /**
   * Gives an interaction as it may be recorded: without secrets, in whatever way they are escaped (see `KnownSecrets`), with
   * pseudonyms for ids, the root of the API for the host, and the response headers that the rules name.
   *
   * @param interaction as it went over the wire, with the request's headers
   */
  scrub(interaction: Interaction): Interaction {
    const scrubbing = this.scrubbingOf(interaction.request);
    this.learnFrom(interaction.request);
    // Once only to learn its secrets: they may stand before the place that shows what they are.
    scrubParts(interaction, scrubbing.rules, (text) => scrubText(text, scrubbing));
    return scrubParts(interaction, scrubbing.rules, (text) =>
      scrubText(this.known.mask(this.options.redact(text)), scrubbing),
    );
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
    return {
      rules,
      secretsInText: this.secretsInText,
      secretKeys: new Set([...rules.secretNames, ...this.aliasesIn(request)]),
      origin: new URL(request.uri).origin,
      onSecret: (secret) => {
        for (const form of secret.length > LONGEST_IN_RESPONSE ? [] : decodings(secret)) {
          this.known.add(form, SHORTEST_IN_RESPONSE);
        }
      },
    };
  }

  /** The keys under which a request wants secret fields: `access_token.as(key)`. */
  private aliasesIn({ uri, body }: Interaction['request']): string[] {
    const { alias } = this;
    return alias === undefined
      ? []
      : decodings(`${uri} ${body ?? ''}`)
          .flatMap((text) => [...text.matchAll(alias)])
          .map(([, key = '']) => key.toLowerCase());
  }
}

function isSecretName(name: string, { secretNames }: ApiRules): boolean {
  return secretNames.includes(name.toLowerCase());
}

function scrubParts(
  { request, response }: Interaction,
  rules: ApiRules,
  scrubbed: (text: string) => string,
): Interaction {
  const scrubbedParams = (text: string): string =>
    new URLSearchParams(
      [...new URLSearchParams(text)]
        .filter(([name]) => !isSecretName(name, rules))
        .map(([name, value]): [string, string] => [scrubbed(name), scrubbed(value)]),
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
          .map(([name, values]) => [name, values.map(scrubbed)]),
      ),
      body: { string: scrubbed(response.body.string) },
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
