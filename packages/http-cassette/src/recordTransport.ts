import type { ApiRules } from './apiRules';
import type { Interaction } from './cassetteFile';
import { withDefaults } from './defaultRules';
import { interactionOf } from './interactionOf';
import { newKey } from './keyedHash';
import { Scrubber } from './scrubInteraction';
import type { Transport } from './transport';

/** Where a recording is written. Calls of `write` may overlap; the pieces must stay in order. */
export interface RecordingFile {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** What a recording needs from outside. */
export interface RecordingOptions {
  /** What is known of the API. @default secrets by usual names */
  readonly rules?: Partial<ApiRules>;
  /** The program that records, for `_metadata.recorded_by`. */
  readonly recordedBy: string;
  /** Unix milliseconds: the time at which a replay starts. */
  readonly startedAt: number;
  /** With the same key, ids and texts become the same ones as in another recording. @default a new one, which is thrown away */
  readonly key?: string;
  /** Whether texts are recorded as they came, where the rules tell which are data of people. @default false */
  readonly keepsTexts?: boolean;
  /**
   * Gives what the program that records was told, as a JSON value, so that a replay can be told the same. Ids, secrets and names in
   * requests are replaced afterwards; other texts are if they go through `replaced`.
   */
  readonly settings?: (replaced: (text: string) => string) => unknown;
  /** Secrets that no rule shows, such as one in a path. */
  readonly secrets?: readonly string[];
  /** What an earlier recording has, with which this one begins. */
  readonly earlier?: readonly Interaction[];
  /** Masks secrets that the caller knows, such as those of its configuration. */
  readonly redact?: (text: string) => string;
}

/** A recording that is being made. */
export interface Recording {
  /** Gives a transport that sends requests through another one and records them with their responses. */
  readonly record: (transport: Transport) => Transport;
  /** Records a request and its response. */
  readonly add: (interaction: Interaction) => void;
  /** Completes the file and closes it, also if it could not be written; then it throws why. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a recording. Interactions are written as they come, in the order of the responses, without secrets, with pseudonyms for
 * ids and other texts for texts; requests without a complete response are not recorded. A run that is killed leaves a recording that
 * can be read up to there.
 *
 * @param file open for writing; the recording closes it
 */
export function startRecording(file: RecordingFile, options: RecordingOptions): Recording {
  const { key = newKey(), keepsTexts = false, secrets = [], redact = (text: string) => text } = options;
  const rules = withDefaults(options.rules);
  const scrubber = new Scrubber({ rules, key, replacesTexts: !keepsTexts, secrets, redact });
  const settings = options.settings && scrubber.scrubSettings(options.settings);
  let written = file.write(beginning(options, settings));
  let separator = '\n';
  const write = (interaction: Interaction): void => {
    const text = `${separator}${JSON.stringify(interaction)}`;
    separator = ',\n';
    // One after the other, so that memory does not grow with the recording; `close` reports a failure.
    written = written.then(() => file.write(text));
    written.catch(() => undefined);
  };
  written.catch(() => undefined);
  options.earlier?.forEach(write);
  const add = (interaction: Interaction): void => write(scrubber.scrub(interaction));
  return {
    add,
    record: (transport) => ({
      send: async (request, signal) => {
        const response = await transport.send(request, signal);
        add(interactionOf(request, response));
        return response;
      },
      close: () => transport.close(),
    }),
    close: async () => {
      try {
        await written;
        await file.write('\n]}\n');
      } finally {
        await file.close();
      }
    },
  };
}

function beginning(
  { startedAt, recordedBy, rules, keepsTexts = false }: RecordingOptions,
  settings: unknown,
): string {
  const time = new Date(startedAt).toISOString();
  const metadata = JSON.stringify({
    freeze_time: time,
    recorded_at: time,
    recorded_by: recordedBy,
    ...(rules?.texts && { texts: keepsTexts ? 'kept' : 'replaced' }),
    settings,
  });
  return `{"version":1,"_metadata":${metadata},"interactions":[`;
}
