import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { Role } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import { RoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';
import { readShard } from '../src/config';
import { newFolder } from './support/folders';
import { PROJECT } from './support/runProcess';
import { standIns } from './support/standIns';

const DEPLOY = join(PROJECT, 'deploy');
const read = (path: string): unknown => parse(readFileSync(join(DEPLOY, path), 'utf8'), { merge: true });

/** A manifest, and the type that describes it. */
interface Typed {
  readonly type: string;
  readonly module: string;
  readonly value: unknown;
}

const CRON_JOB = { type: 'ICronJob', module: 'kubernetes-models/batch/v1/CronJob' };
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
  const cronJob = read('kubernetes/cronjob.yaml') as object;
  const claim = read('kubernetes/volume.yaml') as object;

  it.each([
    ['job.yaml', new Job(job), job],
    ['merge-state.yaml', new Job(merge), merge],
    ['cronjob.yaml', new CronJob(cronJob), cronJob],
    ['volume.yaml', new PersistentVolumeClaim(claim), claim],
  ])('%s has values that the schema of the API server takes', (_, model, manifest) => {
    expect(manifest).toMatchObject({ apiVersion: model.apiVersion, kind: model.kind });
    expect(() => model.validate()).not.toThrow();
  });

  it('has no field that the API server does not know, which a misspelt one would be', () => {
    const { spec } = job as { spec: object };
    const misspelt = { ...job, spec: { ...spec, backoffLimitPerIndexes: 3 } };
    const [ofJob, ofMerge, ofCronJob, ofClaim, ofMisspelt] = typeProblems([
      { ...JOB, value: job },
      { ...JOB, value: merge },
      { ...CRON_JOB, value: cronJob },
      { ...CLAIM, value: claim },
      { ...JOB, value: misspelt },
    ]);
    expect([ofJob, ofMerge, ofCronJob, ofClaim]).toEqual([[], [], [], []]);
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

/** A pod as a manifest describes it, of Kubernetes or of Argo. */
interface Pod {
  readonly automountServiceAccountToken?: boolean;
  readonly securityContext?: object;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes?: readonly { readonly secret?: { readonly defaultMode?: number } }[];
}
interface Container {
  readonly name?: string;
  readonly securityContext?: object;
  readonly resources?: { readonly limits?: { readonly memory?: string } };
  readonly volumeMounts?: readonly { readonly mountPath: string; readonly readOnly?: boolean }[];
}
interface CronWorkflow {
  readonly spec: {
    readonly workflowSpec: Omit<Pod, 'containers'> & {
      readonly entrypoint: string;
      readonly onExit: string;
      readonly executor: { readonly serviceAccountName: string };
      readonly podSpecPatch: string;
      readonly templates: readonly {
        readonly name: string;
        readonly failFast?: boolean;
        readonly steps?: readonly (readonly {
          readonly template: string;
          readonly continueOn?: object;
          readonly withSequence?: { readonly start: string; readonly end: string };
        }[])[];
        readonly container?: Container & { readonly env: readonly { name: string; value: string }[] };
      }[];
    };
  };
}

const argo = (): CronWorkflow['spec']['workflowSpec'] =>
  (read('argo/workflow.yaml') as CronWorkflow).spec.workflowSpec;

/** The pods of all manifests by their files. */
function pods(): readonly (readonly [string, Pod])[] {
  const { spec } = read('kubernetes/cronjob.yaml') as { spec: { jobTemplate: { spec: object } } };
  const ofJob = (job: object): Pod => (job as { template: { spec: Pod } }).template.spec;
  const jobs = ['job.yaml', 'merge-state.yaml'].map((name): readonly [string, Pod] => [
    name,
    ofJob((read(`kubernetes/${name}`) as { spec: object }).spec),
  ]);
  const workflow = argo();
  const containers = workflow.templates.flatMap(({ container }) => container ?? []);
  return [...jobs, ['cronjob.yaml', ofJob(spec.jobTemplate.spec)], ['argo', { ...workflow, containers }]];
}

describe('every pod', () => {
  it.each(pods())('%s runs with as few rights as it can', (_, pod) => {
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      fsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
      expect(container.securityContext).toEqual({
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources?.limits?.memory).toMatch(/^\d+Mi$/);
      const config = container.volumeMounts?.filter(({ mountPath }) => mountPath === '/data/config.json');
      expect(config?.every(({ readOnly }) => readOnly === true)).toBe(true);
    }
    // 288 is 0440: the configuration has a token.
    const modes = pod.volumes?.flatMap(({ secret }) => (secret === undefined ? [] : [secret.defaultMode]));
    expect(modes).toEqual([288]);
  });
});

describe('deploy/kubernetes/run.sh', () => {
  /** Runs the script with a cluster that gives these conditions, one look after the other, for each of its Jobs. */
  function run(conditions: Readonly<Record<'job' | 'merge-state', string>>) {
    const { path, calls } = standIns({
      sleep: ':',
      kubectl: [
        'case "$*" in',
        "  'create -f job.yaml '*) echo job.batch/extract-1 ;;",
        "  'create -f merge-state.yaml '*) echo job.batch/merge-1 ;;",
        `  *extract-1*) looks=$(grep -c 'extract-1' "$0.looks" 2>/dev/null); echo extract-1 >> "$0.looks"; if [ "\${looks:-0}" -ge 2 ]; then echo '${conditions.job}'; fi ;;`,
        `  *merge-1*) echo '${conditions['merge-state']}' ;;`,
        'esac',
      ].join('\n'),
    });
    const { status, stderr } = spawnSync(join(DEPLOY, 'kubernetes/run.sh'), [], {
      env: { PATH: path },
      encoding: 'utf8',
    });
    return { status, stderr, calls: calls() };
  }

  it('waits for the shards, then merges their states', () => {
    const { status, stderr, calls } = run({ job: 'SuccessCriteriaMet Complete', 'merge-state': 'Complete' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(calls.map(([command, verb, ...rest]) => [command, verb, rest[1] ?? rest[0]].join(' '))).toEqual([
      'kubectl create job.yaml',
      'kubectl get --output',
      'sleep 10 ',
      'kubectl get --output',
      'sleep 10 ',
      'kubectl get --output',
      'kubectl create merge-state.yaml',
      'kubectl get --output',
    ]);
  });

  it('ends when shards failed instead of waiting on, merges what there is, and fails', () => {
    const { status, stderr, calls } = run({ job: 'FailureTarget Failed', 'merge-state': 'Complete' });
    expect(status).toBe(1);
    expect(stderr).toContain('job.batch/extract-1 failed');
    expect(calls.filter(([, verb]) => verb === 'create')).toHaveLength(2);
  });

  it('fails when the states cannot be merged', () => {
    expect(run({ job: 'Complete', 'merge-state': 'Failed' }).status).toBe(1);
  });
});

describe('deploy/kubernetes/cronjob.yaml', () => {
  it('runs twice in the 24 hours of a story, never two at once, and keeps a state only after success', () => {
    const { spec } = read('kubernetes/cronjob.yaml') as {
      spec: {
        schedule: string;
        concurrencyPolicy: string;
        jobTemplate: {
          spec: {
            podFailurePolicy: { rules: { action: string; onExitCodes?: object }[] };
            template: { spec: { initContainers: Container[]; containers: { command: string[] }[] } };
          };
        };
      };
    };
    expect([spec.schedule, spec.concurrencyPolicy]).toEqual(['15 */12 * * *', 'Forbid']);
    const { podFailurePolicy, template } = spec.jobTemplate.spec;
    expect(podFailurePolicy.rules).toContainEqual({
      action: 'FailJob',
      onExitCodes: { containerName: 'component', operator: 'In', values: [1] },
    });
    // Containers start only when all that come before them succeeded.
    expect(template.spec.initContainers.map(({ name }) => name)).toEqual(['component']);
    expect(template.spec.containers.map(({ command }) => command.at(-1))).toEqual([
      'mkdir -p /data/in && cp /data/out/state.json /data/in/state.json',
    ]);
  });
});

describe('deploy/argo', () => {
  it('has as many shards as it tells each of them', () => {
    const { templates } = argo();
    const [run, shard] = templates;
    const { start = '', end = '' } = run?.steps?.[0]?.[0]?.withSequence ?? {};
    const told = shard?.container?.env.find(({ name }) => name === 'SHARD')?.value;
    const count = Number(end) + 1;
    expect([start, told]).toEqual(['0', `{{inputs.parameters.index}}/${count}`]);
  });

  it('fails when a shard failed, after the others and the merge of their states', () => {
    const { entrypoint, onExit, templates } = argo();
    const run = templates.find(({ name }) => name === entrypoint);
    expect(JSON.stringify(templates)).not.toContain('continueOn');
    expect(run?.failFast).toBe(false);
    expect(run?.steps?.flat().map(({ template }) => template)).toEqual(['shard']);
    expect(onExit).toBe('merge-state');
  });

  it('gives a stopped run the time to end, and its executor the rights to report, no others', () => {
    const { podSpecPatch, executor } = argo();
    expect(JSON.parse(podSpecPatch)).toEqual({ terminationGracePeriodSeconds: 60 });
    const [account, role, binding] = parseAllDocuments(
      readFileSync(join(DEPLOY, 'argo/executor.yaml'), 'utf8'),
    ).map((document) => document.toJS() as object);
    for (const model of [new ServiceAccount(account), new Role(role), new RoleBinding(binding as never)]) {
      expect(() => model.validate()).not.toThrow();
      expect(model.metadata?.name).toBe(executor.serviceAccountName);
    }
    expect(role).toMatchObject({
      rules: [{ apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] }],
    });
  });
});

describe('every service of a Compose file', () => {
  const file = (path: string): readonly (readonly [string, string, Restricted])[] => {
    const { services } = parse(readFileSync(join(PROJECT, path), 'utf8'), { merge: true }) as {
      services: Record<string, Restricted>;
    };
    return Object.entries(services).map(([name, service]) => [path, name, service]);
  };
  interface Restricted {
    readonly security_opt?: readonly string[];
    readonly cap_drop?: readonly string[];
    readonly cap_add?: readonly string[];
    readonly init?: boolean;
  }

  it.each([
    ...file('docker-compose.yml'),
    ...file('deploy/compose/docker-compose.yml'),
    ...file('deploy/compose/schedule.yml'),
  ])(
    '%s %s gains no rights, and has none of root but to become the owner of the folder',
    (_, __, service) => {
      expect(service).toMatchObject({ security_opt: ['no-new-privileges:true'], cap_drop: ['ALL'] });
      const others = service.cap_add?.filter((right) => !['SETUID', 'SETGID', 'KILL'].includes(right));
      expect(others).toEqual([]);
      // Root without it may not hand a signal on to a process of the owner.
      expect([service.init ?? false, service.cap_add]).not.toEqual([
        true,
        expect.not.arrayContaining(['KILL']),
      ]);
    },
  );
});

describe('deploy/compose/schedule.yml', () => {
  const { component } = (
    read('compose/schedule.yml') as {
      services: { component: { command: string[]; healthcheck: { test: string[] }; environment: object } };
    }
  ).services;

  /** A script of the file as the container's shell gets it, over these folders instead of the image's. */
  const inside = (script: string, folder: string): string =>
    script.replaceAll('$$', '$').replace(/\/(app|data|run)\//g, `${folder}/$1/`);

  /** Runs it until it is stopped in its second pause; each run of the component ends with the next of these codes. */
  function runTwice(codes: readonly [number, number]) {
    const folder = newFolder();
    for (const name of ['app', 'data/out', 'run']) {
      mkdirSync(join(folder, name), { recursive: true });
    }
    writeFileSync(join(folder, 'data/out/state.json'), '{"next":1}');
    const { path, calls } = standIns({
      component: `if [ -e '${folder}/second' ]; then exit ${codes[1]}; fi; : > '${folder}/second'; exit ${codes[0]}`,
      owner: '"$@"',
      // The second pause is the one in which the service is stopped.
      sleep: `if [ -e '${folder}/paused' ]; then kill -TERM "$PPID"; else : > '${folder}/paused'; fi`,
    });
    cpSync(join(path.split(':')[0] ?? '', 'component'), join(folder, 'app/docker-entrypoint.sh'));
    cpSync(join(path.split(':')[0] ?? '', 'owner'), join(folder, 'app/as-owner.sh'));
    const { status } = spawnSync('sh', ['-uc', inside(component.command[0] ?? '', folder)], {
      env: { PATH: path, EVERY_SECONDS: '43200' },
    });
    const healthy = spawnSync('sh', ['-c', inside(component.healthcheck.test[1] ?? '', folder)]).status;
    return { status, healthy, runs: calls().map(([name]) => name), folder };
  }

  it('keeps the state of a run that succeeded for the next one, pauses, and ends when it is stopped', () => {
    const { status, healthy, runs, folder } = runTwice([1, 0]);
    expect({ status, healthy }).toEqual({ status: 0, healthy: 0 });
    expect(runs).toEqual(['component', 'sleep', 'component', 'owner', 'sleep']);
    expect(readFileSync(join(folder, 'data/in/state.json'), 'utf8')).toBe('{"next":1}');
    expect(component.environment).toEqual({ EVERY_SECONDS: String(12 * 3600) });
  });

  it('is unhealthy since a run that failed, whose state is not kept', () => {
    const { healthy, runs, folder } = runTwice([2, 1]);
    expect(healthy).not.toBe(0);
    expect(runs).toEqual(['component', 'sleep', 'component', 'sleep']);
    expect(existsSync(join(folder, 'data/in'))).toBe(false);
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
    // A state has the ends of queries that go on from their last run.
    const goingOn = readFileSync(join(PROJECT, 'data/config.json'), 'utf8').replaceAll(
      '"path": "media",',
      '"path": "media", "since": "last run",',
    );
    writeFileSync(join(folder, 'config.json'), goingOn);
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
