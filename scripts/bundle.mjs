/**
 * Bundles an entry with all that it imports into one file, because loading one file takes half the time of loading the
 * 500 that it is made of: that is most of what a short action takes.
 *   node scripts/bundle.mjs src/main.ts dist/main.js
 */
import { build } from 'esbuild';

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
await build({
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
  logLevel: 'warning',
});
