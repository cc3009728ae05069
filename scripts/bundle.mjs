/**
 * Bundles an entry with all that it imports into one file, because loading one file takes half the time of loading the
 * 500 that it is made of: that is most of what a short action takes.
 *   node scripts/bundle.mjs src/main.ts dist/main.js
 * Next to the bundle it writes the notices of the packages in it, its bill of materials, and esbuild's account of it.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundledPackages } from './bundled/packages.mjs';
import { billOfMaterials, noticesOf, writeRecord } from './bundled/records.mjs';

/** What axios can and this component does not: requests by fetch, and forms with their list of all media types. */
const LEFT_OUT = [
  { filter: /axios\/lib\/adapters\/fetch\.js$/, contents: 'export const getFetch = () => undefined;' },
  { filter: /form-data\/lib\/form_data\.js$/, contents: 'module.exports = undefined;' },
];
const leaveOut = {
  name: 'leave-out',
  setup({ onLoad }) {
    LEFT_OUT.forEach(({ filter, contents }) => onLoad({ filter }, () => ({ contents })));
  },
};

const [entry, outfile] = process.argv.slice(2);
const { metafile } = await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.11',
  // The CommonJS build of jsonc-parser hides its imports from bundlers.
  mainFields: ['module', 'main'],
  // Class names stand in logs and stack traces.
  keepNames: true,
  plugins: [leaveOut],
  // axios looks whether there is one, and at that look Node loads undici.
  banner: { js: '"use strict";\ndelete globalThis.FormData;' },
  metafile: true,
  logLevel: 'warning',
});

const packages = bundledPackages(metafile, process.cwd());
const beside = (name) => join(dirname(outfile), name);
writeRecord(beside('THIRD_PARTY_LICENSES'), noticesOf(packages));
writeRecord(
  beside('sbom.cdx.json'),
  billOfMaterials(JSON.parse(readFileSync('package.json', 'utf8')), packages),
);
writeRecord(beside('metafile.json'), metafile);
