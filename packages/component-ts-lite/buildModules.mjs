/**
 * Builds the ES modules beside what tsc has built: dist/esm/*.mjs with a shared chunk, so that all entries have one `UserError`, and
 * bundlers can leave out what a component does not use. Their types are those of the CommonJS build.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const entries = { index: 'index', jsonSchema: 'jsonSchema', testing: 'testing/index' };

// Chunks of earlier builds have other names.
rmSync(join(root, 'dist/esm'), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, `src/${path}.ts`])),
  outdir: 'dist/esm',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  chunkNames: 'shared-[hash]',
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.11',
});
for (const [name, path] of Object.entries(entries)) {
  writeFileSync(join(root, `dist/esm/${name}.d.mts`), `export * from '../${path}.js';\n`);
}
