import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { newFolder } from '../support/folders';
import { PROJECT } from '../support/runProcess';
import { standIns } from '../support/standIns';

const TEMPLATE = 'packages/create-component/template';
const FILES = ['.', TEMPLATE].flatMap((root) => {
  const folder = join(root, '.github/workflows');
  return readdirSync(join(PROJECT, folder)).map((name) => join(folder, name));
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions?: object;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const text = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const read = (path: string): Workflow => parse(text(path)) as Workflow;
const jobsOf = (path: string): readonly (readonly [string, Job])[] => Object.entries(read(path).jobs);
const stepsOf = (path: string): readonly Step[] => jobsOf(path).flatMap(([, { steps }]) => steps);

/** The rights to write that a job has for what it does. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  push: ['attestations', 'id-token'],
  notes: ['contents'],
  publish: ['id-token'],
  codeql: ['security-events'],
};

/** What a machine of GitHub's fills in before a shell sees a step. */
function filledIn(value: string): string {
  return value
    .replace(/\$\{\{ github\.ref_type == 'tag' && github\.ref_name \|\| github\.sha \}\}/, '1.2.3')
    .replace(/\$\{\{[^}]*\}\}/g, 'filled-in');
}

describe.each(FILES)('%s', (path) => {
  it('uses every action by its commit, and says which version that is', () => {
    const lines = text(path)
      .split('\n')
      .filter((line) => /^\s*(- )?uses:/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatch(/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # (v\d+\.\d+\.\d+|master)$/);
    }
  });

  it('gives each job no more rights than it needs, and leaves no token in the checkout', () => {
    expect(read(path).permissions).toEqual({});
    for (const [name, { permissions = {}, steps }] of jobsOf(path)) {
      const written = Object.keys(permissions).filter((right) => permissions[right] === 'write');
      expect([name, written.sort()]).toEqual([name, WRITES[name] ?? []]);
      for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
        expect(step.with).toEqual({ 'persist-credentials': false });
      }
    }
  });

  it('gives secrets only to jobs of the environment `release`', () => {
    for (const [name, job] of jobsOf(path)) {
      const secret = /secrets\./.test(JSON.stringify(job));
      expect([name, secret && job.environment !== 'release']).toEqual([name, false]);
    }
    expect(JSON.stringify(read(path).env ?? {})).not.toContain('secrets.');
  });

  it('hands values to the shell as variables, never as a part of the script', () => {
    for (const { run = '' } of stepsOf(path)) {
      expect(run).not.toContain('${{');
    }
  });

  it('has shell steps that bash can read', () => {
    for (const { run } of stepsOf(path).filter((step) => step.run !== undefined)) {
      const { status, stderr } = spawnSync('bash', ['--norc', '-n'], { input: run, encoding: 'utf8' });
      expect({ run, status, stderr }).toEqual({ run, status: 0, stderr: '' });
    }
  });
});

describe('the actions of all workflows', () => {
  it('are in one version each', () => {
    const used = FILES.flatMap((file) => text(file).match(/uses: \S+@\S+ # .*/g) ?? []);
    const names = new Set(used.map((use) => use.replace(/@.*/, '')));
    for (const name of names) {
      expect([name, new Set(used.filter((use) => use.startsWith(`${name}@`))).size]).toEqual([name, 1]);
    }
  });
});

describe('the order of a release', () => {
  it('is gate, image, push, properties, tag, notes', () => {
    const { jobs } = read('.github/workflows/ci.yml');
    expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ['gate', undefined],
      ['image', 'gate'],
      ['push', 'image'],
      ['properties', 'push'],
      ['tag', 'properties'],
      ['notes', 'tag'],
    ]);
    expect(stepsOf('.github/workflows/ci.yml').every(({ uses }) => !uses?.includes('@master'))).toBe(true);
  });
});

const DIGEST = `sha256:${'a'.repeat(64)}`;
/** Commands of the machine that a step calls, and what they print or leave. */
const COMMANDS = {
  npm: ':',
  gh: ':',
  docker: [
    'case "$*" in',
    '  *.Size*) echo 200000000 ;;',
    `  *RepoDigests*) echo 'registry.example/app@${DIGEST}' ;;`,
    "  'create '*) echo c0ffee ;;",
    "  *'/try:/data my-component') mkdir -p try/out/tables && echo n,square > try/out/tables/squares.csv ;;",
    'esac',
  ].join('\n'),
};

/** Runs the shell steps of a workflow one after the other as a release does, with the machine's commands stood in for. */
function dryRun(path: string, root: string) {
  const folder = newFolder();
  for (const name of ['.ci', 'scripts', 'component_config', 'package.json', 'packages']) {
    symlinkSync(join(PROJECT, name), join(folder, name));
  }
  writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## [1.2.3] - 2026-12-31\n\n- A change.\n');
  writeFileSync(join(folder, 'output'), '');
  cpSync(join(PROJECT, root, 'data/config.json'), join(folder, 'data/config.json'));
  mkdirSync(join(folder, 'node_modules'));
  const { path: commands, calls } = standIns(COMMANDS);
  const { env = {}, jobs } = read(path);
  const filled = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, filledIn(value)]));
  const steps = Object.values(jobs).flatMap((job) => job.steps.filter(({ run }) => run !== undefined));
  const ended = steps.map(({ run = '', env: own = {} }) => {
    const { status, stderr } = spawnSync('bash', ['--norc', '-eo', 'pipefail', '-c', run], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
      env: {
        PATH: commands,
        ...filled(env),
        ...filled(own),
        GITHUB_REF_NAME: '1.2.3',
        GITHUB_SHA: 'b'.repeat(40),
        GITHUB_OUTPUT: join(folder, 'output'),
      },
      encoding: 'utf8',
    });
    return { run, status, stderr };
  });
  return { ended, calls: calls(), output: readFileSync(join(folder, 'output'), 'utf8'), folder };
}

