import type { OpenFile } from './fileSystem';

const BUFFER_LENGTH = 64 * 1024;

/**
 * Writes a file piece by piece. Small texts are gathered to 64 Ki characters before they go to the disk; awaiting `write` is what
 * keeps memory small. Calls may overlap: the pieces stand in the file in the order of the calls. After a failure every further
 * call throws the same error.
 */
export class FileWriter {
  private gathered: string[] = [];
  private length = 0;
  private written: Promise<void> = Promise.resolve();
  private closed: Promise<void> | undefined;

  /**
   * @param file open for writing; the writer closes it
   * @param explain turns a failure of the file system into what is thrown
   */
  constructor(
    private readonly file: OpenFile,
    private readonly explain: (error: unknown) => unknown,
  ) {}

  /** Adds a piece at the end; text becomes UTF-8. Resolves when there is room for the next one. */
  async write(piece: string | Uint8Array): Promise<void> {
    if (this.closed !== undefined) {
      throw new Error('Cannot write to a file: it is closed');
    }
    if (typeof piece === 'string') {
      this.gathered.push(piece);
      this.length += piece.length;
      if (this.length < BUFFER_LENGTH) {
        return;
      }
      return this.flush();
    }
    void this.flush().catch(() => undefined);
    return this.enqueue(piece);
  }

  /** Resolves when all that was written so far is with the file system. */
  async flush(): Promise<void> {
    if (this.length === 0) {
      return this.written;
    }
    const bytes = Buffer.from(this.gathered.join(''), 'utf8');
    this.gathered = [];
    this.length = 0;
    return this.enqueue(bytes);
  }

  /** Writes what is gathered and closes the file, also when writing fails; closing again changes nothing. */
  async close(): Promise<void> {
    this.closed ??= this.flush().finally(() => this.file.close());
    return this.closed;
  }

  private enqueue(bytes: Uint8Array): Promise<void> {
    const next = this.written.then(() => this.store(bytes));
    // The next call rejects; without one this is not an unhandled rejection.
    next.catch(() => undefined);
    this.written = next;
    return next;
  }

  private async store(bytes: Uint8Array): Promise<void> {
    try {
      await this.file.write(bytes);
    } catch (error) {
      throw this.explain(error);
    }
  }
}
