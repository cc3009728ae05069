import type { DataFolder } from '@keboola/component-ts-lite';
import { settleAll } from '../runtime';
import { AppendFiles } from './appendFiles';
import type { DuplicateCount } from './dedupe';
import { rechunk } from './rechunk';

/** Files that one round divides rows among; all of them may be open. */
const FILES = 64;
/** A hash has 53 bits: behind so many divisions by 64, rows of one file have one hash. */
const ROUNDS = 9;
/** Characters that wait in memory for all files together. */
const WAITING = 2 ** 20;
/** Characters of keys and rows that are merged in memory at once. */
const HELD = 2 ** 22;

/** What the merge needs to know of the table. */
export interface MergeOptions {
  /** Where the files begin; a number follows. */
  readonly path: string;
  /** Places of the key's columns in a row. */
  readonly key: readonly number[];
  /** Place of the account's id, where that is not part of the key. */
  readonly account?: number;
  readonly count: DuplicateCount;
  readonly folder: Pick<DataFolder, 'openWriter' | 'readChunks' | 'remove'>;
  /** Characters that are merged in memory at once. @default 4 Mi */
  readonly held?: number;
}

interface Held {
  readonly rows: Map<string, string>;
  readonly count: DuplicateCount;
}

/** The hash of the row's key as it was read, then the row. */
type Line = readonly [hash: number, row: readonly string[]];

/**
 * Merges rows that are one thing read several times: where two have a cell the later reading counts, and what only one of
 * them has is kept. Rows wait on disk, divided by hash, so that memory does not grow with them.
 */
export class DuplicateRows {
  private readonly files: AppendFiles;
  private waiting: string[][] = Array.from({ length: FILES }, () => []);
  private length = 0;
  /** For each file the sizes of what was written together. */
  private readonly sizes: number[][] = Array.from({ length: FILES }, () => []);

  constructor(
    private readonly options: MergeOptions,
    private readonly round = 0,
  ) {
    this.files = new AppendFiles(options.folder, FILES);
  }

  /** Takes the next reading of a row. */
  async add(hash: number, row: readonly string[]): Promise<void> {
    const line = `${JSON.stringify([hash, row])}\n`;
    this.waiting[Math.floor(hash / FILES ** this.round) % FILES]?.push(line);
    this.length += line.length;
    if (this.length >= WAITING) {
      await this.flush();
    }
  }

  /** Merges what was added. The order follows from the rows and their order alone. */
  async *merged(): AsyncGenerator<readonly string[], void, undefined> {
    await this.flush();
    await this.close();
    for (const [file, sizes] of this.sizes.entries()) {
      if (sizes.length > 0) {
        yield* this.mergeFile(file);
        await this.options.folder.remove(this.path(file));
      }
    }
  }

  /** Closes every file. */
  async close(): Promise<void> {
    await settleAll(
      this.sizes.flatMap((sizes, file) => (sizes.length > 0 ? this.files.close(this.path(file)) : [])),
    );
  }

  private async *mergeFile(file: number): AsyncGenerator<readonly string[], void, undefined> {
    const held = await this.hold(file);
    if (held === undefined) {
      yield* this.divide(file);
      return;
    }
    addUp(this.options.count, held.count);
    for (const text of held.rows.values()) {
      yield JSON.parse(text) as string[];
    }
  }

  private merge(before: readonly string[], row: readonly string[], count: DuplicateCount): string[] {
    const { account = -1 } = this.options;
    const isOther = row.some((cell, index) => cell !== '' && before[index] !== '' && cell !== before[index]);
    addUp(count, {
      duplicates: 1,
      differing: isOther ? 1 : 0,
      ofOthers: before[account] === row[account] ? 0 : 1,
    });
    return row.map((cell, index) => (cell === '' ? (before[index] ?? '') : cell));
  }

  /** Merges a file in memory; undefined where it does not fit and can be divided. */
  private async hold(file: number): Promise<Held | undefined> {
    const held: Held = { rows: new Map(), count: { duplicates: 0, differing: 0 } };
    const most = this.options.held ?? HELD;
    let length = 0;
    for await (const [hash, row] of this.lines(file)) {
      const key = JSON.stringify([hash, ...this.options.key.map((index) => row[index])]);
      const before = held.rows.get(key);
      // As text of its own: a cell may be a slice that keeps everything that was read with it.
      const text = JSON.stringify(
        before === undefined ? row : this.merge(JSON.parse(before) as string[], row, held.count),
      );
      held.rows.set(key, text);
      length += text.length - (before?.length ?? -key.length);
      if (length > most && this.round + 1 < ROUNDS) {
        return undefined;
      }
    }
    return held;
  }

  private async *divide(file: number): AsyncGenerator<readonly string[], void, undefined> {
    const divided = new DuplicateRows({ ...this.options, path: this.path(file) }, this.round + 1);
    try {
      for await (const [hash, row] of this.lines(file)) {
        await divided.add(hash, row);
      }
      yield* divided.merged();
    } finally {
      await divided.close();
    }
  }

  private async *lines(file: number): AsyncGenerator<Line, void, undefined> {
    const blocks = rechunk(this.options.folder.readChunks(this.path(file)), this.sizes[file] ?? []);
    for await (const block of blocks) {
      for (const line of Buffer.from(block.buffer).toString('utf8').split('\n').slice(0, -1)) {
        yield JSON.parse(line) as Line;
      }
    }
  }

  private async flush(): Promise<void> {
    const { waiting } = this;
    this.waiting = waiting.map(() => []);
    this.length = 0;
    for (const [file, lines] of waiting.entries()) {
      if (lines.length > 0) {
        const bytes = Buffer.from(lines.join(''));
        this.sizes[file]?.push(bytes.length);
        await this.files.append(this.path(file), bytes);
      }
    }
  }

  private path(file: number): string {
    return `${this.options.path}.${file}`;
  }
}

function addUp(count: DuplicateCount, { duplicates, differing, ofOthers = 0 }: DuplicateCount): void {
  count.duplicates += duplicates;
  count.differing += differing;
  if (ofOthers > 0) {
    count.ofOthers = (count.ofOthers ?? 0) + ofOthers;
  }
}
