import type { DataFolder } from '@keboola/component-ts-lite';
import pLimit from 'p-limit';

type Folder = Pick<DataFolder, 'openWriter'>;
type Writer = Awaited<ReturnType<Folder['openWriter']>>;

/** Open at once in a run; processes commonly may have 1024, and requests need some. */
const MOST_OPEN = 200;

/** Files that grow at their ends. Of any number of them few are open: the least recently written are closed for others. */
export class AppendFiles {
  /** Open files that nothing is being written to, the least recently written first. */
  private readonly idle = new Map<string, Writer>();
  private readonly limit;

  /** @param most files open at once */
  constructor(
    private readonly folder: Folder,
    private readonly most: number = MOST_OPEN,
  ) {
    this.limit = pLimit(most);
  }

  /**
   * Writes at the end of a file, which is made where it is missing. Calls for one file must not overlap.
   *
   * @throws UserError when the disk or the rights refuse
   */
  async append(path: string, bytes: Uint8Array): Promise<void> {
    return this.limit(async () => {
      const writer = await this.take(path);
      try {
        await writer.write(bytes);
      } finally {
        this.idle.set(path, writer);
      }
    });
  }

  /** Closes a file; nothing happens where it is not open. */
  async close(path: string): Promise<void> {
    return this.limit(async () => {
      const writer = this.idle.get(path);
      this.idle.delete(path);
      await writer?.close();
    });
  }

  private async take(path: string): Promise<Writer> {
    const open = this.idle.get(path);
    if (open !== undefined) {
      this.idle.delete(path);
      return open;
    }
    const [oldest] = this.idle;
    if (oldest !== undefined && this.idle.size + this.limit.activeCount > this.most) {
      this.idle.delete(oldest[0]);
      await oldest[1].close();
    }
    return this.folder.openWriter(path, 'append');
  }
}
