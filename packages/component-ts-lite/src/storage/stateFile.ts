import type { DataFolder } from '../folder/dataFolder';
import { isRecord, type JsonRecord } from '../json/jsonRecord';
import { readJson } from '../json/readJson';

/** What was found in in/state.json. */
export interface StateReading {
  /** Empty when there is no state, or none that can be read. */
  readonly state: JsonRecord;
  /** A sentence for a warning: there is a state, but it cannot be read. Without a full stop. */
  readonly problem?: string;
}

/**
 * Reads the state that the last successful run left. A missing or empty file is a first run; a damaged one is told, not
 * thrown, because a fresh start is better than a job that can never run again.
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
  const reading = readJson(text);
  if (reading.problem !== undefined) {
    return { state: {}, problem: `Cannot read 'in/state.json': ${reading.problem}` };
  }
  const { value } = reading;
  if (isRecord(value)) {
    return { state: value };
  }
  // PHP writes an empty object as `[]`.
  return Array.isArray(value) && value.length === 0
    ? { state: {} }
    : { state: {}, problem: "Cannot read 'in/state.json': it is not a JSON object" };
}

/**
 * Writes out/state.json, which the next run is given when this one succeeds; a reader never sees half of it.
 *
 * @param folder the job's folder
 * @param state anything JSON can say
 * @throws UserError when the disk or the rights refuse
 */
export async function writeStateFile(folder: DataFolder, state: JsonRecord): Promise<void> {
  await folder.writeAtomic(folder.outState, `${JSON.stringify(state)}\n`);
}
