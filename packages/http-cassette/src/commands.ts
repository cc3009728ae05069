import { REDACTED } from './apiRules';
import { isForm } from './body';
import { parseRecording, readCassette } from './cassetteFile';
import type { Interaction } from './cassetteFile';
import { withDefaults } from './defaultRules';
import { Scrubber } from './scrubInteraction';

/** What the program needs from outside. */
export interface CommandSurroundings {
  /** Reads a file; undefined when there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
  readonly print: (text: string) => void;
  /** Secrets that no name or form shows. */
  readonly secrets: readonly string[];
}

const USAGE = `Usage: http-cassette show FILE    a line for each request and its response
       http-cassette scrub FILE   the recording once more without secrets, to the output
       http-cassette check FILE   exit code 1 where it has secrets

HTTP_CASSETTE_SECRETS: secrets that neither a name nor their form shows, one a line
`;

type Command = (text: string, name: string, surroundings: CommandSurroundings) => number;
const COMMANDS: Readonly<Record<string, Command>> = { show, scrub, check };

/**
 * Runs a command line.
 *
 * @returns the exit code: 0, or 1 for a secret that was found, a wrong command line or a file that is no recording
 */
export async function runCommand(
  args: readonly string[],
  surroundings: CommandSurroundings,
): Promise<number> {
  const [name = '', file, ...more] = args;
  const command = COMMANDS[name];
  if (command === undefined || file === undefined || more.length > 0) {
    surroundings.print(USAGE);
    return name === '--help' ? 0 : 1;
  }
  const text = await surroundings.read(file);
  if (text === undefined) {
    surroundings.print(`Cannot read '${file}': there is no such file\n`);
    return 1;
  }
  return command(text, file, surroundings);
}

/** A recording with what no replay needs, and what takes secrets out of it. */
interface Opened {
  readonly interactions: readonly Interaction[];
  /** Everything of the file but its interactions. */
  readonly rest: Readonly<Record<string, unknown>>;
  readonly scrubber: Scrubber;
}

function opened(text: string, name: string, secrets: readonly string[]): Opened {
  const { interactions } = readCassette(text, { name, recordedBy: '' });
  const { interactions: _, ...rest } = parseRecording(text, name) as Record<string, unknown>;
  const headers = interactions.flatMap(({ response }) => Object.keys(response.headers));
  // What was recorded stays, but for secrets.
  const rules = withDefaults({ recordedHeaders: headers });
  const scrubber = new Scrubber({
    rules,
    key: undefined,
    replacesTexts: false,
    secrets,
    redact: (part) => part,
  });
  return { interactions, rest, scrubber };
}

function show(text: string, name: string, { print, secrets }: CommandSurroundings): number {
  const { interactions, scrubber } = opened(text, name, secrets);
  for (const [index, interaction] of interactions.entries()) {
    const { request, response } = scrubber.scrub(interaction);
    const { string, base64_string: bytes } = response.body;
    const size = bytes === undefined ? Buffer.byteLength(string) : Buffer.byteLength(bytes, 'base64');
    print(`${index + 1} ${request.method} ${request.uri} → ${response.status.code}, ${size} bytes\n`);
  }
  return 0;
}

function scrub(text: string, name: string, { print, secrets }: CommandSurroundings): number {
  const { interactions, rest, scrubber } = opened(text, name, secrets);
  const scrubbed = interactions.map((interaction) => JSON.stringify(scrubber.scrub(interaction)));
  // Last, when the secrets of all of them are known.
  const head = scrubber.scrubSettings(() => rest) as object;
  print(
    `${JSON.stringify({ ...head, interactions: [] }).slice(0, -']}'.length)}\n${scrubbed.join(',\n')}\n]}\n`,
  );
  return 0;
}

function check(text: string, name: string, { print, secrets }: CommandSurroundings): number {
  const { interactions, rest, scrubber } = opened(text, name, secrets);
  const found = interactions.flatMap((interaction, index) => {
    const clean = scrubber.scrub(interaction);
    return [
      ...(shapeOf(clean.request) === shapeOf(interaction.request) ? [] : ['request']),
      ...(JSON.stringify(clean.response) === JSON.stringify(interaction.response) ? [] : ['response']),
    ].map((part) => `interaction ${index + 1} has a secret in its ${part}\n`);
  });
  if (JSON.stringify(scrubber.scrubSettings(() => rest)) !== JSON.stringify(rest)) {
    found.push('the part before the interactions has a secret\n');
  }
  print(found.length === 0 ? `No secrets found in '${name}'\n` : `'${name}':\n${found.join('')}`);
  return found.length === 0 ? 0 : 1;
}

/** A request without what a scrubber writes in another way although it is no secret. */
function shapeOf({ method, uri, body, body_base64: bytes }: Interaction['request']): string {
  const url = new URL(uri);
  url.search = withoutRedacted(url.search);
  return JSON.stringify([
    method,
    url.href,
    body !== null && isForm(body) ? withoutRedacted(body) : body,
    bytes,
  ]);
}

function withoutRedacted(params: string): string {
  return new URLSearchParams(
    [...new URLSearchParams(params)].filter(([, value]) => value !== REDACTED),
  ).toString();
}
