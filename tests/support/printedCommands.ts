import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Document } from './documents';
import { PROJECT } from './runProcess';

/** The commands of a document's blocks, in their order: each may need what those before it made. */
export function blockCommands({ text }: Document): readonly string[] {
  return [...text.matchAll(/^( *)```(?:sh|bash)\n([^]*?)^ *```/gm)].flatMap(([, indent = '', block = '']) =>
    block
      .split('\n')
      .map((line) =>
        line
          .slice(indent.length)
          .replace(/\s+# .*$/, '')
          .trim(),
      )
      .filter((line) => line !== ''),
  );
}

/** The lines of a crontab that a document prints. */
export function cronLines({ text }: Document): readonly string[] {
  return [...text.matchAll(/^```cron\n([^]*?)^```/gm)].flatMap(([, block = '']) => block.trim().split('\n'));
}

/** The commands in the sentences of a document. */
export function inlineCommands({ text }: Document): readonly string[] {
  const prose = text.replace(/^ *```[^]*?^ *```/gm, '');
  const command = /`((?:[A-Z_]+=\S+ )*(?:npm|npx|node|docker|kubectl|curl) (?!run`)[^`]+)`/g;
  return [...prose.matchAll(command)].map(([, found = '']) => found);
}

/** A kind of command that cannot be run here, and how it is checked instead. */
interface CommandKind {
  readonly is: RegExp;
  /** Says what is wrong with a command; empty when nothing is. */
  readonly problems: (match: RegExpExecArray) => readonly string[];
}

const unless = (isRight: boolean, problem: string): readonly string[] => (isRight ? [] : [problem]);
const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const isThere = (path: string): boolean => existsSync(join(PROJECT, path));
const scripts = (JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }).scripts;
const services = (parse(read('docker-compose.yml')) as { services: object }).services;
const jestProjects = [...read('jest.config.cjs').matchAll(/displayName: '(\w+)'/g)].map(([, name]) => name);

/** What only somebody with the right to release can do, in a clone with its remote. */
const RELEASE =
  /^(?:git (?:switch|show|push|tag)|gh |npm audit signatures|docker run --rm --entrypoint cat IMAGE )/;

/** Installs packages, builds images, needs a cluster or a person, or takes minutes for the whole project. */
const KINDS: readonly CommandKind[] = [
  { is: /^npm ci$/, problems: () => unless(isThere('package-lock.json'), 'there is no lockfile') },
  {
    is: /^npm create @keboola\/component(?: [\w-]+)?$/,
    problems: () =>
      unless(isThere('packages/create-component/createComponent.mjs'), 'there is no such package'),
  },
  {
    is: /^(?:RUNS=\d+ |ROOM=(\w+) )?npm (?:run )?(build|test|test:quick|check|bench|generate|generate:check|words|format|mutation|architecture|unused|record|studio:pictures|catalogue:diff|release)(?: -- (FILE…|[\w.]+))?$/,
    problems: ([, room, script = '', part]) => [
      ...unless(script in scripts, `there is no script ${script}`),
      ...unless(room === undefined || isThere(`src/${room}`), `there is no src/${room ?? ''}`),
      ...unless(
        script !== 'bench' ||
          part === undefined ||
          new RegExp(`^  ${part}[,:]`, 'm').test(read('bench/index.ts')),
        `there is no bench ${part ?? ''}`,
      ),
    ],
  },
  {
    is: /^(?:UPDATE_EXPECTED=1 )?npx jest((?: --selectProjects)?)((?: [\w./]+)+)(?: -t ([\w-]+))?$/,
    problems: ([, flag = '', names = '', pattern]) => [
      ...names
        .trim()
        .split(' ')
        .filter((name) => (flag === '' ? name !== 'PATH' && !isThere(name) : !jestProjects.includes(name)))
        .map((name) => `there is no ${name}`),
      ...unless(
        pattern === undefined ||
          readdirSync(join(PROJECT, 'tests/functional')).some((name) => name.includes(pattern)),
        `no case is called ${pattern ?? ''}`,
      ),
    ],
  },
  {
    is: /^node --inspect-brk (dist\/main\.js|node_modules\/\.bin\/jest -i FILE)$/,
    problems: ([, file = '']) => unless(isThere(file.split(' ')[0] ?? ''), `there is no ${file}`),
  },
  {
    is: /^npx tsx (packages\/\S+)(?: \[\w+\])*$/,
    problems: ([, file = '']) => unless(isThere(file), `there is no ${file}`),
  },
  {
    is: /^docker build -t [\w-]+ \.$/,
    problems: () => unless(isThere('Dockerfile'), 'there is no Dockerfile'),
  },
  {
    is: /^docker compose run --rm(?: --service-ports)?(?: -v \.\/mine:\/data)? ([\w-]+)$/,
    problems: ([, service = '']) => unless(service in services, `there is no service ${service}`),
  },
  {
    is: /^kubectl (?:apply|create) -f (\S+)$/,
    problems: ([, file = '']) => unless(isThere(file), `there is no ${file}`),
  },
  { is: RELEASE, problems: () => [] },
  {
    is: /^kubectl create secret generic [\w-]+ --from-file=config\.json=mine\/config\.json$/,
    problems: () => [],
  },
];

/**
 * Checks a command that cannot be run here.
 *
 * @returns what is wrong with it, or undefined where it is of none of these kinds, so that it can be run
 */
export function problemsOf(command: string): readonly string[] | undefined {
  const kind = KINDS.find(({ is }) => is.test(command));
  const match = kind?.is.exec(command);
  return kind && match ? kind.problems(match) : undefined;
}

/** The command without a container that does what `docker run` of the component does. */
export function withoutDocker(command: string): string {
  return command.replace(
    /\bdocker run --rm((?: -(?:m|v|e) \S+)*) ex-instagram((?: --\w+)*)/g,
    (_, options: string, flags: string) => {
      const folder = / -v (\S+):\/data/.exec(options)?.[1];
      const variables = [...options.matchAll(/ -e (\S+)/g)].map(([, variable]) => `${variable ?? ''} `);
      return `${folder === undefined ? '' : `KBC_DATADIR=${folder} `}${variables.join('')}node dist/main.js${flags}`;
    },
  );
}
