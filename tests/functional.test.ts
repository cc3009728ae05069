import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderDiff } from '@keboola/component-ts-lite/testing';
import { startEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions } from '@keboola/graph-emulator';
import { caseNames, copySource, outcomeOf, readExpected, writeExpected } from './support/caseFolder';
import { NOW, runProcess } from './support/runProcess';

/** `UPDATE_EXPECTED=1 npx jest tests/functional.test.ts` writes what is expected; read the diff before you commit it. */
const isUpdate = process.env['UPDATE_EXPECTED'] === '1';
const CASES = join(__dirname, 'functional');

interface Scenario {
  readonly emulator: EmulatorOptions;
  readonly environment?: Readonly<Record<string, string>>;
}

describe('the built component on a data folder', () => {
  it.each(caseNames(CASES))(
    '%s',
    async (name) => {
      const folder = join(CASES, name);
      const scenario = JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8')) as Scenario;
      const dataFolder = copySource(folder);
      const emulator = await startEmulator({ now: NOW, ...scenario.emulator });
      try {
        const environment = scenario.environment ?? {};
        const result = await runProcess({ dataFolder, apiUrl: emulator.url, now: NOW, environment });
        const stderr = withoutTraces(result.stderr);
        // The stdout of a run is its progress; that of any other action is its answer.
        const outcome = outcomeOf(
          dataFolder,
          result,
          isSyncAction(dataFolder) ? { stderr, stdout: result.stdout } : { stderr },
        );
        if (isUpdate) {
          writeExpected(folder, outcome);
        }
        expect(folderDiff(readExpected(folder), outcome)).toEqual([]);
        expect(`${result.stdout}${result.stderr}${JSON.stringify(outcome)}`).not.toContain('SECRET');
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
