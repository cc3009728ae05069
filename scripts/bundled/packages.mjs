/** The packages of others that a bundle holds: read from esbuild's metafile, because only it knows what was bundled. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The last package in a path: one package may hold another in a `node_modules` folder of its own. */
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;
/** Files that a licence asks to be handed on. */
const NOTICE = /^(licen[cs]e|copying|notice|copyright)/i;
/** Where a readme has what others have as a file. */
const README_NOTICE = /^#*\s*licen[cs]e\s*\n[-=\s]*(?<text>[\s\S]+)/im;

/**
 * Lists the packages of others in a bundle.
 *
 * @param metafile esbuild's, with paths relative to the root
 * @param root the folder in which esbuild ran
 * @returns each package once, by name: its manifest and the text of its notices
 */
export function bundledPackages(metafile, root) {
  const folders = Object.keys(metafile.inputs).flatMap(
    (path) => PACKAGE.exec(path.replace(/^[^/]*:/, '')) ?? [],
  );
  const packages = [...new Set(folders)].map((folder) => described(join(root, folder)));
  const byId = new Map(packages.map((found) => [`${found.name}@${found.version}`, found]));
  return [...byId.keys()].sort().map((id) => byId.get(id));
}

function described(folder) {
  const { name, version, license, author, homepage, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const notices = readdirSync(folder)
    .filter((file) => NOTICE.test(file) && !/\.[cm]?[jt]s$/.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const readme = readdirSync(folder).find((file) => /^readme/i.test(file));
  const inReadme =
    readme && README_NOTICE.exec(readFileSync(join(folder, readme), 'utf8'))?.groups.text.trim();
  const holder = typeof author === 'object' ? author.name : author;
  const stated = `License: ${license}${holder === undefined ? '' : `\nCopyright (c) ${holder}`}`;
  return {
    name,
    version,
    license,
    url: homepage ?? repository?.url ?? repository,
    notice: notices.length > 0 ? notices.join('\n\n') : (inReadme ?? stated),
  };
}
