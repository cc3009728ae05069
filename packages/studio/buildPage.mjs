/**
 * Builds the page into dist/page: one bundle for the first view, further ones for editor, form and charts, which are loaded
 * when they are needed. Fails when the first page is larger than it may be.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundledPackages } from '../../scripts/bundled/packages.mjs';
import { noticesOf, writeRecord } from '../../scripts/bundled/records.mjs';

/** KiB, compressed, of all that the page may ever load. */
const MAX_KIB = 500;

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, 'dist/page');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { main: 'page/main.tsx', style: 'page/style.css' },
  outdir: out,
  bundle: true,
  minify: true,
  splitting: true,
  chunkNames: 'part-[hash]',
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: {
    react: 'preact/compat',
    'react-dom': 'preact/compat',
    'react/jsx-runtime': 'preact/jsx-runtime',
    '@rjsf/validator-ajv8': join(root, 'page/queries/noAjv.ts'),
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
  logLevel: 'warning',
});
copyFileSync(join(root, 'page/index.html'), join(out, 'index.html'));
// The names that the component's catalogue knows, for the editor: `npm run generate` writes them.
copyFileSync(join(root, '../../component_config/names.json'), join(out, 'names.json'));
// Nobody loads them but who asks for them: they do not count as part of the page.
writeRecord(join(root, 'dist/metafile.json'), metafile);
const all = readdirSync(out).map((name) => `dist/page/${name}`);
writeRecord(join(out, 'THIRD_PARTY_LICENSES.txt'), noticesOf(bundledPackages(metafile, root)));

/** A file with all that it imports before it runs. */
function withImports(path, seen = new Set()) {
  seen.add(path);
  metafile.outputs[path].imports
    .filter(({ kind, path: imported }) => kind === 'import-statement' && !seen.has(imported))
    .forEach(({ path: imported }) => withImports(imported, seen));
  return [...seen];
}

const kib = (paths) =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(root, path))).length, 0) / 1024;
const first = ['dist/page/index.html', 'dist/page/style.css', ...withImports('dist/page/main.js')];
process.stdout.write(
  `studio: first page ${kib(first).toFixed(0)} KiB, all of it ${kib(all).toFixed(0)} KiB (gzip)\n`,
);
if (kib(all) > MAX_KIB) {
  process.stderr.write(`The studio's page may have ${MAX_KIB} KiB\n`);
  process.exitCode = 1;
}
