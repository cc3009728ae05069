import { join } from 'node:path';
import type { CaseRun } from '@keboola/component-ts-lite/testing';
import { PROJECT, runProcess } from './runProcess';

/** Cases with a recording, in the folder format of the official harness. */
export const CASES = join(PROJECT, 'tests/datadir');
/** A case's recording, in its data folder. */
export const CASSETTE = 'cassettes/requests.json';
/** The key of its pseudonyms, next to it: the configuration of a case has the ids of the emulator. */
export const CASSETTE_KEY = 'cassettes/requests.key';

/** Runs the built component, as it is shipped, on a data folder and the recording in it. */
export async function replay(dataFolder: string): Promise<CaseRun> {
  const environment = { REPLAY_FROM: CASSETTE, RECORD_KEY: CASSETTE_KEY };
  const { code, stderr } = await runProcess({
    dataFolder,
    apiUrl: 'https://graph.facebook.com',
    environment,
  });
  return { exitCode: code, stderr };
}
