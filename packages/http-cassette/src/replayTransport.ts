import { REDACTED } from './apiRules';
import type { ApiRules, KeyedIds } from './apiRules';
import { CassetteError } from './cassetteFile';
import type { Cassette, Interaction } from './cassetteFile';
import { numberWithPseudonym, withoutPseudonyms, withPseudonyms } from './pseudonyms';
import { RecordedResponses } from './recordedResponses';
import { hiddenParameters, requestKeys } from './requestKey';
import { looksLikeJson, rewriteJson } from './rewriteJson';
import { keyedIds, textsOf } from './scrubInteraction';
import { withOrigin } from './scrubText';
import type { HttpResponse, Transport } from './transport';

/** How a recording is replayed. */
export interface ReplayOptions {
  readonly rules: ApiRules;
  /** The key of an own recording: requests have the ids and names that were recorded. @default they have those of the recording */
  readonly key?: string | undefined;
  /** Makes the error for a request that is not in the recording. @default CassetteError */
  readonly missing?: (message: string) => Error;
}

/**
 * Answers requests from a recording, without a network. A request that was sent several times is answered in the order of the
 * recording, and then by its last response. In a recording of another program, a request that is not in it is answered by one that
 * differs only in loose parameters.
 *
 * @returns the transport; it rejects with `missing` for a request that is not in the recording
 */
export function replayTransport(cassette: Cassette, options: ReplayOptions): Transport {
  const { rules, key: secret, missing = (message: string) => new CassetteError(message) } = options;
  const ids = cassette.isOwn && secret !== undefined ? keyedIds(rules, secret) : undefined;
  const texts = ids && cassette.hasOtherTexts ? textsOf(rules, ids.key) : undefined;
  const hidden = hiddenParameters(cassette.interactions.map(({ request }) => request));
  const keyOf = requestKeys({ rules, ids, texts, hidden });
  // Recorded requests have other names already.
  const recordedKeyOf = requestKeys({ rules, ids, texts: undefined, hidden });
  const responses = new RecordedResponses(cassette.interactions, recordedKeyOf);
  const idOf = new Map<string, string>();
  return {
    send: async ({ method, url, body }) => {
      withPseudonyms(`${url} ${body ?? ''}`, ids, (id, pseudonym) => idOf.set(pseudonym, id));
      const key = keyOf({ method, uri: url, body: body ?? null });
      const response = responses.next(key, { mayDiffer: !cassette.isOwn });
      if (response === undefined) {
        const nearest = responses.nearest(key);
        const hint = nearest === undefined ? '' : `; of this path it has ${nearest}`;
        throw missing(`${key.description} is not in the recording${hint}`);
      }
      const { string } = response.body;
      const text = withoutPseudonyms(replayedText(string, { rules, ids }), ids, idOf);
      return httpResponse(response, withOrigin(text, { from: rules.root, to: new URL(url).origin }));
    },
    close: () => undefined,
  };
}

/** An own recording that was edited may have ids: they are treated as when it was recorded. */
function replayedText(
  text: string,
  { rules, ids }: { readonly rules: ApiRules; readonly ids: KeyedIds | undefined },
): string {
  return looksLikeJson(text)
    ? rewriteJson(text, {
        string: (value, { key }) =>
          value === REDACTED && rules.maskedNumbers.includes(key) ? null : withPseudonyms(value, ids),
        number: (number, key) => numberWithPseudonym(number, key, ids),
        invalid: (part) => part,
        isKept: () => false,
        isSecret: () => false,
        secret: (value) => value,
      })
    : withPseudonyms(text, ids);
}

function httpResponse({ status, headers }: Interaction['response'], body: string): HttpResponse {
  return {
    status: status.code,
    headers: Object.fromEntries(Object.entries(headers).map(([name, [value = '']]) => [name, value])),
    body,
  };
}
