import { basename, dirname, join, relative, resolve } from 'node:path';
import { clearOutput, PARTIAL, removeOtherTables, removeUnfinished, STATE_ENDING } from './clearOutput';
import { fileChunks } from './fileChunks';
import { type FileAction, fileProblem } from './fileProblem';
import { type FileSystem, type FolderEntry, nodeFileSystem, type OpenFile } from './fileSystem';
import { FileWriter } from './fileWriter';
import { type FolderPart, partName } from './folderPart';
import { openAtOnce, queuedFile, type RowFile } from './rowFile';
import { errorCode } from '../errors/thrown';
import type { JsonRecord } from '../json/jsonRecord';

/** Read and write for the owner, nothing for others. */
const OWNER_ONLY = 0o600;

/** What a data folder may be given beside its place. */
export interface FolderSettings {
  /** Given every document that may hold secrets: the state, and manifests with staging credentials. @default does nothing */
  readonly keepSecrets?: (document: JsonRecord) => void;
  /** Which of several processes that write into the folder at once this is. @default the only one */
  readonly part?: FolderPart | undefined;
}

/**
 * The job's folder: its paths, safe reading and writing. Paths given to its methods are absolute or relative to the root.
 * What the disk or the rights of the folder refuse is thrown as `UserError`; other failures as they are.
 */
export class DataFolder {
  readonly configFile: string;
  readonly inState: string;
  readonly outState: string;
  readonly inTables: string;
  readonly inFiles: string;
  readonly outTables: string;
  readonly outFiles: string;
  readonly result: string;
  /** Where the parts of a run keep their states. */
  readonly outStates: string;
  /** Which of several processes this is; undefined when it is the only one. */
  readonly part: FolderPart | undefined;
  readonly keepSecrets: (document: JsonRecord) => void;
  private readonly scratchRoot: string;
  private partials = 0;

  /**
   * @param root the folder that KBC_DATADIR names
   * @param fileSystem the real one unless a test needs another
   * @param settings what else is known of it
   */
  constructor(
    readonly root: string,
    private readonly fileSystem: FileSystem = nodeFileSystem,
    { keepSecrets = () => undefined, part }: FolderSettings = {},
  ) {
    this.keepSecrets = keepSecrets;
    this.part = part;
    this.configFile = resolve(root, 'config.json');
    this.inState = resolve(root, 'in/state.json');
    this.outStates = resolve(root, 'out/state');
    this.outState =
      part === undefined
        ? resolve(root, 'out/state.json')
        : join(this.outStates, `${partName(part)}${STATE_ENDING}`);
    this.inTables = resolve(root, 'in/tables');
    this.inFiles = resolve(root, 'in/files');
    this.outTables = resolve(root, 'out/tables');
    this.outFiles = resolve(root, 'out/files');
    this.result = resolve(root, 'out/result.json');
    this.scratchRoot = resolve(root, 'out/.scratch', part === undefined ? '' : partName(part));
  }

  /** The whole file as text (UTF-8); undefined when there is none. Throws `UserError` when it cannot be read. */
  async readText(path: string): Promise<string | undefined> {
    return this.unlessMissing('read', path, (absolute) => this.fileSystem.readFile(absolute));
  }

  /** The file in pieces of 64 KiB at most; a piece does not change later. Throws `UserError` when it cannot be read. */
  async *readChunks(path: string): AsyncGenerator<Uint8Array> {
    const file = await this.attempt('read', path, (absolute) => this.fileSystem.open(absolute, 'r'));
    yield* fileChunks(file, (error) => fileProblem('read', this.shown(path), error));
  }

  /**
   * Opens a file for writing, with the folders above it; memory does not grow with the file. Throws `UserError` when it
   * cannot be opened; so does the writer when it cannot write.
   *
   * @param path the file
   * @param mode `replace` starts anew, `append` goes on at its end
   */
  async openWriter(path: string, mode: 'replace' | 'append' = 'replace'): Promise<FileWriter> {
    return this.writerOf(path, (absolute) => this.fileSystem.open(absolute, mode === 'append' ? 'a' : 'w'));
  }

  /**
   * Starts a file that only its owner may read and write, as `openWriter` does. A file that was there loses the rights of others before
   * anything is written.
   */
  async openPrivateWriter(path: string): Promise<FileWriter> {
    return this.writerOf(path, (absolute) => this.fileSystem.open(absolute, 'w', OWNER_ONLY));
  }

  /** Makes a folder, with those above it; no error when it is there. Throws `UserError` when the disk or the rights refuse. */
  async makeFolder(path: string): Promise<void> {
    await this.attempt('write', path, (absolute) => this.fileSystem.mkdir(absolute));
  }

  /**
   * Starts a new file for rows, in a folder that is there. Pieces go to the disk at once, without a promise for each: no memory grows,
   * however fast they come. Throws `UserError` when the disk or the rights refuse; so does the file.
   */
  openRowFile(path: string): RowFile {
    const explain = (error: unknown): unknown => fileProblem('write', this.shown(path), error);
    return (
      openAtOnce(this.fileSystem, resolve(this.root, path), explain) ?? queuedFile(this.openWriter(path))
    );
  }

