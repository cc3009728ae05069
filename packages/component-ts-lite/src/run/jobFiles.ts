import type { DataFolder } from '../folder/dataFolder';
import { type FileSelection, type InputFile, readInputFiles } from '../input/inputFiles';
import { type OutputFile, writeOutputFile } from '../output/outputFile';

/** A file that came in, with its content. */
export interface FileReader extends InputFile {
  /** The content in pieces; of a sliced file that of all slices. Throws `UserError` when it cannot be read. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** What a file is written from; pieces are read only as fast as the disk takes them. */
export type FileContent = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/**
 * The files of a job: those that came in, and those that it writes.
 *
 * @example
 * for (const file of await context.files.list({ tags: ['report'] })) {
 *   await context.files.write({ name: `copy-of-${file.name}` }, file.chunks());
 * }
 */
export class JobFiles {
  /** @param folder the job's folder */
  constructor(private readonly folder: DataFolder) {}

  /**
   * Lists what is in in/files.
   *
   * @param selection which files are wanted
   * @returns the files by name in the folder; one without a manifest too
   * @throws UserError when a manifest cannot be read or is not what it should be
   */
  async list(selection: FileSelection = {}): Promise<readonly FileReader[]> {
    const files = await readInputFiles(this.folder, selection);
    return files.map((file) => ({ ...file, chunks: () => this.chunksOf(file) }));
  }

  /**
   * Writes a file and its manifest, whole or not at all.
   *
   * @param file name and manifest
   * @param content of the file
   * @throws RangeError when the name is not legal (see `safeFileName`); UserError when the disk or the rights refuse; whatever the
   *   content throws
   */
  async write(file: OutputFile, content: FileContent): Promise<void> {
    const isWhole = typeof content === 'string' || content instanceof Uint8Array;
    await writeOutputFile(this.folder, file, isWhole ? once(content) : content);
  }

  private async *chunksOf({ path, isSliced }: InputFile): AsyncGenerator<Uint8Array> {
    const slices = isSliced ? await this.folder.list(path) : [];
    const paths = slices.flatMap(({ name, isFolder }) => (isFolder ? [] : [`${path}/${name}`]));
    for (const one of isSliced ? paths : [path]) {
      yield* this.folder.readChunks(one);
    }
  }
}

async function* once(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield content;
}
