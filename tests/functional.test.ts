import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { startEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions } from '@keboola/graph-emulator';
import { newFolder, readFolder } from './support/folders';
import { NOW, runProcess } from './support/runProcess';

/** `UPDATE_EXPECTED=1 npx jest tests/functional.test.ts` writes what is expected; read the diff before you commit it. */
const isUpdate = process.env['UPDATE_EXPECTED'] === '1';
const CASES = join(__dirname, 'functional');

interface Scenario {
  readonly emulator: EmulatorOptions;
  readonly environment?: Readonly<Record<string, string>>;
}

const cases = readdirSync(CASES).filter((name) => statSync(join(CASES, name)).isDirectory());

describe('the built component on a data folder', () => {
  it.each(cases)(
    '%s',
    async (name) => {
      const folder = join(CASES, name);
      const scenario = JSON.parse(readFileSync(join(folder, 'scenario.json'), 'utf8')) as Scenario;
      const dataFolder = newFolder();
      cpSync(join(folder, 'source/data'), dataFolder, { recursive: true });
      const emulator = await startEmulator({ now: NOW, ...scenario.emulator });
      try {
        const environment = scenario.environment ?? {};
        const result = await runProcess({ dataFolder, apiUrl: emulator.url, now: NOW, environment });
        const written = {
          ...readFolder(join(dataFolder, 'out')),
          'exit-code': `${result.code ?? ''}\n`,
          ...said(result),
        };
        if (isUpdate) {
          writeExpected(folder, written);
        }
        expect(written).toEqual(readExpected(folder));
        expect(`${result.stdout}${result.stderr}${JSON.stringify(written)}`).not.toContain('SECRET');
      } finally {
        await emulator.close();
      }
    },
    60_000,
  );
});

/** What a person reads last is part of the outcome; trace ids are the emulator's own. */
function said({ stderr }: { readonly stderr: string }): Record<string, string> {
  const lines = stderr.replace(/fbtrace_id [\w-]+/g, 'fbtrace_id A…').trimEnd();
  return lines === '' ? {} : { stderr: `${lines}\n` };
}

function expectedFolders(folder: string): { out: string; code: string; stderr: string } {
  return {
    out: join(folder, 'expected/data/out'),
    code: join(folder, 'expected-code'),
    stderr: join(folder, 'expected-stderr'),
  };
}

function readExpected(folder: string): Record<string, string> {
  const { out, code, stderr } = expectedFolders(folder);
  return {
    ...readFolder(out),
    'exit-code': readFileSync(code, 'utf8'),
    ...(existsSync(stderr) && { stderr: readFileSync(stderr, 'utf8') }),
  };
}

function writeExpected(folder: string, written: Record<string, string>): void {
  const { out, code, stderr } = expectedFolders(folder);
  rmSync(join(folder, 'expected'), { recursive: true, force: true });
  rmSync(stderr, { force: true });
  for (const [path, text] of Object.entries(written)) {
    const target = path === 'exit-code' ? code : path === 'stderr' ? stderr : join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
