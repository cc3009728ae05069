import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import {
  CassetteError,
  readCassette,
  replayClock,
  replayTransport,
  startRecording,
} from '@keboola/http-cassette';
import type { ApiRules } from '@keboola/http-cassette';
import { SECRET_FIELDS, TOKEN_FORM } from './answer';
import type { Ports } from './connect';
import { GraphError } from './errors';
import { FACEBOOK_LOGIN } from './graph';

/** What recordings of this component have as `_metadata.recorded_by`. */
const RECORDED_BY = 'keboola-ex-instagram';

/** The Graph API as recordings know it. */
const GRAPH_API: ApiRules = {
  root: FACEBOOK_LOGIN.root,
  secretNames: [...SECRET_FIELDS],
  tokenForm: TOKEN_FORM,
  // Ids of Instagram have 17 digits (docs/graph-api.md §1), those of pages sometimes 11; timestamps have fewer.
  ids: { minDigits: 11, maxDigits: 20, numberKey: /(^|_)id$/, pseudonymPrefix: '990' },
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
 * from that file: without network or token, at the time of the recording. Paths are absolute or relative to the data folder.
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
    return action(context, await replayPorts(source, context, ports));
  }
  return target === undefined ? action(context, ports) : record(target, action, { context, ports });
}

async function replayPorts(
  path: string,
  { folder }: ActionContext,
  { clock, deadline, liveLine }: Ports,
): Promise<Ports> {
  const text = await folder.readText(path);
  if (text === undefined) {
    throw new UserError(`Cannot replay '${path}': there is no such file`);
  }
  const cassette = readRecording(text, path);
  return {
    clock: replayClock(cassette.freezeTime ?? clock.now()),
    random: () => 0.5,
    deadline,
    ...(liveLine && { liveLine }),
    transport: () =>
      replayTransport(cassette, {
        rules: GRAPH_API,
        missing: (message) => new GraphError('query', message, { status: 0 }),
      }),
    token: 'REPLAY',
  };
}

function readRecording(text: string, name: string): ReturnType<typeof readCassette> {
  try {
    return readCassette(text, { name, recordedBy: RECORDED_BY });
  } catch (error) {
    throw error instanceof CassetteError ? new UserError(error.message) : error;
  }
}

async function record<Answer>(
  path: string,
  action: Recordable<Answer>,
  { context, ports }: { readonly context: ActionContext; readonly ports: Ports },
): Promise<Answer> {
  const { folder, secrets } = context;
  const recording = startRecording(await folder.openWriter(path), {
    rules: GRAPH_API,
    recordedBy: RECORDED_BY,
    startedAt: ports.clock.now(),
    redact: (text) => secrets.redact(text),
  });
  try {
    return await action(context, { ...ports, transport: () => recording.record(ports.transport()) });
  } finally {
    // Also of a run that failed: then it is needed most.
    await recording.close();
  }
}
