import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { presets, startEmulator } from '@keboola/graph-emulator';
import type { RunningEmulator } from '@keboola/graph-emulator';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { parse } from 'yaml';
import { documents } from './support/documents';
import type { Document } from './support/documents';
import { newFolder } from './support/folders';
import {
  blockCommands,
  cronLines,
  inlineCommands,
  problemsOf,
  withoutDocker,
} from './support/printedCommands';
import { PROJECT } from './support/runProcess';

const MINE = ['mkdir -p mine', 'cp docs/examples/config.json mine/config.json'];
/** What a reader has done before, by the document that says so. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  'docs/actions.md': MINE,
  'docs/operate.md': MINE,
  'CONTRIBUTING.md': [...MINE, 'RECORD_TO=run.json KBC_DATADIR=./mine node dist/main.js'],
  'docs/scale.md': ['SHARD=0/2 node dist/main.js', 'SHARD=1/2 node dist/main.js', 'cp -r data shard-0'],
};
/** Commands that serve until they are ended, and what they print when they are ready. */
const SERVERS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(npm ci && )?npm run studio\b/, /http:\S+#/],
  [/^node packages\/graph-emulator\/dist\/cli\.js(?!.* -- )/, /http:\S+/],
  [/^npm run dev$/, /tables in /],
];
const DOCUMENTS = documents();

/** A clone as a reader has it: everything is linked, but what a reader changes is copied. The build is there already. */
function aClone(): string {
  const clone = newFolder();
  for (const name of readdirSync(PROJECT).filter(
    (name) => !['mine', 'studio', 'data', '.git'].includes(name),
  )) {
    symlinkSync(join(PROJECT, name), join(clone, name));
  }
  mkdirSync(join(clone, 'data'));
  cpSync(join(PROJECT, 'data/config.json'), join(clone, 'data/config.json'));
  return clone;
}

/** Takes out what was done already, so that the rest can be run as it is printed. */
const withoutBuild = (command: string): string =>
  withoutDocker(command)
    .replace(/^(npm ci && )?npm run build( && |$)/, 'true$2')
    .replace(/^npm ci && /, '');

interface Shell {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs a command line; one that serves is ended when it is ready. */
async function run(command: string, { cwd, env }: Shell): Promise<{ code: number | null; output: string }> {
  const [, ready] = SERVERS.find(([is]) => is.test(command)) ?? [];
  // npm would build before the studio and the demo.
  const child = spawn('sh', ['-c', withoutBuild(command)], {
    cwd,
    env: { ...env, npm_config_ignore_scripts: 'true' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const stopped = { isReady: false };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (ready?.test(output) && !stopped.isReady && child.pid !== undefined) {
        stopped.isReady = true;
        process.kill(-child.pid, 'SIGTERM');
      }
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code: stopped.isReady ? 0 : code, output };
}

describe('commands', () => {
  let emulator: RunningEmulator;
  let env: Shell['env'];
  beforeAll(async () => {
    emulator = await startEmulator({ ...presets['demo'] });
    const { PATH, HOME } = process.env;
    env = { PATH, HOME, URL: emulator.url, GRAPH_API_URL: emulator.url };
  });
  afterAll(() => emulator.close());

  it.each(
    DOCUMENTS.flatMap((document) => inlineCommands(document).map((command) => [document.path, command])),
  )(
    'in a sentence of %s: %s',
    async (_, command = '') => {
      const shell = { cwd: aClone(), env };
      const problems = problemsOf(command);
      for (const one of problems === undefined ? [...MINE, command] : []) {
        expect({ one, ...(await run(one, shell)) }).toMatchObject({ code: 0 });
        withToken(shell.cwd);
      }
      expect(problems ?? []).toEqual([]);
    },
    120_000,
  );

  const withBlocks = DOCUMENTS.filter((document) => blockCommands(document).length > 0);
  it.each(withBlocks.map((document) => [document.path, document] as const))(
    'in blocks of %s do what they say',
    async (path, document) => {
      const shell = { cwd: aClone(), env };
      const cron = cronLines(document).map((line) => {
        const [, command] = /^(?:[\d*/,-]+ ){5}cd \S+ && (.*)$/.exec(line) ?? [];
        expect([line, command]).toEqual([line, expect.any(String)]);
        return command ?? '';
      });
      for (const command of [...(BEFORE[path] ?? []), ...blockCommands(document), ...cron]) {
        const problems = problemsOf(command);
        if (problems !== undefined) {
          expect([command, problems]).toEqual([command, []]);
          continue;
        }
        const { code, output } = await run(command, shell);
        expect({ command, code, output }).toEqual({ command, code: 0, output });
        withToken(shell.cwd);
      }
    },
    120_000,
  );
});

/** What a reader does by hand. */
function withToken(clone: string): void {
  const path = join(clone, 'mine/config.json');
  if (existsSync(path)) {
    writeFileSync(path, readFileSync(path, 'utf8').replace('YOUR_TOKEN', 'DEMO'));
  }
}

/** The blocks of a language in a document. */
const blocks = ({ text }: Document, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([^]*?)^ *\`\`\``, 'gm'))].map(
    ([, , block = '']) => block,
  );
const documentAt = (wanted: string): Document => {
  const found = DOCUMENTS.find(({ path }) => path === wanted);
  expect(found).toBeDefined();
  return found ?? { path: wanted, text: '' };
};

describe('other blocks', () => {
  it.each(DOCUMENTS.flatMap((document) => blocks(document, 'json').map((block) => [document.path, block])))(
    'of JSON can be parsed: %s',
    (_, block = '') => {
      expect(() => JSON.parse(block) as unknown).not.toThrow();
    },
  );

  it('show the example configuration as it is', () => {
    const example = readFileSync(join(PROJECT, 'docs/examples/config.json'), 'utf8');
    expect(blocks(documentAt('docs/get-started.md'), 'json')).toContain(example);
  });

  it('have a CronJob that the API server takes', () => {
    const [manifest = ''] = blocks(documentAt('docs/operate.md'), 'yaml');
    const value = parse(manifest) as object;
    const job = new CronJob(value);
    expect(value).toMatchObject({ apiVersion: job.apiVersion, kind: job.kind });
    expect(() => job.validate()).not.toThrow();
  });

  it('have statements that find and delete a person', async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    for (const [table, id, parent] of [
      ['posts_comments', '1', '9'],
      ['posts_replies', '2', '1'],
    ]) {
      await connection.run(
        `CREATE TABLE ${table} AS SELECT '${id}' "id", '${parent}' "parent_id", '7' "ex_account_id", '' "timestamp", 'Thanks, @Anna' "text", 'anna' "username"`,
      );
    }
    const [sql = ''] = blocks(documentAt('docs/privacy.md'), 'sql');
    const counts: number[] = [];
    for (const statement of sql.split(';').filter((part) => part.trim() !== '')) {
      const result = await connection.runAndReadAll(statement);
      counts.push(Number(/^\s*SELECT/.test(statement) ? result.currentRowCount : result.getRows()[0]?.[0]));
    }
    expect(counts).toEqual([1, 1, 1, 0, 1]);
    connection.closeSync();
    instance.closeSync();
  });
});
