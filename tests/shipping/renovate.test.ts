import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/runProcess';

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');

describe('renovate.json', () => {
  const {
    extends: presets,
    customManagers,
    ...rules
  } = JSON.parse(read('renovate.json')) as {
    extends: readonly string[];
    enabledManagers: readonly string[];
    customManagers: readonly { matchStrings: readonly string[] }[];
    packageRules: readonly { matchPackageNames?: readonly string[]; enabled?: boolean }[];
  };

  it('looks after packages, actions by commit and images by digest', () => {
    expect(presets).toEqual(expect.arrayContaining(['helpers:pinGitHubActionDigests', 'docker:pinDigests']));
    expect(rules.enabledManagers).toEqual(
      expect.arrayContaining(['npm', 'dockerfile', 'docker-compose', 'github-actions', 'custom.regex']),
    );
  });

  it('finds the image of the command line tool in the script, with a digest and without', () => {
    const [pattern = ''] = customManagers[0]?.matchStrings ?? [];
    const script = read('scripts/developer_portal/update_properties.sh');
    const digest = `sha256:${'a'.repeat(64)}`;
    for (const text of [script, script.replace(':latest', `:latest@${digest}`)]) {
      expect(new RegExp(pattern).exec(text)?.groups).toMatchObject({
        datasource: 'docker',
        depName: 'quay.io/keboola/developer-portal-cli-v2',
        currentValue: 'latest',
        currentDigest: text === script ? undefined : digest,
      });
    }
  });

  it('names no package that the project does not have', () => {
    const names = rules.packageRules.flatMap(({ matchPackageNames = [] }) => matchPackageNames);
    const known = `${read('package.json')}${read('Dockerfile')}${read('deploy/kubernetes/job.yaml')}`;
    expect(names.filter((name) => !known.includes(name.replace('**', '')))).toEqual([]);
  });
});

describe('the images', () => {
  it.each(['Dockerfile', 'packages/create-component/template/Dockerfile'])(
    '%s are built on the supported Debian, by a name that Renovate can pin',
    (path) => {
      const bases = [...read(path).matchAll(/^FROM (\S+)/gm)].map(([, base = '']) => base);
      const foreign = bases.filter((base) => base.includes(':'));
      expect(foreign.length).toBeGreaterThan(1);
      for (const base of foreign) {
        expect(base).toMatch(/^node:\d+-trixie-slim(@sha256:[0-9a-f]{64})?$/);
      }
    },
  );

  it('say the base that they are built on', () => {
    const text = read('Dockerfile');
    const [base] = /^FROM (node:[^@\s]+)/m.exec(text)?.slice(1) ?? [];
    expect(text).toContain(`org.opencontainers.image.base.name="docker.io/library/${base ?? ''}"`);
  });

  it.each(['.dockerignore', 'packages/create-component/template/.dockerignore'])(
    '%s keeps data and tokens out of every layer',
    (path) => {
      const lines = read(path)
        .split('\n')
        .map((line) => line.replace('**/', ''));
      expect(lines).toEqual(expect.arrayContaining(['data', '.git', 'node_modules', '.env*', '.npmrc']));
    },
  );
});
