import { bodyOf } from './body';
import { CassetteError, readCassette } from './cassetteFile';
import type { Cassette, Interaction } from './cassetteFile';
import { privateFile, readIfThere } from './nodeFile';
import { now } from './processTime';
import { startRecording } from './recordTransport';
import type { Recording, RecordingOptions } from './recordTransport';
import { Replay } from './replay';

type Fetch = typeof globalThis.fetch;

/** Statuses whose responses have no body (Fetch standard, "null body status"). */
const WITHOUT_BODY: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);
const RECORDED_BY = 'http-cassette';

/** How requests of `fetch` are recorded and replayed. */
export interface RecordedFetchOptions extends Partial<
  Pick<RecordingOptions, 'rules' | 'key' | 'keepsTexts' | 'secrets'>
> {
  /** The recording. Its folder must be there. */
  readonly file: string;
  /**
   * `once` records where there is no file yet, and otherwise replays it; `new` replays what is in the file and records the rest;
   * `none` only replays.
   *
   * @default 'once'
   */
  readonly mode?: 'once' | 'new' | 'none';
}

/** A fetch that is recorded or replayed. */
export interface RecordedFetch {
  /** Rejects with a `CassetteError` for a request that is not in a recording that is only replayed. */
  readonly fetch: Fetch;
  /** Completes the recording; throws what went wrong when it was written. */
  readonly close: () => Promise<void>;
}

/**
 * Wraps a fetch, so that its requests are recorded to a file, without secrets, and answered from it the next time.
 *
 * @param fetch sends what is not in the file
 */
export function recorded(fetch: Fetch, options: RecordedFetchOptions): RecordedFetch {
  let opened: Promise<Tape> | undefined;
  const tape = (): Promise<Tape> => (opened ??= openTape(options));
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { answer } = await tape();
      return answer(request, fetch);
    },
    close: async () => {
      // Nothing was requested where there is no tape yet.
      const { close } = (await opened) ?? {};
      await close?.();
    },
  };
}

interface Tape {
  readonly answer: (request: Request, fetch: Fetch) => Promise<Response>;
  readonly close: () => Promise<void>;
}

async function openTape(options: RecordedFetchOptions): Promise<Tape> {
  const { file, mode = 'once' } = options;
  const text = await readIfThere(file);
  if (text === undefined && mode === 'none') {
    throw new CassetteError(`Cannot replay '${file}': there is no such file`);
  }
  const cassette =
    text === undefined ? undefined : readCassette(text, { name: file, recordedBy: RECORDED_BY });
  const replay = cassette && new Replay(cassette, options);
  const isRecorded = cassette === undefined || mode === 'new';
  let recording: Promise<Recording> | undefined;
  return {
    answer: async (request, fetch) => {
      const asked = await requestOf(request.clone());
      const found = isRecorded ? replay?.find(asked) : replay?.answer(asked);
      if (found !== undefined) {
        return responseOf(found, request.url);
      }
      const response = await fetch(request);
      const bytes = new Uint8Array(await response.clone().arrayBuffer());
      recording ??= startTape(options, cassette);
      (await recording).add({ request: asked, response: recordedResponse(response, bytes) });
      return response;
    },
    close: async () => {
      await (await recording)?.close();
    },
  };
}

async function startTape(options: RecordedFetchOptions, cassette: Cassette | undefined): Promise<Recording> {
  return startRecording(await privateFile(options.file), {
    ...options,
    recordedBy: RECORDED_BY,
    startedAt: cassette?.freezeTime ?? now(),
    earlier: cassette?.interactions ?? [],
  });
}

async function requestOf(request: Request): Promise<Interaction['request']> {
  const { text, base64 } = bodyOf(new Uint8Array(await request.arrayBuffer()));
  return {
    method: request.method,
    uri: request.url,
    body: text === '' ? null : text,
    ...(base64 !== undefined && { body_base64: base64 }),
    headers: headerLists(request.headers),
  };
}

function recordedResponse({ status, headers }: Response, bytes: Uint8Array): Interaction['response'] {
  const { text, base64 } = bodyOf(bytes);
  return {
    status: { code: status, message: '' },
    headers: headerLists(headers),
    body: { string: text, ...(base64 !== undefined && { base64_string: base64 }) },
  };
}

function headerLists(headers: Headers): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  headers.forEach((value, name) => (lists[name] = [...(lists[name] ?? []), value]));
  return lists;
}

function responseOf({ status, headers, body }: Interaction['response'], url: string): Response {
  const bytes = body.base64_string === undefined ? body.string : Buffer.from(body.base64_string, 'base64');
  const pairs = Object.entries(headers).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const response = new Response(WITHOUT_BODY.has(status.code) ? null : bytes, {
    status: status.code,
    headers: pairs,
  });
  return Object.defineProperty(response, 'url', { value: url });
}
