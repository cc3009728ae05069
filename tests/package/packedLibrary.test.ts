import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { newFolder, readFolder } from '../support/folders';
import { PROJECT } from '../support/runProcess';

const LIBRARY = join(PROJECT, 'packages/component-ts-lite');
const README = readFileSync(join(LIBRARY, 'README.md'), 'utf8');

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
  // ajv is the peer that a component installs for JSON Schema.
  for (const name of [...Object.keys(dependencies), 'ajv', '@types/node']) {
    mkdirSync(join(folder, 'node_modules', name, '..'), { recursive: true });
    symlinkSync(join(PROJECT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  const packed = Object.keys(readFolder(join(target, 'component-ts-lite')));
  return { folder, packed };
}

/** The code of the README by the heading above it. */
function recipes(): ReadonlyMap<string, string> {
  const found = [...README.matchAll(/^#{2,3} (.+)\n(?:(?!^#)[^])*?```ts\n([^]*?)```/gm)];
  return new Map(found.map(([, heading = '', code = '']) => [heading, code]));
}

/** The three kinds of file that are one recipe. */
function fileName(heading: string, extension: string): string {
  return `${heading.toLowerCase().replaceAll(' ', '-')}.${extension}`;
}

const { folder, packed } = install();
const settings = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node20,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  typeRoots: [join(folder, 'node_modules/@types')],
  types: ['node'],
  lib: ['lib.es2023.d.ts'],
};

function problemsOf(files: readonly string[]): readonly string[] {
  return ts
    .getPreEmitDiagnostics(ts.createProgram(files, settings))
    .map(
      ({ messageText, file }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

function build(heading: string, code: string, kind: 'mjs' | 'cjs'): string {
  const module = kind === 'mjs' ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module, target: ts.ScriptTarget.ES2022 },
  });
  const path = join(folder, fileName(heading, kind));
  writeFileSync(path, outputText);
  return path;
}

interface Case {
  readonly config?: object;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

function run(script: string, { config = {}, files = {}, env = {} }: Case = {}) {
  const data = newFolder();
  for (const [path, text] of Object.entries({ 'config.json': JSON.stringify(config), ...files })) {
    mkdirSync(join(data, path, '..'), { recursive: true });
    writeFileSync(join(data, path), text);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    env: { PATH: process.env['PATH'], KBC_DATADIR: data, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr, out: readFolder(join(data, 'out')) };
}

/** What each recipe is run on, and what it must leave. */
const runs: Readonly<Record<string, readonly [Case, object][]>> = {
  'A first component': [
    [
      { config: { parameters: { count: 3 } } },
      {
        status: 0,
        stdout: '3 squares are written\n',
        stderr: '',
        out: {
          'tables/squares.csv': 'n,square\n1,1\n2,4\n3,9\n',
          'tables/squares.csv.manifest': expect.stringMatching(/"primary_key": \[\s*"n"\s*\]/),
        },
      },
    ],
    [{}, { status: 1, stdout: '', stderr: "Cannot start: the configuration lacks 'count'\n" }],
  ],
  'Input to output': [
    [
      {
        config: { parameters: { minimum: 10 } },
        files: {
          'in/tables/orders.csv': '"id","price"\n"1","9"\n"2","10.5"\n',
          'in/tables/orders.csv.manifest': '{"primary_key":["id"],"columns":["id","price"]}',
        },
      },
      {
        status: 0,
        stdout: '1 orders of 10 or more\n',
        out: expect.objectContaining({ 'tables/large_orders.csv': 'id,price\n2,10.5\n' }),
      },
    ],
    [
      { config: { parameters: { minimum: 'x' } } },
      { status: 1, stderr: "Cannot start: 'minimum': must be number\n" },
    ],
  ],
  'A table in slices': [
    [
      {},
      {
        status: 0,
        stderr: '',
        out: {
          'tables/events.csv/part-000000.csv': expect.stringMatching(/^0,"event, number 0"\n(.+\n){999}$/),
          'tables/events.csv.manifest': expect.stringMatching(/"columns": \[\s*"id",\s*"text"\s*\]/),
        },
      },
    ],
  ],
  'Native types': [
    [
      { env: { KBC_DATA_TYPE_SUPPORT: 'authoritative' } },
      {
        status: 0,
        out: {
          'tables/users.csv': 'id,balance,seen_at,sign_up_source\n1,12.50,1970-01-01T00:00:00.000Z,web\n',
          'tables/users.csv.manifest': expect.stringContaining('"schema"'),
        },
      },
    ],
    [
      {
        config: { storage: { output: { data_type_support: 'none' } } },
        env: { KBC_DATA_TYPE_SUPPORT: 'hints' },
      },
      {
        status: 0,
        out: expect.objectContaining({ 'tables/users.csv.manifest': expect.not.stringContaining('schema') }),
      },
    ],
  ],
  Files: [
    [
      {
        files: {
          'in/files/7_a.txt': 'hello',
          'in/files/7_a.txt.manifest': '{"id":7,"name":"a.txt","tags":["report"]}',
          'in/files/8_b.txt': 'other',
        },
      },
      {
        status: 0,
        stdout: 'a.txt is copied\n',
        out: { 'files/copy-of-a.txt': 'hello', 'files/copy-of-a.txt.manifest': expect.any(String) },
      },
    ],
  ],
  State: [
    [
      { files: { 'in/state.json': '{"runs":4}' } },
      { status: 0, stdout: 'This is run 5\n', out: { 'state.json': '{"runs":5}\n' } },
    ],
    [{}, { status: 0, stdout: 'This is run 1\n' }],
  ],
  OAuth: [
    [
      {
        config: {
          authorization: {
            oauth_api: { credentials: { authorizedFor: 'Jane', '#data': '{"access_token":"secret-token"}' } },
          },
        },
      },
      { status: 0, stdout: 'Authorized by Jane, with the token ***\n' },
    ],
    [{}, { status: 1, stderr: 'Authorize the configuration first\n' }],
  ],
  Result: [
    [
      {},
      {
        status: 0,
        out: expect.objectContaining({
          'result.json': expect.stringMatching(/"rows": 1,\s*"isComplete": "true"/),
        }),
      },
    ],
  ],
  'Sync actions': [
    [
      { config: { action: 'listRegions' } },
      { status: 0, stdout: expect.stringMatching(/^\[\{"value":"eu"/) },
    ],
    [
      { config: { action: 'describe' } },
      { stdout: '{"status":"success","message":"**Two** regions","type":"success"}\n' },
    ],
    [
      { config: { action: 'testConnection', parameters: { '#token': 'valid' } } },
      { status: 0, stdout: '{"status":"success"}\n', stderr: '' },
    ],
    [
      { config: { action: 'testConnection' } },
      { status: 1, stdout: '', stderr: 'The token is not valid: create a new one\n' },
    ],
  ],
  Testing: [[{}, { status: 0 }]],
};

describe('component-ts-lite as npm would publish it', () => {
  it('holds the modules and their types, and no tests, tools or leftovers', () => {
    const modules = Object.keys(readFolder(join(LIBRARY, 'src')))
      .filter((path) => !path.endsWith('.test.ts') && !path.startsWith('testSupport/'))
      .map((path) => path.replace(/\.ts$/, ''));
    const built = modules.flatMap((name) => [`dist/${name}.js`, `dist/${name}.d.ts`]);
    const entries = ['index', 'jsonSchema', 'testing'].flatMap((name) => [
      `dist/esm/${name}.mjs`,
      `dist/esm/${name}.d.mts`,
    ]);
    const texts = ['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json'];
    const isShared = (path: string) => /^dist\/esm\/shared-\w+\.mjs$/.test(path);
    expect(packed.filter((path) => !isShared(path)).sort()).toEqual([...built, ...entries, ...texts].sort());
    expect(packed.filter(isShared)).toHaveLength(2);
  });

  it('has packaging without faults by publint and are-the-types-wrong', () => {
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const tool = (name: string, ...args: string[]) =>
      spawnSync(join(PROJECT, 'node_modules/.bin', name), [...args, join(folder, tarball)], {
        encoding: 'utf8',
      });
    expect(tool('publint', '--strict')).toMatchObject({ status: 0 });
    // The module resolution of Node 10 knows no `exports`; the library needs Node 20.
    expect(tool('attw', '--profile', 'node16')).toMatchObject({ status: 0 });
  }, 60_000);

  it('has every recipe sound in types, for ES modules and for CommonJS', () => {
    const files = [...recipes()].flatMap(([heading, code]) =>
      ['mts', 'cts'].map((extension) => {
        const path = join(folder, fileName(heading, extension));
        writeFileSync(path, code);
        return path;
      }),
    );
    expect([...recipes().keys()]).toEqual(Object.keys(runs));
    expect(problemsOf(files)).toEqual([]);
  }, 60_000);

  it.each(
    [...recipes()].flatMap(([heading, code]) =>
      (['mjs', 'cjs'] as const).map((kind) => [heading, kind, code] as const),
    ),
  )('runs the recipe %j as %s', (heading, kind, code) => {
    const script = build(heading, code, kind);
    for (const [given, expected] of runs[heading] ?? []) {
      expect(run(script, given)).toMatchObject(expected);
    }
  });

  it('has one UserError for ES modules and CommonJS', () => {
    const script = join(folder, 'both.mjs');
    writeFileSync(
      script,
      `import { createRequire } from 'node:module';
       import { runAsProcess } from '@keboola/component-ts-lite';
       const { UserError } = createRequire(import.meta.url)('@keboola/component-ts-lite');
       void runAsProcess({ run() { throw new UserError('Of the other copy'); } });`,
    );
    expect(run(script)).toMatchObject({ status: 1, stderr: 'Of the other copy\n' });
  });

  it('prints what console.log prints, without secrets, and keeps it from stdout in a sync action', () => {
    const script = join(folder, 'console.cjs');
    writeFileSync(
      script,
      `const { runAsProcess } = require('@keboola/component-ts-lite');
       const talk = ({ parameters }) => {
         console.log('token ' + parameters['#token']);
         process.stdout.write('half ');
         process.stdout.write('a line ' + parameters['#token'].slice(0, 3));
         process.stdout.write(parameters['#token'].slice(3));
         console.error('error ' + parameters['#token']);
       };
       void runAsProcess({ run: talk, talk });`,
    );
    const parameters = { '#token': 'top-secret-1' };
    expect(run(script, { config: { parameters } })).toMatchObject({
      status: 0,
      stdout: 'token ***\nhalf a line ***\n',
      stderr: 'error ***\n',
    });
    expect(run(script, { config: { action: 'talk', parameters } })).toMatchObject({
      status: 0,
      stdout: '{"status":"success"}\n',
      stderr: 'token ***\nerror ***\nhalf a line ***\n',
    });
  });

  it('is left out of a bundle as far as a component does not use it', async () => {
    const { build: bundle } = await import('esbuild');
    const sizeOf = async (code: string) => {
      const { outputFiles } = await bundle({
        stdin: { contents: code, resolveDir: folder },
        bundle: true,
        format: 'esm',
        platform: 'node',
        write: false,
      });
      return outputFiles[0]!.contents.length;
    };
    const one = await sizeOf("export { safeColumnName } from '@keboola/component-ts-lite';");
    const all = await sizeOf("export * from '@keboola/component-ts-lite';");
    expect(one).toBeLessThan(all / 5);
  });
});
