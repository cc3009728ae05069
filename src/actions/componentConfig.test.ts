import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parseConfig } from '../config';
import { ACTIONS } from '.';

const PROJECT = join(__dirname, '../..');
const FOLDER = join(PROJECT, 'component_config');
const text = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');
const read = (path: string): unknown => JSON.parse(text(path));
const FORMS = ['configSchema.json', 'configRowSchema.json', 'createConfigurationRowSchema.json'];

interface Field {
  readonly title?: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Field>>;
  readonly options?: {
    readonly tooltip?: string;
    readonly enum_titles?: readonly string[];
    readonly async?: { readonly action: string; readonly label: string };
  };
}

/** All fields of a form by their paths. */
function fieldsOf(form: Field, path = ''): readonly (readonly [string, Field])[] {
  return Object.entries(form.properties ?? {}).flatMap(([name, field]) => [
    [`${path}${name}`, field] as const,
    ...fieldsOf(field, `${path}${name}.`),
  ]);
}

describe.each(FORMS)('component_config/%s', (path) => {
  const form = read(path) as Field;
  const fields = fieldsOf(form);

  it('has a title for every field, and an example for every one that is filled in', () => {
    for (const [name, { title, type, options }] of fields) {
      expect([name, title]).toEqual([name, expect.stringMatching(/^[A-Z]/)]);
      if (!['object', 'button'].includes(type)) {
        expect([name, options?.tooltip]).toEqual([name, expect.stringMatching(/^For example/)]);
      }
    }
  });

  it('calls only actions that there are', () => {
    const actions = fields.flatMap(([, { options }]) => options?.async?.action ?? []);
    expect(actions.filter((action) => !Object.hasOwn(ACTIONS, action))).toEqual([]);
  });

  it('is a schema by which anybody can validate, once what only the form knows is taken out', () => {
    // As the platform's MCP server does before it validates: `"enum": []` and buttons are no JSON Schema.
    const schema = JSON.parse(JSON.stringify(form), (_, value: unknown) =>
      Array.isArray((value as Field | null)?.enum) && (value as Field).enum?.length === 0
        ? { ...(value as object), enum: undefined }
        : (value as Field | null)?.type === 'button'
          ? {}
          : value,
    ) as object;
    const ajv = new Ajv({ strict: false, validateFormats: false });
    expect(ajv.validate(JSON.parse(JSON.stringify(schema)) as object, {})).toBe(true);
    expect(text(path).length).toBeLessThan(256 * 1024);
  });
});

describe('component_config', () => {
  it('offers the versions with the days on which they end', () => {
    const { properties } = read('configSchema.json') as Field;
    const { enum: versions = [], options } = properties!['api-version']!;
    const facts = readFileSync(join(PROJECT, 'docs/graph-api.md'), 'utf8');
    versions.forEach((version, index) => {
      const row = new RegExp(`^\\| ${version.replace('.0', '')} +\\| \\S+ +\\| (\\S+) `, 'm').exec(
        facts,
      )?.[1];
      const end = row === '–' ? 'no end announced' : `until ${row ?? ''}`;
      expect(options?.enum_titles?.[index]).toBe(`${version} (${end})`);
    });
  });

  it('registers every synchronous action', () => {
    expect(read('actions.md')).toEqual(Object.keys(ACTIONS).filter((name) => name !== 'run'));
  });

  it('has what the deployment pushes', () => {
    const files = ['uiOptions.md', 'documentationUrl.md', 'licenseUrl.md', 'sourceCodeUrl.md'];
    expect(readdirSync(FOLDER)).toEqual(expect.arrayContaining(files));
    for (const path of files.slice(1)) {
      expect(URL.canParse(text(path).trim())).toBe(true);
    }
  });

  it('has a sample configuration that is valid, without secrets and without a warning', () => {
    expect(readdirSync(join(FOLDER, 'sample-config')).sort()).toEqual(['config.json', 'in']);
    const sample = read('sample-config/config.json') as { parameters: Record<string, unknown> };
    const { config, warnings } = parseConfig(sample.parameters);
    expect(warnings).toEqual([]);
    expect(config.queries.map(({ name }) => name)).toEqual(['profile', 'posts', 'daily_reach']);
    expect(JSON.stringify(sample)).not.toMatch(/token|secret|"#/i);
  });
});
