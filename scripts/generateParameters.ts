/**
 * Makes what follows from scripts/schema/keys.ts, the one place where the keys of the configuration are described: the schema,
 * what checks a configuration against it, and its types (src/config/generated), the schemas of the platform's forms, and the list of actions
 * (component_config); the names of the catalogue for the studio's editor; and the tables of the documents that follow from these
 * keys and from the templates (docs). `--check` writes nothing and fails when a file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { ACTIONS } from '../src/actions';
import { catalogueNames } from './catalogueNames';
import { DOCUMENT_TABLES, withTables } from './documents';
import { checkedSchema, newRowForm, rootForm, rowForm } from './schema/build';

const root = join(__dirname, '..');
const banner = '/* Generated from scripts/schema by `npm run generate`: do not edit. */';
/** Comments of the types; ajv does not need them. */
const withoutDescriptions = (schema: object): object =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    ),
  ) as object;

async function json(value: unknown): Promise<string> {
  const options = await resolveConfig(join(root, 'package.json'));
  return format(JSON.stringify(value), { ...options, parser: 'json' });
}

/**
 * The schema as a function, because to compile it takes longer than all else before the first request of a run:
 * https://ajv.js.org/standalone.html
 */
function validator(schema: object): string {
  const ajv = new Ajv({
    allErrors: true,
    strictTypes: false,
    allowUnionTypes: true,
    verbose: true,
    code: { source: true, esm: true, lines: true },
  });
  const code = standaloneCode(ajv, ajv.compile(schema))
    .replace(/^export default .*$/m, '')
    .replace(
      /^export const validate = (\w+);$/m,
      'export const validate = $1 as unknown as ValidateFunction<Parameters>;',
    )
    .replace(/^const (\w+) = require\("([^"]+)"\)\.default;$/gm, "import $1 from '$2';");
  return `// @ts-nocheck
${banner}
import type { ValidateFunction } from 'ajv';
import type { Parameters } from './parameters';
${code}\n`;
}

/** The documents with tables that follow from the sources. */
async function documents(): Promise<readonly (readonly [string, string])[]> {
  const options = await resolveConfig(join(root, 'package.json'));
  return Promise.all(
    Object.entries(DOCUMENT_TABLES).map(async ([path, tables]) => {
      const text = withTables(readFileSync(join(root, path), 'utf8'), tables);
      return [path, await format(text, { ...options, parser: 'markdown' })] as const;
    }),
  );
}

async function files(): Promise<ReadonlyMap<string, string>> {
  const schema = checkedSchema();
  const types = await compile(schema, 'Parameters', {
    bannerComment: banner,
    additionalProperties: true,
    format: false,
  });
  const code = JSON.stringify(withoutDescriptions(schema), null, 2);
  const syncActions = Object.keys(ACTIONS).filter((name) => name !== 'run');
  return new Map([
    ['src/config/generated/parameters.ts', types],
    ['src/config/generated/schema.ts', `${banner}\nexport const schema = ${code} as const;\n`],
    ['src/config/generated/validate.ts', validator(withoutDescriptions(schema))],
    ['component_config/configSchema.json', await json(rootForm())],
    ['component_config/configRowSchema.json', await json(rowForm())],
    ['component_config/createConfigurationRowSchema.json', await json(newRowForm())],
    ['component_config/names.json', await json(catalogueNames())],
    // The deployment pushes them under these names, whatever is in them (keboola/component-meta, update_properties.sh).
    ['component_config/actions.md', await json(syncActions)],
    ...(await documents()),
  ]);
}

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  for (const [path, text] of await files()) {
    const target = join(root, path);
    if (!isCheck) {
      writeFileSync(target, text);
    } else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
      process.stderr.write(`${path} is stale: run npm run generate\n`);
      process.exitCode = 1;
    }
  }
}

void main();
