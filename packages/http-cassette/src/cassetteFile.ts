/** One request and its response, in the format of the official harness. */
export interface Interaction {
  readonly request: {
    readonly method: string;
    readonly uri: string;
    readonly body: string | null;
    /** In place of `body`, what is no text. */
    readonly body_base64?: string;
    readonly headers: Readonly<Record<string, readonly string[]>>;
  };
  readonly response: {
    readonly status: { readonly code: number; readonly message: string };
    readonly headers: Readonly<Record<string, readonly string[]>>;
    /** `base64_string` is what is no text; `string` is empty then. */
    readonly body: { readonly string: string; readonly base64_string?: string };
  };
}

/** A recording. */
export interface Cassette {
  /** The time of the recording in unix milliseconds; undefined if the file has none. */
  readonly freezeTime?: number | undefined;
  /** Made by the program that replays it: ids are pseudonyms, and requests must be the recorded ones exactly. */
  readonly isOwn: boolean;
  /** Whether its texts stand for others, and names in requests with them. */
  readonly hasOtherTexts: boolean;
  /** What the program that recorded was told; undefined if the file does not say. */
  readonly settings?: unknown;
  readonly interactions: readonly Interaction[];
}

/** A file is not a recording, or a recording does not have what is requested. */
export class CassetteError extends Error {
  override readonly name = 'CassetteError';
}

/** How a file is read. */
export interface ReadOptions {
  /** What messages call the file. */
  readonly name: string;
  /** What own recordings have as `_metadata.recorded_by`. */
  readonly recordedBy: string;
}

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const partOf = (value: unknown, name: string): unknown => (isPlain(value) ? value[name] : undefined);

/**
 * Reads a recording, of this package or of the official harness (keboola.vcr). The rest of a recording that was cut short, because
 * its run was killed, is ignored.
 *
 * @param text the content of the file
 * @throws CassetteError if it is not a recording
 */
export function readCassette(text: string, { name, recordedBy }: ReadOptions): Cassette {
  const value = parseRecording(text, name);
  const list = partOf(value, 'interactions');
  const metadata = partOf(value, '_metadata');
  const time = partOf(metadata, 'freeze_time') ?? partOf(metadata, 'recorded_at') ?? undefined;
  const freezeTime = time === undefined ? undefined : parseTime(time);
  if (!Array.isArray(list) || Number.isNaN(freezeTime)) {
    throw new CassetteError(
      `Cannot replay '${name}': it is no recording: 'interactions' is missing or '_metadata.freeze_time' no time`,
    );
  }
  return {
    freezeTime,
    isOwn:
      partOf(metadata, 'recorded_by') === recordedBy && partOf(metadata, 'keboola_vcr_version') === undefined,
    hasOtherTexts: partOf(metadata, 'texts') === 'replaced',
    settings: partOf(metadata, 'settings'),
    interactions: list.map((one, index) => toInteraction(one, `${name}', interaction ${index + 1}`)),
  };
}

/** The official harness writes times in UTC without saying so. */
function parseTime(time: unknown): number {
  const text = typeof time === 'string' ? time : '';
  return Date.parse(/T[^Z+-]*$/.test(text) ? `${text}Z` : text);
}

/** Parses the JSON of a recording, also of one that was cut short. */
export function parseRecording(text: string, name: string): unknown {
  const document = text.replace(/^\ufeff/, '');
  try {
    return JSON.parse(document);
  } catch {
    return parseBeginning(document, name);
  }
}

/** Each interaction is a line, and the last one may be cut. */
function parseBeginning(document: string, name: string): unknown {
  for (const end of [document.length, document.lastIndexOf(',\n')]) {
    try {
      return JSON.parse(`${document.slice(0, Math.max(end, 0))}]}`);
    } catch {
      continue;
    }
  }
  throw new CassetteError(`Cannot replay '${name}': it is not JSON`);
}

function toInteraction(value: unknown, name: string): Interaction {
  const request = partOf(value, 'request');
  const response = partOf(value, 'response');
  const method = partOf(request, 'method');
  const uri = partOf(request, 'uri');
  const body = partOf(request, 'body');
  const code = partOf(partOf(response, 'status'), 'code');
  const bodyBytes = partOf(request, 'body_base64');
  const answer = answerOf(partOf(response, 'body'));
  if (
    typeof method !== 'string' ||
    typeof uri !== 'string' ||
    !URL.canParse(uri) ||
    typeof code !== 'number' ||
    answer === undefined
  ) {
    throw new CassetteError(`Cannot replay '${name}: it has no request and answer`);
  }
  return {
    request: {
      method,
      uri,
      body: typeof body === 'string' ? body : null,
      ...(typeof bodyBytes === 'string' && { body_base64: bodyBytes }),
      headers: {},
    },
    response: {
      status: { code, message: '' },
      headers: textHeaders(partOf(response, 'headers')),
      body: answer,
    },
  };
}

/** Reads the body of a response; undefined when it has neither a text nor bytes. */
function answerOf(body: unknown): Interaction['response']['body'] | undefined {
  const bytes = partOf(body, 'base64_string');
  const text = partOf(body, 'string') ?? (typeof bytes === 'string' ? '' : undefined);
  return typeof text === 'string'
    ? { string: text, ...(typeof bytes === 'string' && { base64_string: bytes }) }
    : undefined;
}

function textHeaders(value: unknown): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(isPlain(value) ? value : {}).map(([name, texts]) => [
      name.toLowerCase(),
      (Array.isArray(texts) ? (texts as unknown[]) : [texts]).map(String),
    ]),
  );
}
