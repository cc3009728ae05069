import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import type { Transport } from '../graph';
import type { Clock, Random } from '../runtime';
import { parseCassette, RECORDED_BY } from './cassette';
import { recordingTransport } from './recordingTransport';
import { replayTransport } from './replayTransport';

/** What comes in from outside of a run. */
interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: () => Transport;
  /** Stands for the configured token where none is needed. */
  readonly token?: string;
}

/** The ports of a run that is recorded or replayed, or those that were given. */
interface OpenCassette {
  readonly ports: Ports;
  /** Ends the recording, also of a run that failed. */
  readonly close: () => Promise<void>;
}

/**
 * Records a run to the file that `RECORD_TO` names, or replays the one that `REPLAY_FROM` names: then there is no network,
 * no token is needed, and the clock stands where it stood. Paths are absolute or relative to the data folder.
 *
 * @param context environment, data folder and secrets
 * @param ports the real ones
 * @returns the ports to run with
 * @throws UserError when the file cannot be written or is no recording
 */
export async function openCassette(
  context: Pick<ActionContext, 'environment' | 'folder' | 'secrets'>,
  ports: Ports,
): Promise<OpenCassette> {
  const target = context.environment.get('RECORD_TO');
  const source = context.environment.get('REPLAY_FROM');
  if (target !== undefined && source !== undefined) {
    throw new UserError('Cannot record and replay at once: RECORD_TO and REPLAY_FROM are both set');
  }
  if (source !== undefined) {
    return { ports: await replayed(source, context, ports), close: () => Promise.resolve() };
  }
  return target === undefined ? { ports, close: () => Promise.resolve() } : recorded(target, context, ports);
}

async function replayed(
  path: string,
  { folder }: Pick<ActionContext, 'folder'>,
  { clock }: Ports,
): Promise<Ports> {
  const text = await folder.readText(path);
  if (text === undefined) {
    throw new UserError(`Cannot replay '${path}': there is no such file`);
  }
  const cassette = parseCassette(text, path);
  let now = cassette.freezeTime ?? clock.now();
  return {
    clock: {
      now: () => now,
      // Nothing is waited for: what comes is there already.
      sleep: (milliseconds, signal) => {
        now += milliseconds;
        return signal?.aborted === true ? Promise.reject(signal.reason as Error) : Promise.resolve();
      },
    },
    random: () => 0.5,
    transport: () => replayTransport(cassette),
    token: 'REPLAY',
  };
}

async function recorded(
  path: string,
  { folder, secrets }: Pick<ActionContext, 'folder' | 'secrets'>,
  ports: Ports,
): Promise<OpenCassette> {
  const writer = await folder.openWriter(path);
  const time = new Date(ports.clock.now()).toISOString();
  const metadata = JSON.stringify({
    freeze_time: time,
    recorded_at: time,
    recorded_by: RECORDED_BY,
  });
  // One after the other, so that memory does not grow with the recording.
  let written = writer.write(`{"version":1,"_metadata":${metadata},"interactions":[`);
  let count = 0;
  const keep = (interaction: string): void => {
    const text = `${count === 0 ? '' : ','}\n${interaction}`;
    count += 1;
    written = written.then(() => writer.write(text));
    written.catch(() => undefined);
  };
  return {
    ports: { ...ports, transport: () => recordingTransport(ports.transport(), { keep, secrets }) },
    close: async () => {
      try {
        await written;
        await writer.write('\n]}\n');
      } finally {
        await writer.close();
      }
    },
  };
}
