import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/runProcess';

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');

interface Metafile {
  readonly inputs: Readonly<Record<string, object>>;
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const BUNDLES = [
  { bundle: 'dist/main.js', root: '.', metafile: 'dist/metafile.json', notices: 'dist/THIRD_PARTY_LICENSES' },
  {
    bundle: 'packages/studio/dist/page',
    root: 'packages/studio',
    metafile: 'packages/studio/dist/metafile.json',
    notices: 'packages/studio/dist/page/THIRD_PARTY_LICENSES.txt',
  },
];

/** The folders of the packages that a bundle was made of: up to the name after the last `node_modules`. */
function foldersIn(root: string, metafile: string): readonly string[] {
  const { inputs } = JSON.parse(read(metafile)) as Metafile;
  const folders = Object.keys(inputs)
    .filter((path) => path.includes('node_modules/'))
    .map((path) => {
      const parts = path.split('/');
      const last = parts.lastIndexOf('node_modules');
      const length = parts[last + 1]?.startsWith('@') ? 3 : 2;
      return join(PROJECT, root, ...parts.slice(0, last + length));
    });
  return [...new Set(folders)];
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** Text as it is compared: ends of lines and blank lines at the ends do not count. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();

describe.each(BUNDLES)('the notices of $bundle', ({ root, metafile, notices }) => {
  const folders = foldersIn(root, metafile);
  const text = plain(read(notices));

  it('name every package in it, with its licence', () => {
    expect(folders.length).toBeGreaterThan(30);
    const missing = folders
      .map(manifestOf)
      .filter(({ name, version, license }) => !text.includes(`\n${name} ${version} (${license})\n`));
    expect(missing).toEqual([]);
  });

  it('have the text of each licence file whole', () => {
    for (const folder of folders) {
      const files = readdirSync(folder).filter((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
      for (const file of files) {
        const licence = plain(readFileSync(join(folder, file), 'utf8'));
        expect([folder, file, text.includes(licence)]).toEqual([folder, file, true]);
      }
    }
  });

  it('are under licences that a component may be handed on with', () => {
    const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '(MPL-2.0 OR Apache-2.0)'];
    const others = folders.map(manifestOf).filter(({ license }) => !allowed.includes(license));
    expect(others).toEqual([]);
  });
});

describe('the notices of a package without a licence file', () => {
  it('are what its readme says', () => {
    const text = read('dist/THIRD_PARTY_LICENSES');
    const { notice } = /\nagent-base [^\n]+\n\S+\n\n(?<notice>[^]+?)\n-{80}/.exec(text)?.groups ?? {};
    expect(notice).toContain('Permission is hereby granted');
  });
});

describe('the bill of materials', () => {
  interface Component {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses: readonly { readonly expression: string }[];
  }
  const bill = JSON.parse(read('dist/sbom.cdx.json')) as {
    readonly bomFormat: string;
    readonly specVersion: string;
    readonly metadata: { readonly component: Component };
    readonly components: readonly Component[];
  };

  it('is CycloneDX of the component in its version', () => {
    const { name, version } = manifestOf(PROJECT);
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'application', name, version, purl: `pkg:npm/${name}@${version}` } },
    });
  });

  it('lists each package of the bundle once, in the version that is bundled', () => {
    const bundled = foldersIn('.', 'dist/metafile.json')
      .map(manifestOf)
      .map(({ name, version, license }) => [name, version, license].join(' '));
    const listed = bill.components.map(({ name, version, licenses }) =>
      [name, version, licenses[0]?.expression].join(' '),
    );
    expect(listed).toEqual([...new Set(bundled)].sort());
    for (const { purl } of bill.components) {
      expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d/);
    }
  });

  it('is in the image, as the notices are', () => {
    const copied = /^COPY --from=build (.*) dist\/$/m.exec(read('Dockerfile'))?.[1]?.split(' ') ?? [];
    expect(copied).toEqual([
      '/app/dist/main.js',
      '/app/dist/THIRD_PARTY_LICENSES',
      '/app/dist/sbom.cdx.json',
    ]);
    for (const path of copied) {
      expect(existsSync(join(PROJECT, path.replace('/app/', '')))).toBe(true);
    }
  });
});

describe('docs/dependencies.md', () => {
  const text = read('docs/dependencies.md');

  it('has a line for each dependency of the component, and for none that there is not', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const theirs = Object.keys(dependencies).filter((name) => !name.startsWith('@keboola/'));
    const lines = [...text.matchAll(/^- `([^`]+)` /gm)].map(([, name]) => name);
    expect(lines).toEqual(expect.arrayContaining(theirs));
    expect(lines.filter((name = '') => !theirs.includes(name) && name !== 'jsonc-parser')).toEqual([]);
  });

  it('says which part of the bundle axios is, to a percentage point', () => {
    const { outputs } = JSON.parse(read('dist/metafile.json')) as Metafile;
    const parts = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
    const bytes = (of: RegExp): number =>
      parts.reduce((sum, [path, { bytesInOutput }]) => sum + (of.test(path) ? bytesInOutput : 0), 0);
    const share = (100 * bytes(/^node_modules\/axios\//)) / bytes(/^/);
    const said = Number(/axios is (\d+) % of the bundle/.exec(text)?.[1]);
    expect(Math.abs(share - said)).toBeLessThan(1.5);
  });
});
