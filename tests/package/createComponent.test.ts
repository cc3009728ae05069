import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, readFolder } from '../support/folders';
import { PROJECT } from '../support/runProcess';

const PACKAGE = join(PROJECT, 'packages/create-component');

/** The package as npm installs it, so that what npm leaves out is missed here too. */
function install(): string {
  const folder = newFolder();
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: PACKAGE,
    stdio: 'pipe',
  });
  const [tarball = ''] = readdirSync(folder);
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder]);
  return join(folder, 'package/createComponent.mjs');
}

describe('npm create @keboola/component', () => {
  const script = install();
  const root = newFolder();
  const create = (...args: string[]) =>
    spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });
  const component = join(root, 'ex-weather');
  const inComponent = (command: string, args: readonly string[], env = {}) =>
    spawnSync(command, args, {
      cwd: component,
      env: { PATH: `${PROJECT}/node_modules/.bin:${process.env['PATH'] ?? ''}`, ...env },
      encoding: 'utf8',
    });

  it('writes a component with Dockerfile, test and CI under its name', () => {
    expect(create('ex-weather')).toMatchObject({ status: 0, stderr: '' });
    const files = Object.keys(readFolder(component));
    expect(files).toEqual(
      expect.arrayContaining([
        '.dockerignore',
        '.gitignore',
        '.github/workflows/ci.yml',
        'Dockerfile',
        'src/main.ts',
      ]),
    );
    expect(JSON.parse(readFileSync(join(component, 'package.json'), 'utf8'))).toMatchObject({
      name: 'ex-weather',
    });
    for (const [path, text] of Object.entries(readFolder(component))) {
      expect([path, text]).not.toEqual([path, expect.stringContaining('my-component')]);
    }
  });

  it.each([
    [[], 'Name the folder of the new component: npm create @keboola/component my-component\n'],
    [
      ['Ex Weather'],
      "Cannot name a component 'Ex Weather': use lower-case letters, digits, '-', '_' and '.'\n",
    ],
    [['.'], expect.stringMatching(/^Cannot (name a component|write into) /)],
  ])('refuses %j with a sentence, and writes nothing', (args, stderr) => {
    const before = readdirSync(root);
    expect(create(...args)).toMatchObject({ status: 1, stdout: '', stderr });
    expect(readdirSync(root)).toEqual(before);
  });

  it('does not write over what is there', () => {
    expect(create('ex-weather')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is not empty'),
    });
  });

  it('yields a component whose types, tests, build and run are sound', () => {
    mkdirSync(join(component, 'node_modules/@keboola'), { recursive: true });
    symlinkSync(
      join(PROJECT, 'packages/component-ts-lite'),
      join(component, 'node_modules/@keboola/component-ts-lite'),
    );
    mkdirSync(join(component, 'node_modules/@types'));
    for (const name of ['ajv', '@types/node']) {
      symlinkSync(join(PROJECT, 'node_modules', name), join(component, 'node_modules', name));
    }
    // As `npm test`, `npm start` and the Dockerfile do.
    expect(inComponent('tsc', [])).toMatchObject({ status: 0, stdout: '' });
    const tested = inComponent('tsx', ['--test', 'tests/actions.test.ts']);
    expect(tested.stdout).toMatch(/pass 3/);
    expect(tested.status).toBe(0);
    expect(inComponent('tsx', ['src/main.ts'])).toMatchObject({
      status: 0,
      stdout: '3 squares are written\n',
    });
    expect(readFileSync(join(component, 'data/out/tables/squares.csv'), 'utf8')).toBe(
      'n,square\n1,1\n2,4\n3,9\n',
    );
    expect(inComponent('tsc', ['-p', 'tsconfig.build.json'])).toMatchObject({ status: 0, stdout: '' });
    expect(inComponent('node', ['dist/main.js'])).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(component, 'dist/main.js'))).toBe(true);
  }, 90_000);
});