  /**
   * Writes a whole file so that a reader sees the old one or the new one, never half: into a file beside it, then by
   * renaming. Makes the folders above it. Throws `UserError` when the disk or the rights refuse; nothing is left then.
   */
  async writeAtomic(path: string, text: string): Promise<void> {
    const partial = this.partialPath(path);
    try {
      await this.attempt('write', path, async (absolute) => {
        await this.fileSystem.mkdir(dirname(absolute));
        await this.fileSystem.writeFile(partial, text);
        await this.fileSystem.rename(partial, absolute);
      });
    } catch (error) {
      // The caller gets the first error.
      await this.fileSystem.rm(partial).catch(() => undefined);
      throw error;
    }
  }

  /** A name beside the file for writing it bit by bit; `moveInto` makes it final, `clearOutput` removes what is left. */
  partialPath(path: string): string {
    const absolute = resolve(this.root, path);
    this.partials += 1;
    const writer = this.part === undefined ? '' : `.${partName(this.part)}`;
    return join(dirname(absolute), `.${basename(absolute)}${writer}.${this.partials}.partial`);
  }

  /** Renames a file, over another where there is one. Throws `UserError` when the disk or the rights refuse. */
  async moveInto(from: string, to: string): Promise<void> {
    await this.attempt('write', to, (absolute) => this.fileSystem.rename(resolve(this.root, from), absolute));
  }

  /** Removes a file; no error when it is missing. Throws `UserError` when the rights refuse or it is a folder. */
  async remove(path: string): Promise<void> {
    await this.attempt('remove', path, (absolute) => this.fileSystem.rm(absolute));
  }

  /** Removes a file, or a folder with all that is in it; no error when it is missing. Throws `UserError` when the rights refuse. */
  async removeTree(path: string): Promise<void> {
    await this.attempt('remove', path, (absolute) => this.fileSystem.rmFolder(absolute));
  }

  /** What is in a folder, by name; empty when there is no such folder. Throws `UserError` when it cannot be read. */
  async list(path: string): Promise<readonly FolderEntry[]> {
    const entries = await this.unlessMissing('read', path, (absolute) => this.fileSystem.readdir(absolute));
    return [...(entries ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /**
   * Removes what an earlier or killed run left: tables, also sliced ones, and files with their manifests, the new state, unfinished
   * files, the result and scratch. Other files and folders stay. A manifest goes before its data: one without data would fail the tables
   * that the platform loads although the job failed. One of several processes removes nothing of the others of its run.
   */
  async clearOutput(): Promise<void> {
    await clearOutput(this);
  }

  /** Removes the tables of earlier runs that this one does not write; where it is one of several processes, none of them may. */
  async removeOtherTables(names: ReadonlySet<string>): Promise<void> {
    await removeOtherTables(this, names);
  }

  /**
   * Removes the files that were being written bit by bit when a run ended; one of several processes removes only its own. Throws
   * `UserError` when the rights refuse.
   */
  async removeUnfinished(): Promise<void> {
    await removeUnfinished(this);
  }

  /**
   * Makes a fresh, empty folder for the run's own use, `out/.scratch/NAME`: on the disk of the output, so that a file can be
   * renamed into place, and not collected by the platform. Throws `RangeError` when the name is not one plain name.
   */
  async scratch(name: string): Promise<string> {
    if (!/^[\w-][\w.-]*$/.test(name)) {
      throw new RangeError(`Cannot make a scratch folder: '${name}' is not a plain name`);
    }
    const path = join(this.scratchRoot, name);
    await this.removeScratch(name);
    await this.attempt('write', path, (absolute) => this.fileSystem.mkdir(absolute));
    return path;
  }

  /** Removes a scratch folder, or all of them. */
  async removeScratch(name = ''): Promise<void> {
    await this.attempt('remove', join(this.scratchRoot, name), (path) => this.fileSystem.rmFolder(path));
  }

  private async writerOf(path: string, open: (absolute: string) => Promise<OpenFile>): Promise<FileWriter> {
    const file = await this.attempt('write', path, async (absolute) => {
      await this.fileSystem.mkdir(dirname(absolute));
      return open(absolute);
    });
    return new FileWriter(file, (error) => fileProblem('write', this.shown(path), error));
  }

  private async unlessMissing<T>(
    action: FileAction,
    path: string,
    work: (absolute: string) => Promise<T>,
  ): Promise<T | undefined> {
    const absolute = resolve(this.root, path);
    try {
      return await work(absolute);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') {
        return undefined;
      }
      throw fileProblem(action, this.shown(path), error);
    }
  }

  private async attempt<T>(
    action: FileAction,
    path: string,
    work: (absolute: string) => Promise<T>,
  ): Promise<T> {
    try {
      return await work(resolve(this.root, path));
    } catch (error) {
      throw fileProblem(action, this.shown(path), error);
    }
  }

  /** The user knows the folder's own paths, not where the platform mounts it or what an unfinished file is called. */
  shown(path: string): string {
    const inFolder = relative(this.root, resolve(this.root, path));
    return join(dirname(inFolder), basename(inFolder).replace(PARTIAL, '$1'));
  }
}
