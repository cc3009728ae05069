import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { authorizationOf, credentialsOf, objectAt, writeConfig } from './configFile';
import type { Connecting, Credentials } from './configFile';
import { moveIfThere, ownFile, ownFolder } from './ownFiles';
import type { JsonObject, Source, Work } from '../wire';

/** The token of the emulator's brands. */
export const DEMO_TOKEN = 'DEMO';

/** What an action is called with. */
export interface ActionConfig {
  readonly action: string;
  readonly more: JsonObject;
  readonly isOffline?: boolean;
  /** Used instead of those that are kept. */
  readonly credentials?: Credentials;
}

/**
 * What the user has put together. It is kept where the component reads it, in `data/config.json`. A run and an action have
 * the token in a config.json of their own while they last.
 */
export class Workspace {
  private parameters: JsonObject = {};
  private credentials: Credentials | undefined;
  /** Saves one after the other, so that the last one stays. */
  private saving: Promise<void> = Promise.resolve();
  private notice = '';
  private changed = { version: randomUUID() as string, by: '' };
  private calls = 0;
  private readonly acting = new Set<Promise<unknown>>();

  private constructor(private readonly folder: string) {}

  /**
   * Opens a folder, with the work of an earlier session where there is one.
   *
   * @returns the workspace, and what was wrong with its config.json
   * @throws Error when its data folder is a link
   */
  static async open(folder: string): Promise<{ workspace: Workspace; problem?: string }> {
    const workspace = new Workspace(folder);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await ownFolder(workspace.dataFolder);
    await ownFile(join(workspace.dataFolder, 'config.json'));
    // What was cut short has left its configuration; and between two names, the tables that it was to replace.
    await rm(join(folder, 'actions'), { recursive: true, force: true });
    await moveIfThere(workspace.replaced, join(workspace.dataFolder, 'out'));
    await workspace.dropRun();
    const problem = await workspace.load();
    return problem === undefined ? { workspace } : { workspace, problem };
  }

  /** The data folder with the work, and the tables of the last run that was kept. */
  get dataFolder(): string {
    return join(this.folder, 'data');
  }

  /** The data folder of a run that is under way, or was not kept. */
  get runFolder(): string {
    return join(this.folder, 'run/data');
  }

  /** Where the tables of the last run are kept for reading. */
  get database(): string {
    return join(this.folder, 'tables.duckdb');
  }

  get source(): Source {
    const token = this.credentials?.token;
    return token === undefined ? 'none' : token === DEMO_TOKEN ? 'demo' : 'token';
  }

  /** The work as the page may see it. */
  work(): Work {
    const { parameters, folder, source, notice } = this;
    return { source, parameters, folder, notice, version: this.changed.version };
  }

  /** Tells whether the work is as it was in a version, but for what the same page has changed since. */
  isAsIn(version: string, by: string): boolean {
    return version === this.changed.version || (by !== '' && by === this.changed.by);
  }

  /**
   * Keeps new parameters.
   *
   * @param by the page that changed them
   */
  async save(parameters: JsonObject, by = ''): Promise<void> {
    this.parameters = parameters;
    await this.write(by);
  }

  /**
   * Keeps new credentials. Accounts belong to a token, so those of another one are forgotten.
   *
   * @param how which login the token is of, and what is to be said of it
   */
  async connect(credentials: Credentials, how: Connecting = {}): Promise<void> {
    const { login: _, ...others } = this.parameters;
    const { accounts, ...rest } = others;
    const isSame = credentials.token === this.credentials?.token;
    this.parameters = {
      ...rest,
      ...(isSame && accounts !== undefined && { accounts }),
      ...(how.login === 'instagram' && { login: how.login }),
    };
    this.notice = how.notice ?? '';
    this.credentials = credentials;
    await this.write();
  }

  /** Forgets the credentials. */
  async disconnect(): Promise<void> {
    this.notice = '';
    this.credentials = undefined;
    await this.write();
  }

  /** Removes what runs have read and kept, and the accounts that were chosen: they are people's names. */
  async removeData(): Promise<void> {
    const { accounts: _, ...rest } = this.parameters;
    this.parameters = rest;
    await this.write();
    await this.dropRun();
    await Promise.all(
      ['in', 'out'].map((name) => rm(join(this.dataFolder, name), { recursive: true, force: true })),
    );
  }

