import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/userError';
import type { Actions } from '../run/actionContext';
import { temporaryFolders } from '../testSupport/temporaryFolder';
import { inThisProcess, listCases, runCase } from './datadirCases';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

const actions: Actions = {
  async run({ tables, parameters, environment }) {
    if (parameters.fail === true) {
      throw new UserError('It fails');
    }
    await using table = await tables.open({ name: 'a', primaryKey: ['id'] });
    table.write({ id: 1, value: environment.get('VALUE') });
  },
};
const source = {
  'good/source/data/config.json': '{}',
  'bad/source/data/config.json': '{"parameters":{"fail":true}}',
};

describe('runCase()', () => {
  it('writes a case anew, then finds it as expected, and names what differs', async () => {
    const root = folders.make({ ...source, 'README.md': '', 'bad/expected-stderr': '' });
    expect(listCases(root)).toEqual(['bad', 'good']);
    const run = inThisProcess(actions, { VALUE: 'x' });
    for (const name of listCases(root)) {
      expect(await runCase(join(root, name), run, { update: true })).toEqual([]);
      expect(await runCase(join(root, name), run)).toEqual([]);
    }
    expect(readFileSync(join(root, 'bad/expected-code'), 'utf8')).toBe('1\n');
    expect(readFileSync(join(root, 'bad/expected-stderr'), 'utf8')).toBe('It fails\n');
    expect(existsSync(join(root, 'good/source/data/out'))).toBe(false);
    expect(await runCase(join(root, 'good'), inThisProcess(actions, { VALUE: 'y' }))).toEqual([
      'tables/a.csv: row id=1: value: expected "x", got "y"',
    ]);
    expect(await runCase(join(root, 'bad'), async () => ({ exitCode: null, stderr: 'other' }))).toEqual([
      'exit-code: expected 1, got "none"',
      'stderr: expected "It fails\\n", got "other"',
    ]);
  });

  it.each(['stdout', 'stderr'])(
    'allows nothing on %s in a case that expects nothing, where all is compared',
    async (name) => {
      const root = folders.make({ 'case/source/data/config.json': '{}' });
      const folder = join(root, 'case');
      const noisy = async () => ({ exitCode: 0, [name]: 'a word' });
      const allOutput = true;
      expect(await runCase(folder, noisy)).toEqual([]);
      expect(await runCase(folder, noisy, { allOutput })).toEqual([
        `${name}: is written, and was not expected`,
      ]);
      expect(await runCase(folder, noisy, { allOutput, update: true })).toEqual([]);
      expect(readFileSync(join(folder, `expected-${name}`), 'utf8')).toBe('a word');
      expect(await runCase(folder, async () => ({ exitCode: 0 }), { allOutput, update: true })).toEqual([]);
      expect(existsSync(join(folder, `expected-${name}`))).toBe(false);
    },
  );

  it('compares what the official harness compares: JSON by what it says, and no state that nobody expects', async () => {
    const manifest = { primary_key: ['id'], incremental: false };
    const root = folders.make({
      'case/source/data/config.json': '{}',
      'case/expected/data/out/tables/a.csv.manifest': JSON.stringify(manifest),
      'case/expected/data/out/files/a.json': '[1,2]',
    });
    const write = (text: string) => async (dataFolder: string) => {
      const texts = {
        'tables/a.csv.manifest': JSON.stringify(manifest, undefined, 4),
        'files/a.json': text,
        'state.json': '{}',
      };
      for (const [path, content] of Object.entries(texts)) {
        mkdirSync(join(dataFolder, 'out', path, '..'), { recursive: true });
        writeFileSync(join(dataFolder, 'out', path), content);
      }
      return { exitCode: 0 };
    };
    const folder = join(root, 'case');
    expect(await runCase(folder, write('[1, 2]'))).toEqual([]);
    expect(await runCase(folder, write('[1]'))).toEqual(['files/a.json: /1: expected 2, got nothing']);
    expect(await runCase(folder, write('[1,2]'), { allOutput: true })).toEqual([
      'state.json: is written, and was not expected',
      'tables/a.csv.manifest: the text differs, but not what it says',
    ]);
  });

  it.each(['set_up.py', 'source/set_up.py', 'tear_down.py'])('refuses a case with %s', async (script) => {
    const root = folders.make({ 'case/source/data/config.json': '{}', [`case/${script}`]: '' });
    await expect(runCase(join(root, 'case'), async () => ({ exitCode: 0 }))).rejects.toThrow('only Python');
  });

  it('expects exit code 0 where a case names none', async () => {
    const root = folders.make(source);
    expect(await runCase(join(root, 'bad'), inThisProcess(actions))).toEqual([
      'exit-code: expected 0, got 1',
    ]);
  });
});
