import { hostname } from 'node:os';
import { readConfigFile } from '../config/configFile';
import { type Environment, readEnvironment } from '../config/environment';
import { isDebug } from '../config/isDebug';
import { readDataTypeSupport } from '../config/storageMapping';
import { DataFolder } from '../folder/dataFolder';
import { type FileSystem, nodeFileSystem } from '../folder/fileSystem';
import type { FolderPart } from '../folder/folderPart';
import { ConsoleSink } from '../log/consoleSink';
import { createGelfSink, type GelfSink } from '../log/gelfSink';
import { createLogger } from '../log/logger';
import type { LogRecord } from '../log/logRecord';
import type { TextOutput } from '../log/textOutput';
import { proxySecrets } from '../secrets/proxySecrets';
import { Secrets } from '../secrets/secrets';
import { secretsOf } from '../secrets/secretsOf';
import type { ActionHandler, Actions } from './actionContext';
import { type CaptureOutput, captureLines } from './captureOutput';
import { findDataFolder } from './findDataFolder';
import { describeFailure, type Failure, sentenceLast } from './describeFailure';
import { formatAnswer } from './formatAnswer';
import { openContext } from './openContext';
import { listenForStop, type SignalSource } from './stopSignal';
import { now as realNow } from './systemClock';

/** What a component is made of, and what it meets the outside through. */
export interface ComponentOptions {
  /** Usually `process.env`. */
  readonly variables: NodeJS.ProcessEnv;
  /** Usually `process.stdout`. */
  readonly stdout: TextOutput;
  /** Usually `process.stderr`. */
  readonly stderr: TextOutput;
  readonly actions: Actions;
  /** Usually `process`; without it neither signals nor errors that the action's own promise does not bring are noticed. */
  readonly signals?: SignalSource;
  /** Diverts what the process prints beside the logger, such as `console.log`; without it that goes where it went. */
  readonly captureOutput?: CaptureOutput;
  /** Given every message of the logger, without secrets, beside where it goes. */
  readonly onLog?: (record: LogRecord) => void;
  /** @default the real one */
  readonly fileSystem?: FileSystem;
  /** Unix time in milliseconds, for GELF. @default the real one */
  readonly now?: () => number;
  /** @default 'tcp' */
  readonly gelfProtocol?: 'tcp' | 'udp';
  /**
   * Tells which of several processes that write into one data folder this is: its tables become slices. What it throws ends the run
   * as what the action throws. @default the only one
   */
  readonly partOf?: (environment: Environment) => FolderPart | undefined;
}

/** The run's own things, there before the configuration is read. */
interface Surroundings {
  readonly environment: Environment;
  readonly secrets: Secrets;
  readonly signal: AbortSignal;
  readonly console: ConsoleSink;
  readonly gelf: GelfSink | undefined;
}

/**
 * Runs the action that config.json names, and reports to the platform how it ended
 * (https://help.keboola.com/extend/common-interface/environment/#return-values): a `UserError` is the last line on stderr and
 * exit code 1, anything else thrown a stack trace and 2. With a log server (KBC_LOGGER_ADDR) all messages go there, and nothing but
 * the one sentence of a failure is printed; what the server does not take is printed. No secret is ever written out. A first SIGTERM
 * or SIGINT aborts `context.signal`, a second one does not wait for the action; nor does an error that nobody has caught.
 *
 * @param options the actions and the outside
 * @returns the exit code, for `process.exitCode`; it never rejects, and has sent all logs when it resolves
 */
