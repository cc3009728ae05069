import { existsSync, readFileSync } from 'node:fs';
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

  it('expects exit code 0 where a case names none', async () => {
    const root = folders.make(source);
    expect(await runCase(join(root, 'bad'), inThisProcess(actions))).toEqual([
      'exit-code: expected 0, got 1',
    ]);
  });
});
