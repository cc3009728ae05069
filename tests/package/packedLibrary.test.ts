import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { newFolder, readFolder } from '../support/folders';
import { PROJECT } from '../support/runProcess';

const LIBRARY = join(PROJECT, 'packages/component-ts-lite');

/** A folder of somebody who has installed the packed library, and nothing else of ours. */
function install(): { readonly folder: string; readonly packed: readonly string[] } {
  const folder = newFolder();
  const target = join(folder, 'node_modules/@keboola');
  mkdirSync(target, { recursive: true });
  // Without the scripts: other tests are using what is built.
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: LIBRARY,
    stdio: 'pipe',
  });
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', target]);
  execFileSync('mv', [join(target, 'package'), join(target, 'component-ts-lite')]);
  const { dependencies } = JSON.parse(readFileSync(join(LIBRARY, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of [...Object.keys(dependencies), '@types']) {
    symlinkSync(join(PROJECT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  const packed = Object.keys(readFolder(join(target, 'component-ts-lite')));
  return { folder, packed };
}

/** The first example of the library's README. */
function firstComponent(): string {
  const [, code = ''] = /```ts\n([^]*?)```/.exec(readFileSync(join(LIBRARY, 'README.md'), 'utf8')) ?? [];
  return code;
}

function problemsOf(file: string, folder: string): readonly string[] {
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node20,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    typeRoots: [join(folder, 'node_modules/@types')],
    types: ['node'],
    lib: ['lib.es2023.d.ts'],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('component-ts-lite as npm would publish it', () => {
  const { folder, packed } = install();

  it('holds the modules and their types, and no tests, tools or leftovers', () => {
    const modules = Object.keys(readFolder(join(LIBRARY, 'src')))
      .filter((path) => !path.endsWith('.test.ts') && !path.startsWith('testSupport/'))
      .map((path) => relative('.', path).replace(/\.ts$/, ''));
    const built = modules.flatMap((name) => [`dist/${name}.js`, `dist/${name}.d.ts`]);
    expect([...packed].sort()).toEqual([...built, 'LICENSE', 'README.md', 'package.json'].sort());
  });

  it("runs its README's first component, of 15 lines and sound in types", () => {
    const code = firstComponent();
    expect(
      code
        .trimEnd()
        .split('\n')
        .filter((line) => line !== '').length,
    ).toBeLessThanOrEqual(15);
    const source = join(folder, 'component.ts');
    writeFileSync(source, code);
    expect(problemsOf(source, folder)).toEqual([]);
    const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
    writeFileSync(join(folder, 'component.js'), outputText);

    const [whole, empty] = [{ count: 3 }, {}].map((parameters) => {
      const data = newFolder();
      writeFileSync(join(data, 'config.json'), JSON.stringify({ parameters }));
      const env = { PATH: process.env['PATH'], KBC_DATADIR: data };
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'component.js')], {
        env,
        encoding: 'utf8',
      });
      return { status, stdout, stderr, files: readFolder(join(data, 'out')) };
    });
    expect(whole).toMatchObject({ status: 0, stdout: '3 squares are written\n', stderr: '' });
    expect(whole?.files['tables/squares.csv']).toBe('n,square\n1,1\n2,4\n3,9\n');
    expect(JSON.parse(whole?.files['tables/squares.csv.manifest'] ?? '')).toMatchObject({
      primary_key: ['n'],
      incremental: true,
    });
    expect(empty).toEqual({
      status: 1,
      stdout: '',
      stderr: "Cannot start: the configuration lacks 'count'\n",
      files: {},
    });
  });
});
