import { join } from 'node:path';
import { copySource, outcomeOf } from './caseFolder';
import type { Outcome } from './caseFolder';
import { PROJECT, runProcess } from './runProcess';
import type { ProcessResult } from './runProcess';

/** Cases with a recording, in the folder format of the official harness. */
export const CASES = join(PROJECT, 'tests/datadir');
/** A case's recording, in its data folder. */
export const CASSETTE = 'cassettes/requests.json';

/**
 * Runs the built component, as it is shipped, on a copy of a case's data folder and its recording.
 *
 * @param name the case
 * @returns how it ended, and what it left
 */
export async function runCase(name: string): Promise<ProcessResult & { readonly outcome: Outcome }> {
  const dataFolder = copySource(join(CASES, name));
  const environment = { REPLAY_FROM: CASSETTE };
  const result = await runProcess({ dataFolder, apiUrl: 'https://graph.facebook.com', environment });
  return { ...result, outcome: outcomeOf(dataFolder, result) };
}
