/** What goes with a bundle: the notices of what is in it, and its bill of materials. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Returns the notices of packages as one text, which their licences ask to be handed on.
 *
 * @param packages as `bundledPackages` lists them
 */
export function noticesOf(packages) {
  const rule = '-'.repeat(80);
  const parts = packages.map(
    ({ name, version, license, url, notice }) =>
      `${rule}\n${name} ${version} (${license})${url === undefined ? '' : `\n${url}`}\n\n${notice}\n`,
  );
  return `This program holds the following packages of others, under the licences that stand with them.\n\n${parts.join('\n')}`;
}

/**
 * Returns the bill of materials of a bundle as CycloneDX 1.6. It has neither time nor serial number, so that one state
 * of the sources gives one file.
 *
 * @param product name, version and licence of what was bundled
 * @param packages as `bundledPackages` lists them
 */
export function billOfMaterials(product, packages) {
  const component = (type, { name, version, license }) => {
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return { type, 'bom-ref': purl, name, version, licenses: [{ expression: license }], purl };
  };
  const root = component('application', product);
  const components = packages.map((found) => component('library', found));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: root },
    components,
    dependencies: [
      { ref: root['bom-ref'], dependsOn: components.map((found) => found['bom-ref']) },
      ...components.map((found) => ({ ref: found['bom-ref'] })),
    ],
  };
}

/**
 * Writes a file, whose folder need not exist.
 *
 * @param path of the file
 * @param content text, or what JSON can say
 */
export function writeRecord(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
}
