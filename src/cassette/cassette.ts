import { UserError } from '@keboola/component-ts-lite';

/** One request and its answer, in the shape of the official harness (docs/common-interface.md §6.1). */
export interface Interaction {
  readonly request: {
    readonly method: string;
    readonly uri: string;
    readonly body: string | null;
    readonly headers: Readonly<Record<string, readonly string[]>>;
  };
  readonly response: {
    readonly status: { readonly code: number; readonly message: string };
    readonly headers: Readonly<Record<string, readonly string[]>>;
    readonly body: { readonly string: string };
  };
}

/** A recording. */
export interface Cassette {
  /** Unix milliseconds at which the clock stood when it was made; undefined where that was not kept. */
  readonly freezeTime?: number | undefined;
  /** Made by this component, so that a replay asks exactly what was recorded. */
  readonly isOurs: boolean;
  readonly interactions: readonly Interaction[];
}

/** What our recordings say in `_metadata.recorded_by`. */
export const RECORDED_BY = 'keboola-ex-instagram';

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const partOf = (value: unknown, name: string): unknown => (isPlain(value) ? value[name] : undefined);

/**
 * Reads a recording, ours or one of the official harness.
 *
 * @param text the file
 * @param name how messages call it
 * @returns the recording
 * @throws UserError when it is none
 */
export function parseCassette(text: string, name: string): Cassette {
  const value = parsed(text, name);
  const list = partOf(value, 'interactions');
  const metadata = partOf(value, '_metadata');
  const time = partOf(metadata, 'freeze_time') ?? partOf(metadata, 'recorded_at') ?? undefined;
  const freezeTime = time === undefined ? undefined : Date.parse(typeof time === 'string' ? time : '');
  if (!Array.isArray(list) || Number.isNaN(freezeTime)) {
    throw new UserError(
      `Cannot replay '${name}': it is no recording: 'interactions' is missing or '_metadata.freeze_time' no time`,
    );
  }
  return {
    freezeTime,
    isOurs: partOf(metadata, 'recorded_by') === RECORDED_BY,
    interactions: list.map((one, index) => toInteraction(one, `${name}', interaction ${index + 1}`)),
  };
}

function parsed(text: string, name: string): unknown {
  const document = text.replace(/^\ufeff/, '');
  try {
    return JSON.parse(document);
  } catch {
    return wholePart(document, name);
  }
}

/** A run that was killed leaves a recording without its end: each interaction is a line, and the last one may be cut. */
function wholePart(document: string, name: string): unknown {
  for (const end of [document.length, document.lastIndexOf(',\n')]) {
    try {
      return JSON.parse(`${document.slice(0, Math.max(end, 0))}]}`);
    } catch {
      continue;
    }
  }
  throw new UserError(`Cannot replay '${name}': it is not JSON`);
}

function toInteraction(value: unknown, name: string): Interaction {
  const request = partOf(value, 'request');
  const response = partOf(value, 'response');
  const method = partOf(request, 'method');
  const uri = partOf(request, 'uri');
  const body = partOf(request, 'body');
  const code = partOf(partOf(response, 'status'), 'code');
  const text = partOf(partOf(response, 'body'), 'string');
  if (
    typeof method !== 'string' ||
    typeof uri !== 'string' ||
    !URL.canParse(uri) ||
    typeof code !== 'number' ||
    typeof text !== 'string'
  ) {
    throw new UserError(`Cannot replay '${name}: it has no request and answer`);
  }
  return {
    request: { method, uri, body: typeof body === 'string' ? body : null, headers: {} },
    response: {
      status: { code, message: '' },
      headers: headersOf(partOf(response, 'headers')),
      body: { string: text },
    },
  };
}

function headersOf(value: unknown): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(isPlain(value) ? value : {}).map(([name, texts]) => [
      name.toLowerCase(),
      (Array.isArray(texts) ? (texts as unknown[]) : [texts]).map(String),
    ]),
  );
}
