import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { presets, startEmulator } from '@keboola/graph-emulator';
import { parse } from 'yaml';
import { newFolder } from '../support/folders';
import { PROJECT, runProcess } from '../support/runProcess';
import type { ProcessResult } from '../support/runProcess';
import { toDuckDb } from '../support/transpiled';

/** The demo's data folder, before or after its run. */
function demoFolder(): string {
  const folder = newFolder();
  cpSync(join(PROJECT, 'data/config.json'), join(folder, 'config.json'));
  return folder;
}

const models = (dataFolder: string, ...given: readonly string[]): Promise<ProcessResult> =>
  runProcess({ dataFolder, apiUrl: 'http://127.0.0.1:1', arguments: ['models', ...given] });

interface Answer {
  readonly models: readonly {
    readonly name: string;
    readonly key: readonly string[];
    readonly sql: string;
  }[];
}

/** The five lines of docs/models.md. */
function questions(): readonly string[] {
  const text = readFileSync(join(PROJECT, 'docs/models.md'), 'utf8');
  return (/```sql\n([^]*?)```/.exec(text)?.[1] ?? '').trim().split('\n');
}

describe('the command models', () => {
  it('answers five questions to the demo in a line each', async () => {
    const folder = demoFolder();
    const api = await startEmulator({ ...presets['demo'], latency: {} });
    expect((await runProcess({ dataFolder: folder, apiUrl: api.url })).code).toBe(0);
    await api.close();
    const { code, stdout, stderr } = await models(folder, '--dialect', 'duckdb');
    expect([code, stderr]).toEqual([0, '']);
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    await connection.run(stdout);
    const answers = [];
    for (const question of questions()) {
      answers.push((await connection.runAndReadAll(question)).getRowsJson());
    }
    connection.closeSync();
    instance.closeSync();
    expect(answers).toHaveLength(5);
    expect(answers.filter((rows) => rows.length === 0)).toEqual([]);
  });

  it('makes DuckDB tables without rows where no run has written them', async () => {
    const { stdout } = await models(demoFolder(), '--dialect', 'duckdb');
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    await connection.run(stdout);
    expect((await connection.runAndReadAll('SELECT count(*)::INTEGER FROM posts')).getRowsJson()).toEqual([
      [0],
    ]);
    connection.closeSync();
    instance.closeSync();
  });

  it('prints the same models as data', async () => {
    const { stdout } = await models(demoFolder(), '--dialect', 'bigquery', '--json', '--bucket', 'in.c-ig');
    const answer = JSON.parse(stdout) as Answer;
    expect(answer.models.map(({ name }) => name)).toEqual([
      'accounts',
      'posts',
      'account_days',
      'account_periods',
      'audience',
      'comments',
      'hashtags',
    ]);
    expect(answer.models[1]?.sql).toContain('FROM `in_c_ig`.`media`');
  });

  it('writes a dbt project whose models are SQL and whose keys are tested', async () => {
    const folder = newFolder();
    expect((await models(demoFolder(), '--dialect', 'snowflake', '--dbt', folder)).code).toBe(0);
    const read = (path: string): unknown => parse(readFileSync(join(folder, path), 'utf8'));
    expect(read('dbt_project.yml')).toMatchObject({ name: 'instagram', 'model-paths': ['models'] });
    const { models: described } = read('models/schema.yml') as {
      readonly models: readonly {
        readonly name: string;
        readonly columns: readonly { readonly name: string; readonly tests?: readonly unknown[] }[];
      }[];
    };
    for (const { name } of described) {
      const sql = readFileSync(join(folder, `models/${name}.sql`), 'utf8');
      await toDuckDb(sql.replace(/\{\{ source\('instagram', '([\w-]+)'\) \}\}/g, '"$1"'), 'snowflake');
      expect([name, name === 'accounts' || existsSync(join(folder, `tests/unique_${name}.sql`))]).toEqual([
        name,
        true,
      ]);
    }
    const posts = described.find(({ name }) => name === 'posts')?.columns ?? [];
    expect(posts.find(({ name }) => name === 'post_id')?.tests).toEqual(['not_null']);
    expect(posts.find(({ name }) => name === 'type')?.tests).toEqual([
      { accepted_values: { values: ['image', 'video', 'album', 'reel'], quote: true } },
    ]);
  });

  it.each(['snowflake', 'bigquery'] as const)('writes a transformation for %s', async (dialect) => {
    const { stdout } = await models(
      demoFolder(),
      '--dialect',
      dialect,
      '--transformation',
      '--bucket',
      'in.c-ig',
    );
    const { configuration } = JSON.parse(stdout) as {
      readonly configuration: {
        readonly parameters: {
          readonly blocks: readonly { readonly codes: readonly { readonly script: readonly string[] }[] }[];
        };
        readonly storage: { readonly input: { readonly tables: readonly unknown[] } };
      };
    };
    expect(configuration.storage.input.tables).toContainEqual({
      source: 'in.c-ig.media',
      destination: 'raw_media',
    });
    for (const { script } of configuration.parameters.blocks[0]?.codes ?? []) {
      await toDuckDb(script[0] ?? '', dialect);
    }
  });

  it.each([
    [['--wrong'], "Cannot read the arguments: Unknown option '--wrong'"],
    [
      ['--dialect', 'oracle'],
      "Cannot write models for the dialect 'oracle': it must be one of duckdb, snowflake, bigquery",
    ],
    [['--as-of', 'soon'], "Cannot read the moment 'soon'"],
    [['--transformation'], 'Cannot write the transformation: its input needs the bucket'],
    [
      ['--transformation', '--bucket', 'b', '--dialect', 'duckdb'],
      'Cannot write a transformation for duckdb',
    ],
  ])('says what is wrong with %j', async (given, sentence) => {
    const { code, stdout, stderr } = await models(demoFolder(), ...given);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
  });

  it('says what is wrong with the configuration', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ parameters: { queries: [{ name: 1 }] } }));
    expect((await models(folder)).stderr).toContain('Cannot read the configuration');
  });
});
