import { dialectOf } from './dialects';
import type { DialectName } from './dialects';
import type { Model } from './model';
import type { MissingModel, Models } from './modelsOf';
import { printModels, tablesIn, tablesOf } from './printModels';

/** Where views of models read the tables, unless another place is named: a view has the name of its model, which a table may have too. */
export const RAW_SCHEMA = 'raw';

/** A table that a run has written, or has not. */
export interface TableFile {
  readonly table: string;
  /** As the database finds it; absent where there is none yet. */
  readonly path?: string;
  readonly isSliced: boolean;
}

/** What a file of SQL is made of. */
export interface SqlFileOptions extends Models {
  readonly dialect: DialectName;
  readonly bucket?: string | undefined;
  /** Files that are loaded first: of DuckDB, which has no Storage. */
  readonly files?: readonly TableFile[];
  /** Columns that tables without a file have. */
  readonly columnsOf: (table: string) => readonly string[];
}

/** Writes a file of SQL that makes a view of each model. */
export function sqlFile({
  models,
  missing,
  dialect,
  bucket = RAW_SCHEMA,
  files = [],
  columnsOf,
}: SqlFileOptions): string {
  const { quote } = dialectOf(dialect);
  const views = printModels(models, { dialect, bucket }).map(({ name, description, grain, sql }) =>
    [
      ...comment(`${name}: ${description}.`),
      `-- A row is ${grain}.`,
      `CREATE OR REPLACE VIEW ${quote(name)} AS`,
      `${sql};`,
    ].join('\n'),
  );
  return `${[header(models, bucket), ...loading(files, bucket, columnsOf), ...views, ...missingLines(missing)].join('\n\n')}\n`;
}

function header(models: readonly Model[], bucket: string): string {
  const tables = tablesOf(models).join(', ');
  return [
    ...comment(`A view for each model of this configuration. They read, in "${bucket}": ${tables}.`),
  ].join('\n');
}

/** Breaks a text into lines of a comment. */
function comment(sentence: string): readonly string[] {
  const lines = sentence.replace(/\s+/g, ' ').match(/.{1,110}(?:\s|$)/g) ?? [];
  return lines.map((line) => `-- ${line.trim()}`);
}

function missingLines(missing: readonly MissingModel[]): readonly string[] {
  return missing.length === 0
    ? []
    : [
        [
          '-- Without tables in this configuration:',
          ...missing.map((one) => `--   ${describeMissing(one)}`),
        ].join('\n'),
      ];
}

/** Says what gives the tables of a model. */
export function describeMissing({ name, template, besides }: MissingModel): string {
  return `${name}: the template '${template}'${besides === undefined ? '' : ` ${besides}`} gives its tables`;
}

/** Loads the files of a run into DuckDB, every cell as text. */
function loading(
  files: readonly TableFile[],
  bucket: string,
  columnsOf: SqlFileOptions['columnsOf'],
): readonly string[] {
  const { quote, literal } = dialectOf('duckdb');
  const name = tablesIn({ dialect: 'duckdb', bucket });
  const format = `delim = ',', quote = '"', escape = '"', all_varchar = true, parallel = false`;
  const loaded = files.map(({ table, path, isSliced }) => {
    if (path === undefined) {
      const columns = columnsOf(table).map((column) => `${quote(column)} VARCHAR`);
      return `CREATE OR REPLACE TABLE ${name(table)} (${columns.join(', ')});`;
    }
    const names = `(SELECT columns FROM read_json(${literal(`${path}.manifest`)}, columns = {columns: 'VARCHAR[]'}))`;
    return isSliced
      ? `SET VARIABLE names = ${names};\nCREATE OR REPLACE TABLE ${name(table)} AS SELECT * FROM read_csv(${literal(`${path}/part-*`)}, names = getvariable('names'), header = false, ${format});`
      : `CREATE OR REPLACE TABLE ${name(table)} AS SELECT * FROM read_csv(${literal(path)}, header = true, ${format});`;
  });
  return loaded.length === 0 ? [] : [[`CREATE SCHEMA IF NOT EXISTS ${quote(bucket)};`, ...loaded].join('\n')];
}
