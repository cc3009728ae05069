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

/** What has to be known of an API to record it without secrets and to compare requests. */
export interface ApiRules {
  /** Scheme and host of the API; stands in recordings for whatever host was requested. */
  readonly root: string;
  /** Query parameters, form fields and JSON keys whose values are secret, in lower case. */
  readonly secretNames: readonly string[];
  /** Matches tokens by their form, also those of other users, where a word begins or after an escape such as `%3D`. */
  readonly tokenForm?: RegExp;
  /** Without it, ids are recorded as they are. */
  readonly ids?: IdRules;
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
