import type { DialectName } from './dialects';
import { dialectOf } from './dialects';
import type { ModelColumn } from './model';
import type { Models } from './modelsOf';
import { printWith, tablesOf } from './printModels';
import type { PrintedModel } from './printModels';
import { RAW_SCHEMA } from './sqlFile';

const PROJECT = 'instagram';

/** For which database, and where it has the tables of the extractor. */
interface DbtOptions {
  readonly dialect: DialectName;
  readonly bucket?: string | undefined;
}

/**
 * Writes a dbt project: a model each, its sources, descriptions and tests.
 *
 * @returns the files by their paths in the folder of the project: texts, and documents to be written as YAML
 */
export function dbtProject(
  { models }: Pick<Models, 'models'>,
  { dialect, bucket = RAW_SCHEMA }: DbtOptions,
): ReadonlyMap<string, string | object> {
  const printed = printWith(models, dialect, (name) => `{{ source('${PROJECT}', '${name}') }}`);
  return new Map<string, string | object>([
    ['dbt_project.yml', projectFile()],
    ['models/sources.yml', sourcesFile(tablesOf(models), dialect, bucket)],
    ['models/schema.yml', { version: 2, models: printed.map(describeModel) }],
    ...printed.map(({ name, sql }) => [`models/${name}.sql`, `${sql}\n`] as const),
    ...printed
      .filter(({ key }) => key.length > 1)
      .map((model) => [`tests/unique_${model.name}.sql`, uniqueTest(model, dialect)] as const),
  ]);
}

function projectFile(): object {
  return {
    name: PROJECT,
    version: '1.0.0',
    'config-version': 2,
    profile: PROJECT,
    'model-paths': ['models'],
    'test-paths': ['tests'],
    // Columns and tables are written in small letters, which Snowflake keeps in quotes only.
    quoting: { database: false, schema: false, identifier: true },
    models: { [PROJECT]: { '+materialized': 'table' } },
  };
}

function sourcesFile(tables: readonly string[], dialect: DialectName, bucket: string): object {
  return {
    version: 2,
    sources: [
      {
        name: PROJECT,
        description: 'Tables of the Instagram extractor',
        schema: dialect === 'bigquery' ? bucket.replace(/\W/g, '_') : bucket,
        quoting: { schema: true, identifier: true },
        tables: tables.map((name) => ({ name })),
      },
    ],
  };
}

function describeModel({ name, description, grain, key, columns }: PrintedModel): object {
  return {
    name,
    description: `${description}. A row is ${grain}.`,
    columns: columns.map((column) => describeColumn(column, key)),
  };
}

function describeColumn(column: ModelColumn, key: readonly string[]): object {
  const { name, description, unit, additive, source, values } = column;
  const isKey = key.includes(name);
  const tests = [
    ...(isKey ? ['not_null'] : []),
    ...(isKey && key.length === 1 ? ['unique'] : []),
    ...(values ? [{ accepted_values: { values, quote: column.type === 'text' } }] : []),
  ];
  return {
    name,
    description,
    quote: true,
    meta: { additive, source, ...(unit && { unit }) },
    ...(tests.length > 0 && { tests }),
  };
}

/** What fails has rows: keys that several rows have. */
function uniqueTest({ name, key }: PrintedModel, dialect: DialectName): string {
  const columns = key.map(dialectOf(dialect).quote).join(', ');
  return `SELECT ${columns}\nFROM {{ ref('${name}') }}\nGROUP BY ${columns}\nHAVING COUNT(*) > 1\n`;
}