describe('a dry run of all shell steps', () => {
  const release = dryRun('.github/workflows/ci.yml', '.');
  const starts = (...words: readonly string[]) =>
    release.calls.filter((call) => words.every((word, index) => call[index] === word));

  it('goes through', () => {
    expect(release.ended.length).toBeGreaterThan(7);
    expect(release.ended.map(({ run, status, stderr }) => ({ run, status, stderr }))).toEqual(
      release.ended.map(({ run }) => ({ run, status: 0, stderr: '' })),
    );
  });

  it('builds the image under its version and its commit, and keeps what is released', () => {
    expect(starts('docker', 'build')[0]).toEqual(
      expect.arrayContaining(['VERSION=1.2.3', `REVISION=${'b'.repeat(40)}`, 'keboola.ex-instagram:latest']),
    );
    expect(starts('docker', 'cp').map(([, , from]) => from)).toEqual([
      'c0ffee:/app/dist/sbom.cdx.json',
      'c0ffee:/app/dist/THIRD_PARTY_LICENSES',
    ]);
  });

  it('attests the digest under which the registry has the image', () => {
    expect(release.output).toBe(`name=registry.example/app\ndigest=${DIGEST}\n`);
  });

  it('brings the properties to the portal, and releases what the changelog says', () => {
    expect(release.calls.filter((call) => call.includes('update-app-property'))).toHaveLength(13);
    expect(starts('gh', 'release', 'create', '1.2.3')).toHaveLength(1);
    expect(readFileSync(join(release.folder, 'notes.md'), 'utf8')).toBe('- A change.\n');
  });

  it('publishes each public package, with its provenance', () => {
    const { ended, calls } = dryRun('.github/workflows/packages.yml', '.');
    expect(ended.map(({ status }) => status)).toEqual(ended.map(() => 0));
    const published = calls.filter(([command, verb]) => command === 'npm' && verb === 'publish');
    expect(published.map(([, , , name]) => name)).toEqual([
      '@keboola/component-ts-lite',
      '@keboola/create-component',
      '@keboola/http-cassette',
      '@keboola/strtotime',
    ]);
    expect(published.every((call) => call.includes('--provenance'))).toBe(true);
  });

  it('does the same for a component from the template', () => {
    const { ended } = dryRun(`${TEMPLATE}/.github/workflows/ci.yml`, TEMPLATE);
    expect(ended.map(({ run, status, stderr }) => ({ run, status, stderr }))).toEqual(
      ended.map(({ run }) => ({ run, status: 0, stderr: '' })),
    );
  });
});

describe('publishPackages.sh', () => {
  it.each(readdirSync(join(PROJECT, 'packages')))(
    'can publish %s: npm gives provenance only to a package that names its repository',
    (name) => {
      const manifest = JSON.parse(text(`packages/${name}/package.json`)) as {
        private?: boolean;
        repository?: object;
      };
      const repository = {
        type: 'git',
        url: 'git+https://github.com/keboola/keboola-ex-instagram.git',
        directory: `packages/${name}`,
      };
      expect(manifest).toMatchObject(manifest.private === true ? {} : { repository });
    },
  );

  it('leaves out what is published already', () => {
    const { path, calls } = standIns({ npm: `case "$*" in 'view @keboola/strtotime@'*) echo 1 ;; esac` });
    const { status } = spawnSync(join(PROJECT, 'scripts/publishPackages.sh'), { env: { PATH: path } });
    expect(status).toBe(0);
    const published = calls().filter(([, verb]) => verb === 'publish');
    expect(published.map(([, , , name]) => name)).toEqual([
      '@keboola/component-ts-lite',
      '@keboola/create-component',
      '@keboola/http-cassette',
    ]);
  });
});
