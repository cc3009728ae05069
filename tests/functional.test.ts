import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCases, runCase } from '@keboola/component-ts-lite/testing';
import type { CaseRun } from '@keboola/component-ts-lite/testing';
import { startEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions } from '@keboola/graph-emulator';
import { readFolder } from './support/folders';
import { NOW, runProcess } from './support/runProcess';

/** `UPDATE_EXPECTED=1 npx jest tests/functional.test.ts` writes what is expected; read the diff before you commit it. */
const isUpdate = process.env['UPDATE_EXPECTED'] === '1';
const CASES = join(__dirname, 'functional');

interface Scenario {
  readonly emulator: EmulatorOptions;
  readonly environment?: Readonly<Record<string, string>>;
}

describe('the built component on a data folder', () => {
  it.each(listCases(CASES))(
    '%s',
    async (name) => {
      const folder = join(CASES, name);
      const scenario = JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8')) as Scenario;
      const emulator = await startEmulator({ now: NOW, ...scenario.emulator });
      const run = async (dataFolder: string): Promise<CaseRun> => {
        const environment = scenario.environment ?? {};
        const result = await runProcess({ dataFolder, apiUrl: emulator.url, now: NOW, environment });
        const written = JSON.stringify(readFolder(join(dataFolder, 'out')));
        expect(`${result.stdout}${result.stderr}${written}`).not.toContain('SECRET');
        const stderr = withoutTraces(result.stderr);
        // The stdout of a run is its progress; that of any other action is its answer.
        return { exitCode: result.code, stderr, ...(isSyncAction(dataFolder) && { stdout: result.stdout }) };
      };
      try {
        expect(await runCase(folder, run, { update: isUpdate, allOutput: true })).toEqual([]);
        // No request has a feature that v28 ends: docs/graph-api.md §6.1.
        expect(emulator.stats.legacy).toEqual({});
      } finally {
        await emulator.close();
      }
    },
    60_000,
  );
});

/** What a person reads is part of the outcome; trace ids are the emulator's own. */
function withoutTraces(stderr: string): string {
  return stderr.replace(/fbtrace_id [\w-]+/g, 'fbtrace_id A…');
}

function isSyncAction(dataFolder: string): boolean {
  const { action = 'run' } = JSON.parse(readFileSync(join(dataFolder, 'config.json'), 'utf8')) as {
    action?: string;
  };
  return action !== 'run';
}
