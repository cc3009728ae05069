import { hostname } from 'node:os';
import { type ConfigFile, readConfigFile } from '../config/configFile';
import { DataFolder } from '../folder/dataFolder';
import { type Environment, readEnvironment } from '../config/environment';
import { UserError } from '../errors/userError';
import { describeFailure, type Failure, sentenceLast } from './describeFailure';
import { type FileSystem, nodeFileSystem } from '../folder/fileSystem';
import { createGelfSink } from '../log/gelfSink';
import { createLogger, type Logger } from '../log/logger';
import type { LogSink } from '../log/logRecord';
import { now as realNow } from './systemClock';
import { Secrets } from '../secrets/secrets';
import { secretsOf } from '../secrets/secretsOf';
import { listenForStop, type SignalSource } from './stopSignal';
import { formatAnswer } from './formatAnswer';
import type { TextOutput } from '../log/textOutput';

/** What an action is handed. */
export interface ActionContext {
  readonly config: ConfigFile;
  readonly folder: DataFolder;
  readonly environment: Environment;
  readonly logger: Logger;
  /** Secrets that are found while running are added here. */
  readonly secrets: Secrets;
  /** Aborted when the job is stopped from outside; its reason is a `UserError` with the sentence for the user. */
  readonly signal: AbortSignal;
}

/** Does one action. What it throws decides on the exit code; see `UserError`. */
export type ActionHandler<Result> = (context: ActionContext) => Result | Promise<Result>;

/** The actions of a component, by the name that config.json calls them. */
export interface Actions {
  /** The job itself. */
  readonly run: ActionHandler<void>;
  /** A sync action gives the JSON value that is its answer; undefined stands for `{"status": "success"}`. */
  readonly [syncAction: string]: ActionHandler<unknown>;
}

/** What a component is made of, and what it meets the outside through. */
export interface ComponentOptions {
  /** Usually `process.env`. */
  readonly variables: NodeJS.ProcessEnv;
  /** Usually `process.stdout`. */
  readonly stdout: TextOutput;
  /** Usually `process.stderr`. */
  readonly stderr: TextOutput;
  readonly actions: Actions;
  /** Usually `process`; without it signals, and errors that the action's own promise does not bring, are not heard. */
  readonly signals?: SignalSource;
  /** @default the real one */
  readonly fileSystem?: FileSystem;
  /** Unix time in milliseconds, for GELF. @default the real one */
  readonly now?: () => number;
  /** @default 'tcp' */
  readonly gelfProtocol?: 'tcp' | 'udp';
}

/** The run's own things, there before the configuration is read. */
interface Surroundings {
  readonly environment: Environment;
  readonly secrets: Secrets;
  readonly signal: AbortSignal;
  readonly gelf: LogSink | undefined;
}

/**
 * Runs the action that config.json names, and tells the platform how it ended: a `UserError` is the last line on stderr and
 * exit code 1, anything else thrown a stack trace and 2 (common-interface.md, "Folder and process"). No secret of the
 * configuration is ever written out. `parameters.debug: true` shows debug messages. A first SIGTERM or SIGINT aborts `context.signal`,
 * a second one does not wait for the action; nor does an error that nobody has caught.
 *
 * @param options the actions and the outside
 * @returns the exit code, for `process.exitCode`; it never rejects, and has sent all logs when it resolves
 */
export async function runComponent(options: ComponentOptions): Promise<0 | 1 | 2> {
  ignoreLostReader(options.stdout);
  ignoreLostReader(options.stderr);
  const environment = readEnvironment(options.variables);
  const secrets = new Secrets();
  secrets.add(environment.token ?? '');
  const stop = listenForStop(options.signals);
  const gelf = openGelf(options, environment);
  let failure: Failure | undefined;
  try {
    await Promise.race([
      runAction(options, { environment, secrets, signal: stop.signal, gelf }),
      stop.broken,
    ]);
  } catch (thrown) {
    failure = redacted(describeFailure(thrown, stop.signal), secrets);
    gelf?.send({ level: 'error', message: failure.text, fields: {} });
  }
  await gelf?.close();
  stop.release();
  if (failure === undefined) {
    return 0;
  }
  // After the log server's last warning: nothing may follow the sentence.
  options.stderr.write(`${failure.exitCode === 1 ? sentenceLast(failure.text) : failure.text}\n`);
  return failure.exitCode;
}

async function runAction(options: ComponentOptions, surroundings: Surroundings): Promise<void> {
  const { environment, secrets, signal, gelf } = surroundings;
  const folder = new DataFolder(environment.dataDir, options.fileSystem ?? nodeFileSystem);
  const config = await readConfigFile(folder);
  secretsOf(config).forEach((secret) => secrets.add(secret));
  const handler = findHandler(options.actions, config.action);
  const isSync = config.action !== 'run';
  const logger = createLogger({
    stdout: options.stdout,
    stderr: options.stderr,
    debug: config.parameters.debug === true,
    secrets,
    gelf,
    quiet: isSync,
  });
  try {
    const answer = await handler({ config, folder, environment, logger, secrets, signal });
    if (isSync) {
      options.stdout.write(formatAnswer(answer, secrets));
    }
  } catch (error) {
    // What failed first is what is told.
    await folder.removeUnfinished().catch(() => undefined);
    throw error;
  }
}

function findHandler(actions: Actions, name: string): ActionHandler<unknown> {
  const handler = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (handler === undefined) {
    const known = Object.keys(actions).map((action) => `'${action}'`);
    throw new UserError(`Cannot run action '${name}': this component knows ${known.join(', ')}`);
  }
  return handler;
}

function openGelf(options: ComponentOptions, environment: Environment): LogSink | undefined {
  return environment.logger === undefined
    ? undefined
    : createGelfSink({
        address: environment.logger,
        protocol: options.gelfProtocol ?? 'tcp',
        host: hostname(),
        now: options.now ?? realNow,
        onProblem: (sentence) => options.stderr.write(`WARNING: ${sentence}\n`),
      });
}

function redacted(failure: Failure, secrets: Secrets): Failure {
  return { ...failure, text: secrets.redact(failure.text) };
}

/** A reader that goes away (`| head`) must not crash the job. */
function ignoreLostReader(output: TextOutput): void {
  output.on?.('error', () => undefined);
}
