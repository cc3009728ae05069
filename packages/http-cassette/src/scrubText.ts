import { REDACTED } from './apiRules';
import type { ApiRules } from './apiRules';
import { numberWithPseudonym, withPseudonyms } from './pseudonyms';
import { looksLikeJson, rewriteJson } from './rewriteJson';
import type { SecretsInText } from './secretsInText';

/** What a text is scrubbed with. */
export interface Scrubbing {
  readonly rules: ApiRules;
  readonly secretsInText: SecretsInText;
  /** JSON keys whose values are secret in this interaction, in lower case. */
  readonly secretKeys: ReadonlySet<string>;
  /** Scheme, host and port that were requested. */
  readonly origin: string;
  /** Called with each secret that a key or a name shows. */
  readonly onSecret: (secret: string) => void;
}

/** A link as it stands in text or in JSON, where slashes may be escaped. */
const LINK = /https?:\\?\/\\?\/[^"'\s<>]*/g;
/** The query of a link; in JSON that was cut short a backslash ends it, unless it is that of an escaped `&`. */
const QUERY = /\?(?:\\u0026|[^\\])*/;

/**
 * Takes out of a text what must not be recorded: secrets that their key, name or form shows, ids, the query of signed links, the
 * host that was requested.
 *
 * @param text JSON, also the beginning of it, or any other text
 * @returns what may be recorded; valid JSON if it was
 */
export function scrubText(text: string, scrubbing: Scrubbing): string {
  return looksLikeJson(text)
    ? rewriteJson(text, {
        string: (value) => scrubPlain(value, scrubbing),
        number: (number, key) => numberWithPseudonym(number, key, scrubbing.rules.ids),
        invalid: (part) => scrubPlain(part, scrubbing),
        isSecret: (key) => scrubbing.secretKeys.has(key.toLowerCase()),
        secret: (value) => {
          scrubbing.onSecret(value);
          return REDACTED;
        },
      })
    : scrubPlain(text, scrubbing);
}

function scrubPlain(text: string, { rules, secretsInText, origin, onSecret }: Scrubbing): string {
  const plain = withOrigin(text, { from: origin, to: rules.root });
  const unsigned = plain.replace(LINK, (link) => withoutSignature(link, rules.signedHosts));
  return withPseudonyms(secretsInText.redact(unsigned, onSecret), rules.ids);
}

/** Replaces the scheme and host of URLs, also where JSON has their slashes escaped. */
export function withOrigin(
  text: string,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  return text.replaceAll(from, to).replaceAll(from.replaceAll('/', '\\/'), to.replaceAll('/', '\\/'));
}

/** A signature changes from run to run; without it the link stays the same. */
function withoutSignature(link: string, signedHosts: readonly string[]): string {
  const [address = ''] = link.split('?', 1);
  return signedHosts.some((host) => address.includes(host)) ? link.replace(QUERY, '') : link;
}
