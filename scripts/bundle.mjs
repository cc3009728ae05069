/**
 * Bundles an entry with all that it imports into one file, because loading one file takes half the time of loading the
 * 500 that it is made of: that is most of what a short action takes.
 *   node scripts/bundle.mjs src/main.ts dist/main.js
 */
import { build } from 'esbuild';

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
  logLevel: 'warning',
});
