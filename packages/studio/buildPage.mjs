/**
 * Builds the page into dist/page: one bundle for the first view, further ones for editor, form and charts, which are loaded
 * when they are needed. Fails when the first page is larger than it may be.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
writeFileSync(join(out, 'names.json'), JSON.stringify(await names()));
// Nobody loads them but who asks for them: they do not count as part of the page.
writeRecord(join(root, 'dist/metafile.json'), metafile);
const all = readdirSync(out).map((name) => `dist/page/${name}`);
writeRecord(join(out, 'THIRD_PARTY_LICENSES.txt'), noticesOf(bundledPackages(metafile, root)));

/** Names that the catalogue of the component knows, for the editor. */
async function names() {
  const catalogue = await build({
    entryPoints: [join(root, '../../src/catalogue/index.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const code = Buffer.from(catalogue.outputFiles[0].contents).toString('base64');
  const { fieldsOf, metricsOf } = await import(`data:text/javascript;base64,${code}`);
  const nodes = ['user', 'media', 'story', 'comment', 'page', 'hashtag'];
  return Object.fromEntries(
    nodes.map((node) => [node, { fields: described(fieldsOf(node)), metrics: described(metricsOf(node)) }]),
  );
}

function described(facts) {
  return Object.fromEntries(
    Object.entries(facts).map(([name, { description, of }]) => [
      name,
      of === undefined ? { description } : { description, of },
    ]),
  );
}

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
