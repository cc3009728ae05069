import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const PROJECT = join(__dirname, '../..');
/** Other people's files, builds and data. */
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'data', '.git']);
/** Documents that no clone has, and citations of a file that is none of those whose headings are checked. */
const ABSENT =
  /\bSPEC(?:\.md)? ?§|\b(?:rivals|platform-form|api-news|house)\.md\b|\bshared\/reference\b|(?<!docs\/|\]\()\b(?:graph-api|common-interface)\.md\b|(?<!docs\/(?:graph-api|common-interface|api-facts|scale|state))(?<=[\w-])\.md §/g;
/** Recorded traffic next to the repository, with which these tests compare where it is there. */
const RECORDINGS = /\.\.\/shared\b|\bshared\/recorded\b/g;
const MAY_NAME_RECORDINGS =
  /^(tests\/datadir|tests\/contract\/recordedApi|packages\/(graph-emulator\/src\/contract|strtotime\/src\/recorded))\.test\.ts$/;

/** The files of the project. Git is not asked: the image in which the tests run has no repository. */
function* projectFiles(folder = PROJECT): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) {
      yield* projectFiles(path);
    } else if (entry.isFile() && path !== __filename) {
      yield relative(PROJECT, path);
    }
  }
}

const read = (file: string): string => readFileSync(join(PROJECT, file), 'utf8');
/** Joins what a comment breaks into lines. */
const joined = (text: string): string => text.replace(/\s*\n\s*(?:\*|\/\/|#)?\s*/g, ' ');
const all = (pattern: RegExp, text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([found, group]) => group ?? found);

describe('citations', () => {
  const files = [...projectFiles()];

  it.each([
    ['docs/graph-api.md', 'docs/graph-api.md'],
    ['docs/common-interface.md', 'docs/common-interface.md'],
    ['docs/scale.md', 'docs/scale.md'],
    ['docs/state.md', 'docs/state.md'],
    ['docs/api-facts.md', 'packages/graph-emulator/docs/api-facts.md'],
  ])('of %s name headings that it has', (document, path) => {
    const headings = all(/^#+ (\d+(?:\.\d+)*) /gm, read(path));
    const citation = new RegExp(`${document}(?:,? (?:and )?§[\\d.]*\\d)+`, 'g');
    const cited = files.flatMap((file) =>
      (file === document ? [read(file)] : all(citation, joined(read(file))))
        .flatMap((text) => all(/§(\d+(?:\.\d+)*)/g, text))
        .map((section) => ({ file, section })),
    );
    expect(cited.length).toBeGreaterThan(1);
    expect(cited.filter(({ section }) => !headings.includes(section))).toEqual([]);
  });

  it('name no document that a clone lacks', () => {
    const absent = files.flatMap((file) => {
      const text = joined(read(file));
      const recordings = MAY_NAME_RECORDINGS.test(file) ? [] : all(RECORDINGS, text);
      return [...all(ABSENT, text), ...recordings].map((name) => ({ file, name }));
    });
    expect(absent).toEqual([]);
  });
});
