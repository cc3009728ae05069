/**
 * Records the project's own fixture: the built component on tests/fixtures/NAME/config.json against the emulator, every
 * request and answer kept without secrets. `npm run record -- NAME`
 */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, startRecorder } from '@keboola/graph-emulator';
import { newFolder } from '../tests/support/folders';
import { NOW, PROJECT, runProcess } from '../tests/support/runProcess';

async function main(name: string): Promise<void> {
  const fixture = join(PROJECT, 'tests/fixtures', name);
  const dataFolder = newFolder();
  copyFileSync(join(fixture, 'config.json'), join(dataFolder, 'config.json'));
  const emulator = await startEmulator({ now: NOW, media: [7, 4, 0] });
  const recorder = await startRecorder(emulator.url);
  const { code, stderr } = await runProcess({ dataFolder, apiUrl: recorder.url, now: NOW });
  const cassette = recorder.cassette();
  writeFileSync(join(fixture, 'requests.json'), `${JSON.stringify(cassette, null, 1)}\n`);
  process.stdout.write(
    `${cassette.interactions.length} requests recorded, exit code ${code ?? ''}\n${stderr}`,
  );
  await recorder.close();
  await emulator.close();
}

void main(process.argv[2] ?? 'media-run');
