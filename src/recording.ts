import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import {
  CassetteError,
  newKey,
  readCassette,
  replayClock,
  replayTransport,
  startRecording,
} from '@keboola/http-cassette';
import type { ApiRules, Cassette } from '@keboola/http-cassette';
import { isObject, SECRET_FIELDS, TOKEN_FORM } from './answer';
import type { Ports } from './connect';
import { GraphError } from './errors';
import { FACEBOOK_LOGIN } from './graph';

/** What recordings of this component have as `_metadata.recorded_by`. */
const RECORDED_BY = 'keboola-ex-instagram';

/** What may be wrong with a request that is not in an own recording, if its ids are real ones. */
const NEEDS_KEY =
  '; its ids are pseudonyms, which need its key (RECORD_KEY) or a config.json without parameters';

/** The Graph API as recordings know it. */
const GRAPH_API: ApiRules = {
  root: FACEBOOK_LOGIN.root,
  secretNames: [...SECRET_FIELDS],
  tokenForm: TOKEN_FORM,
  // Ids of Instagram have 17 digits (docs/graph-api.md §1), those of pages sometimes 11; timestamps have fewer.
  ids: { minDigits: 11, maxDigits: 20, numberKey: /(^|_)id$/, pseudonymPrefix: '990' },
  texts: {
    // Types, times, errors, and what permissions and tokens are called: nothing of these is written by people.
    keptKeys: [
      'id',
      'media_type',
      'media_product_type',
      'media_audio_type',
      'period',
      'error',
      'headers',
      'before',
      'after',
      'dimension_keys',
      'dimension_values',
      'permission',
      'status',
      'tasks',
      'scopes',
      'scope',
      'type',
      'token_type',
    ],
    // Kinds of objects in permalinks (docs/graph-api.md §5).
    keptTexts: ['p', 'reel', 'tv', 'stories'],
    keptHosts: ['instagram.com', 'facebook.com', 'cdninstagram.com', 'fbcdn.net', 'fbsbx.com'],
    personalModifiers: ['username'],
  },
  recordedHeaders: [
    'content-type',
    'facebook-api-version',
    'retry-after',
    'x-app-usage',
    'x-business-use-case-usage',
  ],
  signedHosts: ['cdninstagram', 'fbcdn', 'fbsbx'],
  looseParameters: ['since', 'until', 'limit', 'time_increment', 'include_headers'],
  // Most messages begin with the code of their error.
  maskedNumbers: ['code'],
};

/** An action before it is decided whether it is recorded. */
type Recordable<Answer> = (context: ActionContext, ports: Ports) => Promise<Answer>;

/**
 * Does an action. With `RECORD_TO` in the environment, its requests and responses are recorded to that file; with `REPLAY_FROM`, it runs
 * from that file: without network or token, at the time of the recording, and, where config.json has no parameters, with those of the
 * recording. `RECORD_KEY` is the file of the key on which pseudonyms depend: made when it is missing; without it the key is thrown
 * away. Paths are absolute or relative to the data folder.
 *
 * @throws UserError as the action, and for a recording that cannot be written or read
 */
export async function withRecording<Answer>(
  action: Recordable<Answer>,
  context: ActionContext,
  ports: Ports,
): Promise<Answer> {
  const target = context.environment.get('RECORD_TO');
  const source = context.environment.get('REPLAY_FROM');
  if (target !== undefined && source !== undefined) {
    throw new UserError('Cannot record and replay at once: RECORD_TO and REPLAY_FROM are both set');
  }
  if (source !== undefined) {
    return replay(source, action, { context, ports });
  }
  return target === undefined ? action(context, ports) : record(target, action, { context, ports });
}

/** An action and what it is given. */
interface Given {
  readonly context: ActionContext;
  readonly ports: Ports;
}

