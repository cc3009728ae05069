import { REDACTED } from './apiRules';
import type { ApiRules, KeyedIds } from './apiRules';
import { CassetteError } from './cassetteFile';
import type { Cassette, Interaction } from './cassetteFile';
import { withDefaults } from './defaultRules';
import { numberWithPseudonym, withoutPseudonyms, withPseudonyms } from './pseudonyms';
import { RecordedResponses } from './recordedResponses';
import { hiddenParameters, requestKeys } from './requestKey';
import type { RequestKey } from './requestKey';
import { looksLikeJson, rewriteJson } from './rewriteJson';
import { Scrubber } from './scrubInteraction';
import { withOrigin } from './scrubText';

/** How a recording is replayed. */
export interface ReplayOptions {
  /** What is known of the API. @default secrets by usual names */
  readonly rules?: Partial<ApiRules>;
  /** The key of an own recording: requests have the ids and names that were recorded. @default they have those of the recording */
  readonly key?: string | undefined;
  /** Secrets that no rule shows, such as one in a path; they need not be those of the recording. */
  readonly secrets?: readonly string[];
  /** Masks secrets that the caller knows, as it did in the recording. */
  readonly redact?: (text: string) => string;
  /** Makes the error for a request that is not in the recording. @default CassetteError */
  readonly missing?: (message: string) => Error;
}

type Request = Interaction['request'];
type Response = Interaction['response'];

/** Answers requests from a recording. */
export class Replay {
  private readonly rules: ApiRules;
  private readonly scrubber: Scrubber;
  private readonly keyOf: (request: Request) => RequestKey;
  private readonly responses: RecordedResponses;
  private readonly idOf = new Map<string, string>();

  constructor(
    private readonly cassette: Cassette,
    private readonly options: ReplayOptions,
  ) {
    this.rules = withDefaults(options.rules);
    const { secrets = [], redact = (text: string) => text } = options;
    const key = cassette.isOwn ? options.key : undefined;
    const given = { rules: this.rules, key, secrets, redact };
    this.scrubber = new Scrubber({ ...given, replacesTexts: cassette.hasOtherTexts });
    // Recorded requests have other names already.
    const recorded = new Scrubber({ ...given, replacesTexts: false });
    const requests = cassette.interactions.map(({ request }) => request);
    this.keyOf = requestKeys({ rules: this.rules, hidden: hiddenParameters(requests) });
    this.responses = new RecordedResponses(cassette.interactions, (request) =>
      this.keyOf(recorded.scrubRequest(request)),
    );
  }

  /** Gives the next response to a request, with its ids and host; undefined if there is none. */
  find(request: Request): Response | undefined {
    const response = this.responses.next(this.keyOf(this.scrubber.scrubRequest(request)), {
      mayDiffer: !this.cassette.isOwn,
    });
    if (response === undefined) {
      return undefined;
    }
    const { ids } = this.scrubber;
    withPseudonyms(`${request.uri} ${request.body ?? ''}`, ids, (id, pseudonym) =>
      this.idOf.set(pseudonym, id),
    );
    const text = withoutPseudonyms(replayedText(response.body.string, this.rules, ids), ids, this.idOf);
    const { origin } = new URL(request.uri);
    const string = withOrigin(text, { from: this.rules.root ?? origin, to: origin });
    return { ...response, body: { ...response.body, string } };
  }

  /** As `find`, but throws what `missing` makes of the message where there is no response. */
  answer(request: Request): Response {
    const response = this.find(request);
    if (response === undefined) {
      const { missing = (message: string) => new CassetteError(message) } = this.options;
      const key = this.keyOf(this.scrubber.scrubRequest(request));
      const nearest = this.responses.nearest(key);
      const hint = nearest === undefined ? '' : `; of this path it has ${nearest}`;
      throw missing(`${key.description} is not in the recording${hint}`);
    }
    return response;
  }
}

/** An own recording that was edited may have ids: they are treated as when it was recorded. */
function replayedText(text: string, rules: ApiRules, ids: KeyedIds | undefined): string {
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
