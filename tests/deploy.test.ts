import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import ts from 'typescript';
import { parse } from 'yaml';
import { readShard } from '../src/config';
import { newFolder } from './support/folders';
import { PROJECT } from './support/runProcess';

const DEPLOY = join(PROJECT, 'deploy');
const read = (path: string): unknown => parse(readFileSync(join(DEPLOY, path), 'utf8'), { merge: true });

/** A manifest, and the type that describes it. */
interface Typed {
  readonly type: string;
  readonly module: string;
  readonly value: unknown;
}

const JOB = { type: 'IJob', module: 'kubernetes-models/batch/v1/Job' };
const CLAIM = { type: 'IPersistentVolumeClaim', module: 'kubernetes-models/v1/PersistentVolumeClaim' };

/** What the compiler says of manifests as values of their types: above all, fields that the types do not have. */
function typeProblems(manifests: readonly Typed[]): readonly (readonly string[])[] {
  const sources = new Map(
    manifests.map(({ type, module, value }, index) => [
      join(PROJECT, `tests/manifest${index}.ts`),
      `import type { ${type} } from '${module}';\nexport const manifest: ${type} = ${JSON.stringify(value)};`,
    ]),
  );
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const real = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    const source = sources.get(name);
    return source === undefined
      ? real(name, ...rest)
      : ts.createSourceFile(name, source, ts.ScriptTarget.Latest);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources.keys()].map((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  );
}

interface JobManifest {
  readonly spec: {
    readonly completions: number;
    readonly podFailurePolicy: {
      readonly rules: readonly { action: string; onExitCodes?: { values: number[] } }[];
    };
    readonly template: {
      readonly spec: {
        readonly containers: readonly { name: string; env: { name: string; value: string }[] }[];
      };
    };
  };
}

describe('deploy/kubernetes', () => {
  const job = read('kubernetes/job.yaml') as object;
  const merge = read('kubernetes/merge-state.yaml') as object;
  const claim = read('kubernetes/volume.yaml') as object;

  it.each([
    ['job.yaml', new Job(job), job],
    ['merge-state.yaml', new Job(merge), merge],
    ['volume.yaml', new PersistentVolumeClaim(claim), claim],
  ])('%s has values that the schema of the API server takes', (_, model, manifest) => {
    expect(manifest).toMatchObject({ apiVersion: model.apiVersion, kind: model.kind });
    expect(() => model.validate()).not.toThrow();
  });

  it('has no field that the API server does not know, which a misspelt one would be', () => {
    const { spec } = job as { spec: object };
    const misspelt = { ...job, spec: { ...spec, backoffLimitPerIndexes: 3 } };
    const [ofJob, ofMerge, ofClaim, ofMisspelt] = typeProblems([
      { ...JOB, value: job },
      { ...JOB, value: merge },
      { ...CLAIM, value: claim },
      { ...JOB, value: misspelt },
    ]);
    expect([ofJob, ofMerge, ofClaim]).toEqual([[], [], []]);
    expect(ofMisspelt?.join()).toContain('backoffLimitPerIndexes');
    const wrong = { ...job, spec: { ...spec, completions: 'many' } };
    expect(() => new Job(wrong as object).validate()).toThrow('completions');
  }, 120_000);

  it('tells each pod its shard, and gives up an index for exit code 1 only', () => {
    const { spec } = read('kubernetes/job.yaml') as JobManifest;
    const [container] = spec.template.spec.containers;
    const variables = new Map(container?.env.map(({ name, value }) => [name, value]));
    for (const index of [0, spec.completions - 1]) {
      const get = (name: string) => (name === 'JOB_COMPLETION_INDEX' ? String(index) : variables.get(name));
      expect(readShard(get)).toEqual({ index, count: spec.completions });
    }
    const failing = spec.podFailurePolicy.rules.filter(({ action }) => action === 'FailIndex');
    expect(failing.map(({ onExitCodes }) => onExitCodes?.values)).toEqual([[1]]);
  });
});

describe('deploy/argo', () => {
  it('has as many shards as it tells each of them', () => {
    const { spec } = read('argo/workflow.yaml') as {
      spec: {
        workflowSpec: {
          templates: {
            name: string;
            steps?: { withSequence?: { start: string; end: string } }[][];
            container?: { env: { name: string; value: string }[] };
          }[];
        };
      };
    };
    const [run, shard] = spec.workflowSpec.templates;
    const { start = '', end = '' } = run?.steps?.[0]?.[0]?.withSequence ?? {};
    const told = shard?.container?.env.find(({ name }) => name === 'SHARD')?.value;
    const count = Number(end) + 1;
    expect([start, told]).toEqual(['0', `{{inputs.parameters.index}}/${count}`]);
  });
});

describe('deploy/compose', () => {
  interface Service {
    readonly command?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
  }

  it('runs as processes, without an engine, to one table that DuckDB loads by its manifest', async () => {
    const { services } = read('compose/docker-compose.yml') as { services: Record<string, Service> };
    const folder = newFolder();
    cpSync(join(PROJECT, 'data/config.json'), join(folder, 'config.json'));
    const [command = '', ...args] = services['api']?.command ?? [];
    const port = args.indexOf('--port') + 1;
    expect(services['shard-0']?.environment?.['GRAPH_API_URL']).toBe(`http://127.0.0.1:${args[port]}`);
    // Any free port: another test may have that one.
    const api = spawn(command, args.with(port, '0'), { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = (await once(api.stdout, 'data')) as [Buffer];
      const start = ({ command: own = [], environment }: Service): Promise<unknown> =>
        promisify(execFile)('node', ['dist/main.js', ...own], {
          cwd: PROJECT,
          env: {
            PATH: process.env['PATH'],
            ...environment,
            KBC_DATADIR: folder,
            GRAPH_API_URL: line.toString().trim(),
          },
        });
      const shards = Object.entries(services).filter(([name]) => name.startsWith('shard-'));
      expect(shards.length).toBe(4);
      await Promise.all(shards.map(([, service]) => start(service)));
      await start(services['merge-state'] ?? {});
    } finally {
      api.kill();
    }
    const state = JSON.parse(readFileSync(join(folder, 'out/state.json'), 'utf8')) as {
      windows: Record<string, object>;
    };
    expect(Object.values(state.windows).map((ends) => Object.keys(ends).length)).toContain(3);
    const slices = readdirSync(join(folder, 'out/tables/media.csv'));
    const whole = await loaded(folder);
    expect(slices.length).toBeGreaterThan(1);
    expect(new Set(whole.map(([, account]) => account)).size).toBe(2);
    expect(new Set(whole.map(([id]) => id)).size).toBe(whole.length);
  }, 120_000);

  /** The rows that the documented query gives. */
  async function loaded(folder: string): Promise<unknown[][]> {
    const sql = readFileSync(join(DEPLOY, 'load/duckdb.sql'), 'utf8').replaceAll("'out/", `'${folder}/out/`);
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    try {
      await connection.run(sql);
      const result = await connection.runAndReadAll('SELECT id, ex_account_id, * FROM media');
      return result.getRows();
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }
});
