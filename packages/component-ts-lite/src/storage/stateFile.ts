import type { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';
import { isRecord, type JsonRecord } from '../json/jsonRecord';
import { readJsonObject } from '../json/readJsonObject';

/** What was found in in/state.json. */
export interface StateReading {
  /** Empty when there is no state, or the state cannot be read. */
  readonly state: JsonRecord;
  /** A sentence for a warning: there is a state, but it cannot be read. Without a full stop. */
  readonly problem?: string;
}

/**
 * Reads the state that the last successful run left
 * (https://help.keboola.com/extend/common-interface/config-file/#state-file). A missing or empty file is a first run; a damaged
 * one is reported, not thrown, because a fresh start is better than a job that can never run again. Values under keys that begin
 * with `#`, which the platform encrypts, are kept out of everything that the run prints.
 *
 * @param folder the job's folder
 * @returns the state, and the problem where there is one
 * @throws UserError when the file is there and the system refuses to read it
 */
export async function readStateFile(folder: DataFolder): Promise<StateReading> {
  const text = (await folder.readText(folder.inState)) ?? '';
  if (text.trim() === '') {
    return { state: {} };
  }
  try {
    const state = readJsonObject(text, "'in/state.json'");
    folder.keepSecrets(state);
    return { state };
  } catch (error) {
    if (error instanceof UserError) {
      return { state: {}, problem: error.message };
    }
    throw error;
  }
}

/**
 * Writes out/state.json, which the next run is given when this one succeeds; a reader never sees half of it.
 *
 * @param folder the job's folder
 * @param state anything JSON can say
 * @throws RangeError when it is not an object; UserError when the disk or the rights refuse
 */
export async function writeStateFile(folder: DataFolder, state: JsonRecord): Promise<void> {
  if (!isRecord(state)) {
    throw new RangeError('Cannot write the state: it is not an object');
  }
  await folder.writeAtomic(folder.outState, `${JSON.stringify(state)}\n`);
}
