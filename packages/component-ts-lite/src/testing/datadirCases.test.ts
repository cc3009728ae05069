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

  it('allows nothing on stderr in a case without expected-stderr, where all of it is compared', async () => {
    const root = folders.make({ 'case/source/data/config.json': '{}' });
    const noisy = async () => ({ exitCode: 0, stderr: 'a warning' });
    expect(await runCase(join(root, 'case'), noisy)).toEqual([]);
    expect(await runCase(join(root, 'case'), noisy, { allStderr: true })).toEqual([
      'stderr: is written, and was not expected',
    ]);
    await runCase(join(root, 'case'), noisy, { allStderr: true, update: true });
    expect(readFileSync(join(root, 'case/expected-stderr'), 'utf8')).toBe('a warning');
    expect(await runCase(join(root, 'case'), noisy, { allStderr: true })).toEqual([]);
  });

  it('expects exit code 0 where a case names none', async () => {
    const root = folders.make(source);
    expect(await runCase(join(root, 'bad'), inThisProcess(actions))).toEqual([
      'exit-code: expected 0, got 1',
    ]);
  });
});
