/**
 * Records the cases of tests/datadir: the built component on a case's data folder against the emulator (`emulator.json`
 * of the case has its options) or, where GRAPH_API_URL is set, against that API with the case's own credentials. Then it
 * replays each and writes what is expected. `npm run record -- CASE`; without a name, all of them.
 */
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listCases, runCase } from '@keboola/component-ts-lite/testing';
import { startEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions } from '@keboola/graph-emulator';
import { CASES, CASSETTE, CASSETTE_KEY, replay } from '../tests/support/datadirCase';
import { newFolder } from '../tests/support/folders';
import { NOW, runProcess } from '../tests/support/runProcess';

async function record(name: string): Promise<void> {
  const folder = join(CASES, name);
  const dataFolder = newFolder();
  cpSync(join(folder, 'source/data'), dataFolder, { recursive: true });
  const world = join(folder, 'emulator.json');
  const options = existsSync(world) ? (JSON.parse(readFileSync(world, 'utf8')) as EmulatorOptions) : {};
  const real = process.env['GRAPH_API_URL'];
  const emulator = await startEmulator({ now: NOW, ...options });
  await runProcess({
    dataFolder,
    apiUrl: real ?? emulator.url,
    ...(real === undefined && { now: NOW }),
    // The emulator's texts are nobody's; those of a real account are replaced.
    environment: {
      RECORD_TO: CASSETTE,
      RECORD_KEY: CASSETTE_KEY,
      ...(real === undefined && { RECORD_TEXTS: '1' }),
    },
  });
  await emulator.close();
  const target = join(folder, 'source/data', CASSETTE);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(dataFolder, CASSETTE), target);
  cpSync(join(dataFolder, CASSETTE_KEY), join(folder, 'source/data', CASSETTE_KEY));
  await runCase(
    folder,
    async (replayed) => {
      const result = await replay(replayed);
      process.stdout.write(`${name}: exit code ${result.exitCode ?? ''}\n${result.stderr ?? ''}`);
      return result;
    },
    { update: true },
  );
}

async function main(names: readonly string[]): Promise<void> {
  const known = listCases(CASES);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    process.stderr.write(`Cannot record '${unknown}': there is only ${known.join(', ')}\n`);
    process.exitCode = 1;
    return;
  }
  for (const name of names.length > 0 ? names : known) {
    await record(name);
  }
}

void main(process.argv.slice(2));
