#!/usr/bin/env node
/** `npm create @keboola/component my-component`: copies the template into a new folder under the name that it is given. */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const TEMPLATE = join(dirname(fileURLToPath(import.meta.url)), 'template');
/** What npm takes as the name of a package without a scope, and Docker as that of an image. */
const LEGAL_NAME = /^[a-z0-9]+([._-][a-z0-9]+)*$/;

/** Returns the sentence for the user, and throws one where nothing was written. */
function create(target) {
  if (target === undefined) {
    throw new Error('Name the folder of the new component: npm create @keboola/component my-component');
  }
  const folder = resolve(target);
  const name = basename(folder);
  if (!LEGAL_NAME.test(name) || name.length > 100) {
    throw new Error(`Cannot name a component '${name}': use lower-case letters, digits, '-', '_' and '.'`);
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Error(`Cannot write into '${folder}': it is not empty`);
  }
  cpSync(TEMPLATE, folder, { recursive: true });
  // npm leaves a .gitignore out of every package.
  renameSync(join(folder, 'gitignore'), join(folder, '.gitignore'));
  for (const file of ['package.json', 'README.md', '.github/workflows/ci.yml']) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('my-component', name));
  }
  return `Component '${name}' is in ${folder}. Next: cd ${target}, npm install, npm test, npm start`;
}

try {
  process.stdout.write(`${create(process.argv[2])}\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
