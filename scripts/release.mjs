/**
 * Makes a release of what is committed: the version, the changelog's heading, a commit and its tag (docs/release.md).
 *   npm run release -- 1.2.3
 * It pushes nothing, and changes nothing where it cannot do all.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { released } from './release/changelog.mjs';
import { checkVersion, lockWithVersion, withDependencies, withVersion } from './release/versions.mjs';

const BRANCH = 'main';
const git = (...args) =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const packages = readdirSync('packages').map((name) => join('packages', name));

/** Every file that a release changes, with its new text. */
function changes(version, date) {
  const manifests = ['.', ...packages].map((folder) => join(folder, 'package.json'));
  const names = manifests.map((path) => readJson(path).name);
  const text = (json) => `${JSON.stringify(json, null, 2)}\n`;
  const template = 'packages/create-component/template/package.json';
  const logs = packages
    .map((folder) => join(folder, 'CHANGELOG.md'))
    .filter((path) => existsSync(path) && /^## \[?Unreleased/m.test(readFileSync(path, 'utf8')));
  return [
    ...manifests.map((path) => [path, text(withVersion(readJson(path), version, names))]),
    [template, text(withDependencies(readJson(template), version, names))],
    ['package-lock.json', text(lockWithVersion(readJson('package-lock.json'), version, names))],
    ...['CHANGELOG.md', ...logs].map((path) => [path, released(readFileSync(path, 'utf8'), version, date)]),
    ...deployed(version),
  ];
}

/** The manifests that name the image of a version. */
function deployed(version) {
  return readdirSync('deploy', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join('deploy', name))
    .map((path) => [
      path,
      readFileSync(path, 'utf8').replace(/(ex-instagram:)\d+\.\d+\.\d+/g, `$1${version}`),
    ]);
}

/** @returns what to do next */
function release(version = '') {
  checkVersion(version, readJson('package.json').version);
  if (git('status', '--porcelain') !== '') {
    throw new Error('Commit or stash first: a release is made of what is committed');
  }
  const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (branch !== BRANCH) {
    throw new Error(`A release is made on ${BRANCH}, and this is ${branch}`);
  }
  if (git('tag', '--list', version) !== '') {
    throw new Error(`${version} is released already`);
  }
  const written = changes(version, new Date().toISOString().slice(0, 10));
  written.forEach(([path, text]) => writeFileSync(path, text));
  git('add', '--', ...written.map(([path]) => path));
  git('commit', '--quiet', '--message', `Release ${version}`);
  git('tag', '--annotate', version, '--message', `Release ${version}`);
  return `${version} is committed and tagged. Look at it with git show, then: git push --atomic origin ${BRANCH} ${version}`;
}

try {
  process.stdout.write(`${release(process.argv[2])}\n`);
} catch (error) {
  process.stderr.write(`${error.stderr || error.message}\n`);
  process.exitCode = 1;
}