async function replay<Answer>(
  path: string,
  action: Recordable<Answer>,
  { context, ports }: Given,
): Promise<Answer> {
  const { folder, config } = context;
  const text = await folder.readText(path);
  if (text === undefined) {
    throw new UserError(`Cannot replay '${path}': there is no such file`);
  }
  const cassette = readRecording(text, path);
  const isEmpty = Object.keys(config.parameters).length === 0;
  const recorded = isEmpty && isObject(cassette.settings) ? cassette.settings : undefined;
  // The recorded parameters have pseudonyms already.
  const key = recorded === undefined ? await readKey(context) : undefined;
  const parameters = recorded ?? config.parameters;
  return action(
    { ...context, parameters, config: { ...config, parameters } },
    replayPorts(
      cassette,
      { key, hint: cassette.isOwn && key === undefined && recorded === undefined ? NEEDS_KEY : '' },
      ports,
    ),
  );
}

function replayPorts(
  cassette: Cassette,
  { key, hint }: { readonly key: string | undefined; readonly hint: string },
  { clock, deadline, liveLine }: Ports,
): Ports {
  return {
    clock: replayClock(cassette.freezeTime ?? clock.now()),
    random: () => 0.5,
    deadline,
    ...(liveLine && { liveLine }),
    transport: () =>
      replayTransport(cassette, {
        rules: GRAPH_API,
        key,
        missing: (message) => new GraphError('query', `${message}${hint}`, { status: 0 }),
      }),
    token: 'REPLAY',
  };
}

function readRecording(text: string, name: string): Cassette {
  try {
    return readCassette(text, { name, recordedBy: RECORDED_BY });
  } catch (error) {
    throw error instanceof CassetteError ? new UserError(error.message) : error;
  }
}

async function record<Answer>(
  path: string,
  action: Recordable<Answer>,
  { context, ports }: Given,
): Promise<Answer> {
  const { folder, secrets, environment, config } = context;
  const key = (await readKey(context)) ?? (await makeKey(context));
  const recording = startRecording(await folder.openPrivateWriter(path), {
    rules: GRAPH_API,
    recordedBy: RECORDED_BY,
    startedAt: ports.clock.now(),
    key,
    keepsTexts: environment.get('RECORD_TEXTS') === '1',
    settings: (replaced) => withOtherNames(config.parameters, replaced),
    redact: (text) => secrets.redact(text),
  });
  try {
    return await action(context, { ...ports, transport: () => recording.record(ports.transport()) });
  } finally {
    // Also of a run that failed: then it is needed most.
    await recording.close();
  }
}

/** The parameters with other texts for what they have from the API: names and categories of accounts. */
function withOtherNames(
  { accounts, ...parameters }: ActionContext['parameters'],
  replaced: (text: string) => string,
): object {
  const renamed = (account: unknown): unknown =>
    isObject(account)
      ? Object.fromEntries(
          Object.entries(account).map(([key, value]) => [
            key,
            typeof value === 'string' && !GRAPH_API.ids?.numberKey.test(key) ? replaced(value) : value,
          ]),
        )
      : account;
  if (Array.isArray(accounts)) {
    return { ...parameters, accounts: accounts.map(renamed) };
  }
  return isObject(accounts)
    ? {
        ...parameters,
        accounts: Object.fromEntries(Object.entries(accounts).map(([id, account]) => [id, renamed(account)])),
      }
    : { ...parameters, accounts };
}

/** The key of `RECORD_KEY`; undefined where it is not set, or there is no such file yet. */
async function readKey({ environment, folder }: ActionContext): Promise<string | undefined> {
  const path = environment.get('RECORD_KEY');
  const text = path === undefined ? undefined : await folder.readText(path);
  if (text?.trim() === '') {
    throw new UserError(`Cannot use the key '${path ?? ''}': the file is empty`);
  }
  return text?.trim();
}

/** Makes a key, and keeps it where `RECORD_KEY` says. */
async function makeKey({ environment, folder }: ActionContext): Promise<string> {
  const key = newKey();
  const path = environment.get('RECORD_KEY');
  if (path !== undefined) {
    const file = await folder.openPrivateWriter(path);
    await file.write(`${key}\n`);
    await file.close();
  }
  return key;
}
