/**
 * `npm run words` fails for words that we use wrongly (words.ts) in what people wrote in the checked files. `npm run words -- --all`
 * counts them in every file, by folder.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTexts } from './readTexts';
import { findWords } from './words';

const ROOT = join(__dirname, '../..');
/** The files that are checked. The one place to add a folder when its texts are clean. */
const CHECKED = [/^[^/]+\.md$/, /^docs\/.*\.md$/, /^(\.github|component_config)\//];
/** The list of wrong words has them. */
const SELF = /^scripts\/words\/words(\.test)?\.ts$/;
const READABLE = /\.(md|tsx?|mjs|cjs|sh|ya?ml)$/;
const GENERATED =
  /^(src\/config\/generated|tests\/(functional|datadir)\/[^/]+\/|packages\/create-component\/template\/)/;

interface Place {
  readonly path: string;
  readonly message: string;
}

function* places(files: readonly string[]): Generator<Place> {
  for (const path of files) {
    const text = readTexts(path, readFileSync(join(ROOT, path), 'utf8'));
    for (const { line, found, instead } of findWords(text)) {
      yield { path, message: `${path}:${line}: '${found}': write ${instead}` };
    }
  }
}

/** The room of a file: a folder of `src`, a package, or the folder at the root. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return ['src', 'packages'].includes(first) ? `${first}/${second}` : first;
}

function countByRoom(found: Iterable<Place>): string {
  const counts = new Map<string, number>();
  for (const { path } of found) {
    counts.set(roomOf(path), (counts.get(roomOf(path)) ?? 0) + 1);
  }
  return [...counts].map(([room, count]) => `${String(count).padStart(4)}  ${room}\n`).join('');
}

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((path) => READABLE.test(path) && !GENERATED.test(path) && !SELF.test(path));
if (process.argv.includes('--all')) {
  process.stdout.write(countByRoom(places(files)));
} else {
  for (const { message } of places(files.filter((path) => CHECKED.some((part) => part.test(path))))) {
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  }
}
