import fc from 'fast-check';
import type { DataFolder, Tables } from '../index';
import {
  type ActionContext,
  createManifest,
  groupFilesByTag,
  parseTableSchema,
  readInputFiles,
  readOauthCredentials,
  readStateFile,
  readStorageMapping,
  requireParameters,
  runComponent,
  safeColumnNames,
  safeFileName,
  safeTableName,
  writeOutputFile,
  writeStateFile,
} from '../index';
import { type HostileFolder, hostileFolders, hostileSecrets } from '../testSupport/hostileInput';
import { memoryFileSystem } from '../testSupport/memoryFileSystem';
import { TextCollector } from '../testSupport/textCollector';

/** Reads everything there is and writes it out again in every way the library has. */
async function run({ config, folder, tables, logger }: ActionContext): Promise<void> {
  requireParameters(config.parameters, ['required.deep', ['#password', 'x']]);
  logger.debug(JSON.stringify(readStorageMapping(config.storage)));
  logger.debug(JSON.stringify(readOauthCredentials(config.authorization) ?? {}));
  const { state, problem } = await readStateFile(folder);
  logger.warning(`${problem ?? 'The state is read'} ${JSON.stringify(config.parameters)}`);
  const schemaText = (await folder.readText('schema.json')) ?? '{"name":"none"}';
  const schema = parseTableSchema(schemaText, 'schema.json');
  for (const dataTypeSupport of ['none', 'hints', 'authoritative'] as const) {
    JSON.stringify(createManifest({ ...schema, incremental: true, writeAlways: true }, dataTypeSupport));
  }
  await copyTables(tables);
  await copyFiles(folder);
  await writeStateFile(folder, state);
}

async function copyTables(tables: Tables): Promise<void> {
  for (const table of await tables.list()) {
    const name = safeTableName(table.name) || 'table';
    await using copy = await tables.open({ name });
    const names = safeColumnNames([...new Set(['own', ...table.columns.map((column) => column.name)])]);
    const columns = names.map((column) => ({ name: column }));
    await using sliced = await tables.open({ name: `${name}-sliced`, columns, sliced: { bytes: 10 } });
    for await (const row of table.rows()) {
      copy.write(row);
      sliced.write(row);
    }
  }
}

async function copyFiles(folder: DataFolder): Promise<void> {
  const files = await readInputFiles(folder, { latestOnly: true });
  for (const [tag, group] of groupFilesByTag(files)) {
    for (const file of group) {
      const name = safeFileName(`${tag}-${file.name}`) || 'file';
      await writeOutputFile(folder, { name, tags: file.tags }, folder.readChunks(file.path));
    }
  }
}

async function runIn(files: HostileFolder) {
  const disk = new Map(Object.entries(files).map(([path, bytes]) => [`/data/${path}`, Buffer.from(bytes)]));
  const stdout = new TextCollector();
  const stderr = new TextCollector();
  const exitCode = await runComponent({
    variables: { KBC_DATADIR: '/data' },
    stdout,
    stderr,
    actions: { run, other: () => undefined },
    fileSystem: memoryFileSystem(disk),
  });
  return { exitCode, disk, stdout: stdout.text, stderr: stderr.text };
}

/** `RUNS=10000` for a longer search. */
const RUNS = Number(process.env['RUNS'] ?? 500);

describe('the library with hostile configurations, states, manifests and data', () => {
  it('ends well or with a sentence for the user, tells no secret, and leaves nothing half written', async () => {
    const outcomes = { well: 0, userErrors: 0 };
    await fc.assert(
      fc.asyncProperty(hostileFolders, async (files) => {
        const { exitCode, disk, stdout, stderr } = await runIn(files);
        const isUnknownAction = stderr.includes('Error: Cannot run action ');
        expect(exitCode === 2 && !isUnknownAction ? stderr : '').toBe('');
        outcomes[exitCode === 0 ? 'well' : 'userErrors'] += 1;
        if (exitCode === 1) {
          expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^Cannot /);
        }
        for (const secret of hostileSecrets) {
          expect(stdout + stderr).not.toContain(secret);
        }
        const written = [...disk.keys()].filter((path) => path.startsWith('/data/out/'));
        expect(written.filter((path) => path.endsWith('.partial') && exitCode === 0)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    // Were nearly all refused at the first check, the run would prove little.
    expect(outcomes.well).toBeGreaterThan(RUNS / 20);
    expect(outcomes.userErrors).toBeGreaterThan(RUNS / 20);
  }, 300_000);
});
