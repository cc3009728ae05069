/** How the object ids of an API are recognized. */
export interface IdRules {
  /** The shortest run of digits that is an id; timestamps and counts should be shorter. */
  readonly minDigits: number;
  readonly maxDigits: number;
  /** Matches the JSON keys under which a number is an id; any other number is a value and stays. */
  readonly numberKey: RegExp;
  /** The digits with which every pseudonym starts. No real id may start with them. */
  readonly pseudonymPrefix: string;
}

/** Which ids become which pseudonyms. */
export interface KeyedIds extends IdRules {
  /** With the same key, the same id has the same pseudonym; see `newKey`. */
  readonly key: string;
}

/** Which texts of an API are data of people, who may not want them to be sent to others. */
export interface TextRules {
  /** JSON keys in lower case under which no string is a text of anybody, also in arrays and objects: types, errors, cursors. */
  readonly keptKeys: readonly string[];
  /** Texts that stay wherever they are, also as a segment of a link. */
  readonly keptTexts: readonly string[];
  /** Hosts, with those below them, that links keep. */
  readonly keptHosts: readonly string[];
  /** Modifiers of fields whose value is the name of somebody: `username` for `fields=user.username(NAME){id}`. */
  readonly personalModifiers: readonly string[];
}

/** What has to be known of an API to record it without secrets and to compare requests. */
export interface ApiRules {
  /** Scheme and host of the API; stands in recordings for whatever host was requested. @default hosts are recorded, and distinguished */
  readonly root?: string;
  /** Query parameters, form fields and JSON keys whose values are secret, in lower case. */
  readonly secretNames: readonly string[];
  /** Request headers whose values are secret, in lower case. @default authorization */
  readonly secretHeaders?: readonly string[];
  /** Matches tokens by their form, also those of other users, where a word begins or after an escape such as `%3D`. */
  readonly tokenForm?: RegExp;
  /** Without it, ids are recorded as they are. */
  readonly ids?: IdRules;
  /** Without it, texts are recorded as they are. */
  readonly texts?: TextRules;
  /** Response headers that are recorded, in lower case; the others change from run to run. */
  readonly recordedHeaders: readonly string[];
  /** Parts of host names whose links are signed for a limited time: they are recorded without their query. */
  readonly signedHosts: readonly string[];
  /**
   * Parameters that do not matter when a recording of another program is searched for a request, such as dates and page sizes;
   * also as a modifier `.name(value)` within the value of another parameter.
   */
  readonly looseParameters: readonly string[];
  /** JSON keys of numbers that other recorders replace by `REDACTED`: replayed as null. */
  readonly maskedNumbers: readonly string[];
}

/** Stands in recordings for every secret, as in those of the official harness. */
export const REDACTED = 'REDACTED';
