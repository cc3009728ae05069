import { REDACTED } from './apiRules';
import type { ApiRules, KeyedIds } from './apiRules';
import { numberWithPseudonym, withPseudonyms } from './pseudonyms';
import { looksLikeJson, rewriteJson } from './rewriteJson';
import type { StringPlace } from './rewriteJson';
import type { SecretsInText } from './secretsInText';
import type { RequestedTexts, Texts } from './texts';

/** What a text is scrubbed with. */
export interface Scrubbing {
  readonly rules: ApiRules;
  readonly ids: KeyedIds | undefined;
  /** Undefined for texts that stay. */
  readonly texts: Texts | undefined;
  readonly requested: RequestedTexts;
  readonly secretsInText: SecretsInText;
  /** JSON keys whose values are secret in this interaction, in lower case. */
  readonly secretKeys: ReadonlySet<string>;
  /** Scheme, host and port that were requested. */
  readonly origin: string;
  /** Called with each secret that a key or a name shows. */
  readonly onSecret: (secret: string) => void;
}

const TAG = /(<[^<>]*>)/;
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
        string: (value, place) => scrubString(value, place, scrubbing),
        number: (number, key) => numberWithPseudonym(number, key, scrubbing.ids),
        invalid: (part) => scrubOther(part, scrubbing),
        isKept: (key) => scrubbing.rules.texts?.keptKeys.includes(key.toLowerCase()) ?? false,
        isSecret: (key) => scrubbing.secretKeys.has(key.toLowerCase()),
        secret: (value) => {
          scrubbing.onSecret(value);
          return REDACTED;
        },
      })
    : scrubOther(text, scrubbing);
}

function scrubString(value: string, { isKey, isKept }: StringPlace, scrubbing: Scrubbing): string {
  const plain = scrubPlain(value, scrubbing);
  const { rules, texts, requested, origin } = scrubbing;
  if (texts === undefined || isKey) {
    return plain;
  }
  return isKept || plain.startsWith(`${rules.root ?? origin}/`)
    ? texts.replaceNames(plain, requested)
    : texts.replaceString(plain, requested);
}

/** Text that is no JSON, such as a page of HTML, whose tags stay. */
function scrubOther(text: string, scrubbing: Scrubbing): string {
  const plain = scrubPlain(text, scrubbing);
  const { texts } = scrubbing;
  return texts === undefined
    ? plain
    : plain
        .split(TAG)
        .map((part) => (TAG.test(part) ? part : texts.replace(part)))
        .join('');
}

/** As `scrubText`, but texts stay: for what is no data of anybody, such as paths and headers. */
export function scrubPlain(text: string, { rules, ids, secretsInText, origin, onSecret }: Scrubbing): string {
  const plain = withOrigin(text, { from: origin, to: rules.root ?? origin });
  const unsigned = plain.replace(LINK, (link) => withoutSignature(link, rules.signedHosts));
  return withPseudonyms(secretsInText.redact(unsigned, onSecret), ids);
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
