/**
 * Makes what follows from component_config/configSchema.json: the types and the schema as code (src/config/generated)
 * and the schema of a configuration row. `--check` writes nothing and fails when a file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import type { JSONSchema } from 'json-schema-to-typescript';

interface Schema extends JSONSchema {
  definitions: { query: JSONSchema };
}

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const banner = '/* Generated from component_config/configSchema.json by `npm run generate`: do not edit. */';

/** Titles would become the names of the types. */
const withoutTitles = (schema: Schema): Schema =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === 'title' ? undefined : value)),
  ) as Schema;

async function main(): Promise<void> {
  const schema = JSON.parse(read('component_config/configSchema.json')) as Schema;
  const types = await compile(withoutTitles(schema), 'Parameters', {
    bannerComment: banner,
    additionalProperties: true,
    format: false,
  });
  const { $schema, definitions } = schema;
  const row = { $schema, ...definitions.query };
  const files = new Map([
    ['src/config/generated/parameters.ts', types],
    [
      'src/config/generated/schema.ts',
      `${banner}\nexport const schema = ${JSON.stringify(schema, null, 2)} as const;\n`,
    ],
    ['component_config/configRowSchema.json', `${JSON.stringify(row, null, 2)}\n`],
  ]);
  const check = process.argv.includes('--check');
  for (const [path, text] of files) {
    if (!check) {
      writeFileSync(join(root, path), text);
    } else if (read(path) !== text) {
      process.stderr.write(`${path} is stale: run npm run generate\n`);
      process.exitCode = 1;
    }
  }
}

void main();
