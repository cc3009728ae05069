/** The changelog as releases write and read it. */

/** The heading of what is not released yet, in the root's changelog and in those of packages. */
const UNRELEASED = /^## (?:\[Unreleased\]|Unreleased)$/m;

/**
 * Returns a changelog in which what was not released yet is a version's, below an empty heading for what comes next.
 *
 * @param text of the changelog
 * @param version such as `1.2.3`
 * @param date as `2026-12-31`
 * @throws Error when there is nothing to release
 */
export function released(text, version, date) {
  const heading = UNRELEASED.exec(text)?.[0];
  if (heading === undefined || sectionAt(text, text.indexOf(heading)) === '') {
    throw new Error('The changelog has nothing under [Unreleased]');
  }
  return text.replace(UNRELEASED, `${heading}\n\n## [${version}] - ${date}`);
}

/**
 * Returns what a changelog says of a version, without its heading.
 *
 * @param text of the changelog
 * @param version such as `1.2.3`
 * @throws Error when it says nothing
 */
export function notesOf(text, version) {
  const start = text.split('\n').find((line) => line.startsWith(`## [${version}]`));
  const notes = start === undefined ? '' : sectionAt(text, text.indexOf(`${start}\n`));
  if (notes === '') {
    throw new Error(`The changelog says nothing of ${version}`);
  }
  return notes;
}

/** What stands between a heading and the next one of its level. */
function sectionAt(text, index) {
  const [, ...lines] = text.slice(index).split('\n');
  const end = lines.findIndex((line) => line.startsWith('## '));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .trim();
}