export async function runComponent(options: ComponentOptions): Promise<0 | 1 | 2> {
  const { stdout, stderr } = options;
  ignoreLostReader(stdout);
  ignoreLostReader(stderr);
  const environment = readEnvironment(options.variables);
  const secrets = new Secrets();
  [environment.token ?? '', ...proxySecrets(environment)].forEach((secret) => secrets.add(secret));
  const stop = listenForStop(options.signals);
  const console = new ConsoleSink({ stdout, stderr });
  let last: LogRecord | undefined;
  const gelf = openGelf(options, environment, (record) => record !== last && console.send(record));
  const release = captureLines(options.captureOutput, { stdout, stderr, secrets, console, gelf });
  let failure: Failure | undefined;
  try {
    await Promise.race([
      runAction(options, { environment, secrets, signal: stop.signal, console, gelf }),
      stop.broken,
    ]);
  } catch (thrown) {
    failure = redacted(describeFailure(thrown, stop.signal), secrets);
  }
  release();
  if (failure !== undefined) {
    last = { level: 'error', message: failure.text, fields: {} };
    gelf?.send(last);
  }
  await gelf?.close();
  stop.release();
  if (failure === undefined) {
    return 0;
  }
  // After the log server's last warning: nothing may follow the sentence.
  stderr.write(`${lastWords(failure, gelf !== undefined && !gelf.isLost)}\n`);
  return failure.exitCode;
}

/** What has reached the log server must not stand on stderr too: the platform would show it twice. */
function lastWords({ exitCode, text }: Failure, isLogged: boolean): string {
  const words = exitCode === 1 || isLogged ? sentenceLast(text) : text;
  return isLogged ? (words.split('\n').at(-1) ?? '') : words;
}

async function runAction(options: ComponentOptions, surroundings: Surroundings): Promise<void> {
  const { secrets, signal, console, gelf } = surroundings;
  const fileSystem = options.fileSystem ?? nodeFileSystem;
  const keepSecrets = (document: unknown) => secretsOf(document).forEach((secret) => secrets.add(secret));
  const root = await findDataFolder(surroundings.environment, fileSystem);
  const part = options.partOf?.(surroundings.environment);
  const folder = new DataFolder(root, fileSystem, { keepSecrets, part });
  const config = await readConfigFile(folder);
  keepSecrets(config);
  const handler = findHandler(options.actions, config.action);
  const isSync = config.action !== 'run';
  console.isQuiet = isSync;
  const dataTypeSupport = readDataTypeSupport(config.storage) ?? surroundings.environment.dataTypeSupport;
  const environment = Object.freeze({ ...surroundings.environment, dataDir: root, dataTypeSupport });
  const { onLog } = options;
  const logger = createLogger({ sink: gelf ?? console, debug: isDebug(config.parameters), secrets, onLog });
  const context = openContext({ config, folder, environment, logger, secrets, signal });
  const { tables, result } = context;
  try {
    const answer = await handler(context);
    await tables.finish();
    await result.finish();
    if (isSync) {
      options.stdout.write(formatAnswer(answer, secrets));
    }
  } catch (error) {
    // What failed first is what is reported.
    await tables.discard().catch(() => undefined);
    await folder.removeUnfinished().catch(() => undefined);
    throw error;
  }
}

/** The form calls only the actions that the component is registered with, so an unknown one is the vendor's mistake. */
function findHandler(actions: Actions, name: string): ActionHandler<unknown> {
  const handler = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (handler === undefined) {
    const known = Object.keys(actions).map((action) => `'${action}'`);
    throw new Error(`Cannot run action '${name}': this component knows ${known.join(', ')}`);
  }
  return handler;
}

function openGelf(
  options: ComponentOptions,
  environment: Environment,
  onUnsent: (record: LogRecord) => void,
): GelfSink | undefined {
  return environment.logger === undefined
    ? undefined
    : createGelfSink({
        address: environment.logger,
        protocol: options.gelfProtocol ?? 'tcp',
        host: hostname(),
        now: options.now ?? realNow,
        onProblem: (sentence) => options.stderr.write(`WARNING: ${sentence}\n`),
        onUnsent,
      });
}

function redacted(failure: Failure, secrets: Secrets): Failure {
  return { ...failure, text: secrets.redact(failure.text) };
}

/** A reader that goes away (`| head`) must not crash the job. */
function ignoreLostReader(output: TextOutput): void {
  output.on?.('error', () => undefined);
}
