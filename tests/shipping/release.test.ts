import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../support/folders';
import { PROJECT } from '../support/runProcess';

const CHANGELOG =
  '# Changelog\n\n## [Unreleased]\n\n### Fixed\n\n- A fault.\n\n## [1.0.0] - 2026-01-31\n\n- All.\n';
const PACKAGES = readdirSync(join(PROJECT, 'packages'));
/** The state of git that a person or another test has does not count. */
const GIT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A person',
  GIT_AUTHOR_EMAIL: 'person@example.com',
  GIT_COMMITTER_NAME: 'A person',
  GIT_COMMITTER_EMAIL: 'person@example.com',
};

/** The parts of the project that a release changes, as a repository of their own. */
function project(changelog = CHANGELOG) {
  const folder = newFolder();
  const template = 'packages/create-component/template/package.json';
  const manifests = PACKAGES.map((name) => `packages/${name}/package.json`);
  for (const path of ['package.json', 'package-lock.json', 'scripts', 'deploy', template, ...manifests]) {
    cpSync(join(PROJECT, path), join(folder, path), { recursive: true });
  }
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
  writeFileSync(
    join(folder, 'packages/strtotime/CHANGELOG.md'),
    '# Changelog\n\n## Unreleased\n\n- A word.\n',
  );
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, env: GIT, encoding: 'utf8' }).trim();
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
  return {
    folder,
    git,
    read: (path: string): string => readFileSync(join(folder, path), 'utf8'),
    release: (...args: readonly string[]) =>
      spawnSync(process.execPath, ['scripts/release.mjs', ...args], {
        cwd: folder,
        env: GIT,
        encoding: 'utf8',
      }),
  };
}

describe('npm run release', () => {
  it('writes the version wherever it stands, heads the changelog, commits and tags', () => {
    const { git, read, release } = project();
    expect(release('1.2.3')).toMatchObject({
      status: 0,
      stderr: '',
      stdout:
        '1.2.3 is committed and tagged. Look at it with git show, then: git push --atomic origin main 1.2.3\n',
    });
    expect([git('log', '--format=%s'), git('status', '--porcelain'), git('tag')]).toEqual([
      'Release 1.2.3\nBegin',
      '',
      '1.2.3',
    ]);
    expect(git('cat-file', '-t', '1.2.3')).toBe('tag');
    // Nothing but versions changes, so that a release is read in a minute.
    const changed = git('show', '--format=', '--unified=0', '--', ':!*CHANGELOG.md')
      .split('\n')
      .filter((line) => /^[-+][^-+]/.test(line));
    expect(changed.filter((line) => !/1\.0\.0|1\.2\.3/.test(line))).toEqual([]);
    expect(changed.filter((line) => line.startsWith('-'))).toHaveLength(changed.length / 2);
    const files = ['package.json', ...PACKAGES.map((name) => `packages/${name}/package.json`)];
    expect(files.map((path) => (JSON.parse(read(path)) as { version: string }).version)).toEqual(
      files.map(() => '1.2.3'),
    );
    expect(read('packages/create-component/template/package.json')).toContain(
      '"@keboola/component-ts-lite": "^1.2.3"',
    );
    expect(read('package.json')).toContain('"@keboola/strtotime": "1.2.3"');
    expect(read('deploy/kubernetes/job.yaml')).toContain('image: ex-instagram:1.2.3');
    expect(read('CHANGELOG.md')).toMatch(
      /^# Changelog\n\n## \[Unreleased\]\n\n## \[1\.2\.3\] - \d{4}-\d\d-\d\d\n\n### Fixed\n\n- A fault\.\n\n## \[1\.0\.0\]/,
    );
    expect(read('packages/strtotime/CHANGELOG.md')).toMatch(
      /^# Changelog\n\n## Unreleased\n\n## \[1\.2\.3\] - /,
    );
  });

  it('leaves a lockfile that npm takes, and that names the new versions', () => {
    const { read, release } = project();
    release('1.2.3');
    const lock = JSON.parse(read('package-lock.json')) as {
      version: string;
      packages: Record<string, { version?: string; dependencies?: Record<string, string> }>;
    };
    expect([lock.version, lock.packages['']?.version]).toEqual(['1.2.3', '1.2.3']);
    expect(lock.packages['packages/studio']?.version).toBe('1.2.3');
    expect(lock.packages['']?.dependencies).toEqual(
      (JSON.parse(read('package.json')) as { dependencies: object }).dependencies,
    );
    const before = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as typeof lock;
    expect(lock.packages['node_modules/axios']).toEqual(before.packages['node_modules/axios']);
  });

  it.each([
    [[], "'' is not a version such as 1.2.3"],
    [['v1.2.3'], "'v1.2.3' is not a version such as 1.2.3"],
    [['1.2.3-beta'], "'1.2.3-beta' is not a version such as 1.2.3"],
    [['0.9.9'], 'Cannot release 0.9.9 after 1.0.0'],
  ])('refuses the version %j', (args, said) => {
    const { git, release } = project();
    expect(release(...args)).toMatchObject({ status: 1, stdout: '', stderr: `${said}\n` });
    expect([git('status', '--porcelain'), git('tag')]).toEqual(['', '']);
  });

  it('refuses a dirty tree, another branch, a version that is released, and one without a word in the changelog', () => {
    const dirty = project();
    writeFileSync(join(dirty.folder, 'CHANGELOG.md'), `${CHANGELOG}\n`);
    expect(dirty.release('1.2.3').stderr).toBe(
      'Commit or stash first: a release is made of what is committed\n',
    );
    dirty.git('checkout', '--quiet', '--', '.');
    dirty.git('checkout', '--quiet', '-b', 'other');
    expect(dirty.release('1.2.3').stderr).toBe('A release is made on main, and this is other\n');
    dirty.git('checkout', '--quiet', 'main');
    dirty.git('tag', '1.2.3');
    expect(dirty.release('1.2.3').stderr).toBe('1.2.3 is released already\n');

    const silent = project(CHANGELOG.replace('### Fixed\n\n- A fault.\n\n', ''));
    expect(silent.release('1.2.3').stderr).toBe('The changelog has nothing under [Unreleased]\n');
    expect(silent.git('status', '--porcelain')).toBe('');
  });
});

describe('releaseNotes.mjs', () => {
  const notes = (folder: string, version: string) =>
    spawnSync(process.execPath, [join(PROJECT, 'scripts/releaseNotes.mjs'), version], {
      cwd: folder,
      encoding: 'utf8',
    });

  it('prints what the changelog says of a version, and fails where it says nothing', () => {
    const { folder, release } = project();
    release('1.2.3');
    expect(notes(folder, '1.2.3')).toMatchObject({ status: 0, stdout: '### Fixed\n\n- A fault.\n' });
    expect(notes(folder, '1.0.0')).toMatchObject({ status: 0, stdout: '- All.\n' });
    expect(notes(folder, '3.2.1')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'The changelog says nothing of 3.2.1\n',
    });
  });
});