  /**
   * Takes the secrets out of a text that is shown.
   *
   * @param credentials further ones, which are not kept yet
   */
  mask(text: string, credentials?: Credentials): string {
    const secrets = [this.credentials, credentials]
      .flatMap((some) => (some === undefined ? [] : [some.token, some.appSecret]))
      .filter((secret) => secret !== '' && secret !== DEMO_TOKEN);
    return secrets.reduce((masked, secret) => masked.replaceAll(secret, '*****'), text);
  }

  /** config.json for the platform or `docker run`, without any secret. */
  exported(): JsonObject {
    return { parameters: this.parameters, authorization: authorizationOf(undefined) };
  }

  /** Makes the data folder of a run; `more` is added to the parameters for this run. */
  async writeRun(more: JsonObject): Promise<void> {
    await this.dropRun();
    await mkdir(join(this.folder, 'run'), { recursive: true, mode: 0o700 });
    await ownFolder(this.runFolder);
    const parameters = { ...this.parameters, ...more };
    const authorization = authorizationOf(this.credentials);
    await writeConfig(this.runFolder, { action: 'run', parameters, authorization });
  }

  /** Removes the configuration of a run, with the token, once the run has ended. */
  async endRun(): Promise<void> {
    await rm(join(this.runFolder, 'config.json'), { force: true });
  }

  /** Puts what the run wrote in the place of what an earlier one wrote. */
  async keepRun(): Promise<void> {
    const kept = join(this.dataFolder, 'out');
    await moveIfThere(kept, this.replaced);
    await moveIfThere(join(this.runFolder, 'out'), kept);
    await this.dropRun();
  }

  /** Removes what the run wrote. */
  async dropRun(): Promise<void> {
    await rm(join(this.folder, 'run'), { recursive: true, force: true });
  }

  /** When the tables that are kept were written, in milliseconds since 1970; 0 where there are none. */
  async keptAt(): Promise<number> {
    const found = await stat(join(this.dataFolder, 'out/tables')).catch(() => undefined);
    return Math.round(found?.mtimeMs ?? 0);
  }

  /**
   * Makes a data folder for one action and removes it with the token in it.
   *
   * @param config the action, and what is added to the parameters; one that is offline gets no token
   */
  async withAction<T>(config: ActionConfig, act: (dataFolder: string) => Promise<T>): Promise<T> {
    const acting = this.actIn(config, act);
    const ended = acting.catch(() => undefined);
    this.acting.add(ended);
    return acting.finally(() => this.acting.delete(ended));
  }

  /** Waits until no action is under way. */
  async withoutActions(): Promise<void> {
    await Promise.all(this.acting);
  }

  private async actIn<T>(
    { action, more, isOffline = false, credentials = this.credentials }: ActionConfig,
    act: (dataFolder: string) => Promise<T>,
  ): Promise<T> {
    this.calls += 1;
    const folder = join(this.folder, 'actions', String(this.calls));
    const dataFolder = join(folder, 'data');
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    try {
      const parameters = { ...this.parameters, ...more };
      const authorization = authorizationOf(isOffline ? undefined : credentials);
      await writeConfig(dataFolder, { action, parameters, authorization });
      return await act(dataFolder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async load(): Promise<string | undefined> {
    let text: string;
    try {
      text = await readFile(join(this.dataFolder, 'config.json'), 'utf8');
    } catch {
      return undefined;
    }
    try {
      const config = JSON.parse(text) as JsonObject;
      this.parameters = objectAt(config, 'parameters');
      this.credentials = credentialsOf(config);
      return undefined;
    } catch {
      return `${this.dataFolder}/config.json is not JSON: the studio starts anew`;
    }
  }

  private get replaced(): string {
    return join(this.folder, 'run/replaced');
  }

  private async write(by = ''): Promise<void> {
    this.changed = { version: randomUUID(), by };
    const { parameters } = this;
    const config = { action: 'run', parameters, authorization: authorizationOf(this.credentials) };
    this.saving = this.saving.catch(() => undefined).then(() => writeConfig(this.dataFolder, config));
    await this.saving;
  }
}
