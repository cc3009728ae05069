import type { DataFolder } from '../folder/dataFolder';
import type { JsonRecord } from '../json/jsonRecord';
import type { Logger } from '../log/logger';
import { readStateFile, writeStateFile } from '../storage/stateFile';

/**
 * What a job keeps for the next one.
 *
 * @example
 * const { lastId = 0 } = await context.state.read();
 * await context.state.write({ lastId: 17 });
 */
export class JobState {
  /**
   * @param folder the job's folder
   * @param logger is told of a state that cannot be read
   */
  constructor(
    private readonly folder: DataFolder,
    private readonly logger: Pick<Logger, 'warning'>,
  ) {}

  /**
   * Reads what the last successful run has written. It is empty in a first run, and where it is damaged, with a warning: a fresh start is
   * better than a job that can never run again.
   *
   * @throws UserError when the file is there and the system refuses to read it
   */
  async read(): Promise<JsonRecord> {
    const { state, problem } = await readStateFile(this.folder);
    if (problem !== undefined) {
      this.logger.warning(`${problem}; this run starts from scratch`);
    }
    return state;
  }

  /**
   * Writes what the next run reads when this one succeeds. Values under keys that begin with `#` are encrypted by the platform.
   *
   * @param state any object JSON can say
   * @throws UserError when the disk or the rights refuse
   */
  async write(state: JsonRecord): Promise<void> {
    await writeStateFile(this.folder, state);
  }
}
