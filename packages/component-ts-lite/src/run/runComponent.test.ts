import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { requireImageParameters } from '../config/requireParameters';
import type { FileSystem } from '../folder/fileSystem';
import { fileError } from '../testSupport/failingFileSystem';
import { memoryFileSystem } from '../testSupport/memoryFileSystem';
import type { CapturedOutput, CaptureOutput } from './captureOutput';
import { UserError } from '../errors/userError';
import type { Actions } from './actionContext';
import { runComponent } from './runComponent';
import { readStateFile, writeStateFile } from '../storage/stateFile';
import { writeTable } from '../output/outputTable';
import { listFiles } from '../testSupport/listFiles';
import { startLogServer } from '../testSupport/logServer';
import { temporaryFolders } from '../testSupport/temporaryFolder';
import { TextCollector } from '../testSupport/textCollector';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

const token = 'EAAsecret"/token';
const config = {
  parameters: { '#password': 'hunter2222', count: 2 },
  authorization: { oauth_api: { credentials: { '#data': JSON.stringify({ access_token: token }) } } },
};

/** Counts its runs in the state, writes a table and says what it does. */
const actions: Actions = {
  run: async ({ config: { parameters }, folder, environment, logger }) => {
    await folder.clearOutput();
    const runs = Number((await readStateFile(folder)).state.runs ?? 0) + 1;
    logger.debug('counting');
    logger.info(`Run ${runs} with ${token}`);
    async function* body() {
      for (let row = 0; row < Number(parameters.count); row += 1) {
        yield `${row}\n`;
      }
    }
    const definition = {
      name: 'numbers',
      columns: [{ name: 'number' }],
      primaryKey: [],
      incremental: false,
      writeAlways: false,
    };
    await writeTable(folder, definition, { dataTypeSupport: environment.dataTypeSupport, body: body() });
    await writeStateFile(folder, { runs });
  },
  testConnection: () => undefined,
  leak: ({ logger }) => {
    logger.info('thinking');
    return { token, url: `?t=${encodeURIComponent(token)}` };
  },
};

interface Outside {
  readonly files?: Readonly<Record<string, string>>;
  readonly actions?: Partial<Actions>;
  readonly variables?: NodeJS.ProcessEnv;
  readonly signals?: EventEmitter;
  readonly capture?: CaptureOutput;
}

async function runIn(settings: object, outside: Outside = {}) {
  const root = folders.make({ 'config.json': JSON.stringify({ ...config, ...settings }), ...outside.files });
  const stdout = new TextCollector();
  const stderr = new TextCollector();
  const exitCode = await runComponent({
    variables: { KBC_DATADIR: root, ...outside.variables },
    stdout,
    stderr,
    actions: { ...actions, ...outside.actions } as Actions,
    ...(outside.signals === undefined ? {} : { signals: outside.signals }),
    ...(outside.capture === undefined ? {} : { captureOutput: outside.capture }),
  });
  return { exitCode, root, stdout: stdout.text, stderr: stderr.text };
}

describe('runComponent()', () => {
  it('runs the component', async () => {
    const { exitCode, root, stdout, stderr } = await runIn({}, { files: { 'in/state.json': '{"runs":4}' } });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: 'Run 5 with ***\n', stderr: '' });
    expect(listFiles(root).filter((path) => path.startsWith('out'))).toEqual([
      'out/state.json',
      'out/tables/numbers.csv',
      'out/tables/numbers.csv.manifest',
    ]);
  });

  it('shows debug messages where the configuration says so', async () => {
    const { stdout } = await runIn({ parameters: { count: 0, debug: true } });
    expect(stdout).toBe('DEBUG: counting\nRun 1 with ***\n');
  });

  it("ends with 1 and the user's sentence as the last line", async () => {
    const run: Actions['run'] = ({ logger }) => {
      logger.warning('Half done');
      throw new UserError(`Cannot read query 'x': ${token} is expired\n  details`);
    };
    const { exitCode, stdout, stderr } = await runIn({}, { actions: { run } });
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: "WARNING: Half done\n    details\nCannot read query 'x': *** is expired\n",
    });
  });

  it('ends with 2 and a stack trace, without secrets, when it crashes', async () => {
    const run: Actions['run'] = () => {
      throw new TypeError(`no ${token}`, { cause: new Error('hunter2222') });
    };
    const { exitCode, stdout, stderr } = await runIn({}, { actions: { run } });
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^TypeError: no \*\*\*\n +at .*runComponent\.test\.ts[\s\S]*Caused by: Error: \*\*\*\n/,
    );
  });

  it.each([
    [0, 'result', () => undefined],
    [
      1,
      'no result',
      () => {
        throw new UserError('No more');
      },
    ],
  ])('leaves, where it ends with %d, %s', async (code, _, end) => {
    const run: Actions['run'] = ({ result }) => {
      result.set({ rows: 2, url: `?t=${token}` });
      end();
    };
    const { exitCode, root } = await runIn({}, { actions: { run } });
    expect(exitCode).toBe(code);
    const written = listFiles(root).includes('out/result.json')
      ? await readFile(`${root}/out/result.json`, 'utf8')
      : '{}';
    expect(JSON.parse(written)).toEqual(code === 0 ? { variables: { rows: 2, url: '?t=***' } } : {});
  });

  it('does not die of a mapping that it never looks at', async () => {
    const storage = { input: { tables: [{ source: {} }] }, output: { tables: 7, files: [{}] } };
    const { exitCode, stdout } = await runIn({ action: 'testConnection', storage });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '{"status":"success"}\n' });
  });

  it('leaves nothing half written when it fails', async () => {
    const run: Actions['run'] = async ({ tables }) => {
      const table = await tables.open({ name: 'half' });
      table.write({ a: 'x'.repeat(100_000) });
      throw new UserError('No more');
    };
    const { exitCode, root } = await runIn({}, { actions: { run } });
    expect(exitCode).toBe(1);
    expect(listFiles(root)).toEqual(['config.json', 'out/tables/']);
  });

  it('names the actions there are', async () => {
    for (const action of ['other', 'constructor', '__proto__']) {
      const { exitCode, stdout, stderr } = await runIn({ action });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(
        `Error: Cannot run action '${action}': this component knows 'run', 'testConnection', 'leak'\n`,
      );
    }
  });

  it('prints the answer of a sync action and nothing else', async () => {
    expect(await runIn({ action: 'testConnection' })).toMatchObject({
      exitCode: 0,
      stdout: '{"status":"success"}\n',
      stderr: '',
    });
    expect(await runIn({ action: 'leak' })).toMatchObject({
      exitCode: 0,
      stdout: '{"token":"***","url":"?t=***"}\n',
      stderr: '',
    });
  });

  it('prints nothing on stdout when a sync action fails', async () => {
    const testConnection = () => {
      throw new UserError('The token is not valid');
    };
    expect(await runIn({ action: 'testConnection' }, { actions: { testConnection } })).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: 'The token is not valid\n',
    });
  });

  it('says what is wrong with config.json', async () => {
    const { exitCode, stderr } = await runIn({}, { files: { 'config.json': '{' } });
    expect(exitCode).toBe(1);
    expect(stderr).toBe("Cannot read 'config.json': it is not valid JSON, see line 1, column 2\n");
  });

  it('stops by a signal and says so', async () => {
    const signals = new EventEmitter();
    const run: Actions['run'] = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        signals.emit('SIGTERM');
      });
    const { exitCode, stderr } = await runIn({}, { actions: { run }, signals });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Stopped by SIGTERM: .*\n$/);
    expect(signals.eventNames()).toEqual([]);
  });

  it.each([
    ['a second signal', ['SIGTERM', 'SIGTERM'], undefined, 1, /^Stopped by SIGTERM: .*\n$/],
    [
      'an error that nobody has caught',
      ['uncaughtException'],
      new TypeError(token),
      2,
      /^TypeError: \*\*\*\n +at /,
    ],
  ])('does not wait for an action that hears nothing: %s', async (_, names, error, code, text) => {
    const signals = new EventEmitter();
    const run: Actions['run'] = () =>
      new Promise(() => {
        names.forEach((name) => signals.emit(name, error));
      });
    const { exitCode, stderr } = await runIn({}, { actions: { run }, signals });
    expect(exitCode).toBe(code);
    expect(stderr).toMatch(text);
    expect(signals.eventNames()).toEqual([]);
  });

  it('is not ended by a reader that goes away', async () => {
    const stdout = new (class extends EventEmitter {
      write(): boolean {
        return this.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      }
    })();
    const root = folders.make({ 'config.json': JSON.stringify(config) });
    const stderr = new TextCollector();
    const exitCode = await runComponent({ variables: { KBC_DATADIR: root }, stdout, stderr, actions });
    expect({ exitCode, stderr: stderr.text }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('prints what others print line by line, without secrets, and in a sync action on stderr', async () => {
    for (const action of ['run', 'talk']) {
      const talk: Actions['run'] = async ({ secrets }) => {
        secrets.add('page-token-77');
        print.stdout('one page-tok');
        print.stdout(Buffer.from('en-77\ntwo'));
        print.stderr('three hunter2222\n');
      };
      let print: CapturedOutput = { stdout: () => undefined, stderr: () => undefined };
      const outcome = await runIn(
        { action },
        { actions: { run: talk, talk }, capture: (to) => (print = to) },
      );
      expect(outcome).toMatchObject(
        action === 'run'
          ? { stdout: 'one ***\ntwo\n', stderr: 'three ***\n' }
          : { stdout: '{"status":"success"}\n', stderr: 'one ***\nthree ***\ntwo\n' },
      );
    }
  });

  it('ends with 2 when a table is left open, and leaves nothing of it', async () => {
    const run: Actions['run'] = async ({ tables }) => {
      (await tables.open({ name: 'left' })).write({ a: 1 });
    };
    const { exitCode, stderr, root } = await runIn({}, { actions: { run } });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^Error: The action has ended and left tables open: 'left'; /);
    expect(listFiles(root)).toEqual(['config.json', 'out/tables/']);
  });

  it('ends with 2 when an image parameter is missing', async () => {
    const run: Actions['run'] = ({ config }) => requireImageParameters(config.imageParameters, ['app.id']);
    const { exitCode, stderr } = await runIn({}, { actions: { run } });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^Error: Cannot start: the image parameters lack 'app\.id'; add them to the component /,
    );
  });

  it('lets the configuration outweigh KBC_DATA_TYPE_SUPPORT', async () => {
    const run: Actions['run'] = async ({ tables, environment, logger }) => {
      await using table = await tables.open({ name: 'a', columns: [{ name: 'id', type: 'INTEGER' }] });
      logger.info(`${table.name} ${environment.dataTypeSupport} ${tables.dataTypeSupport}`);
    };
    const { root, stdout } = await runIn(
      { storage: { output: { data_type_support: 'none' } } },
      { actions: { run }, variables: { KBC_DATA_TYPE_SUPPORT: 'authoritative' } },
    );
    expect(stdout).toBe('a none none\n');
    const manifest = await readFile(`${root}/out/tables/a.csv.manifest`, 'utf8');
    expect(JSON.parse(manifest)).not.toHaveProperty('schema');
  });

  it('hides the secrets of state and manifests, as soon as they are read', async () => {
    const files = {
      'in/state.json': '{"#refresh":"state-secret-1"}',
      'in/tables/a.csv.manifest': '{"s3":{"credentials":{"session_token":"staging-secret-1"}}}',
    };
    const run: Actions['run'] = async ({ folder, tables, logger }) => {
      await readStateFile(folder);
      await tables.list();
      logger.info('state-secret-1 staging-secret-1');
    };
    expect((await runIn({}, { actions: { run }, files })).stdout).toBe('*** ***\n');
  });

  it('finds the data folder at ./data where neither KBC_DATADIR nor /data is there', async () => {
    const disk = new Map([[`${process.cwd()}/data/config.json`, Buffer.from('{}')]]);
    const stdout = new TextCollector();
    const stderr = new TextCollector();
    const run: Actions['run'] = ({ logger, environment }) => logger.info(environment.dataDir);
    const outside = { variables: {}, stdout, stderr, actions: { run } };
    const notFound = (fileSystem: FileSystem): FileSystem => ({
      ...fileSystem,
      readdir: async (path) => {
        const entries = await fileSystem.readdir(path);
        if (entries.length === 0) {
          throw fileError('ENOENT');
        }
        return entries;
      },
    });
    expect(await runComponent({ ...outside, fileSystem: notFound(memoryFileSystem(disk)) })).toBe(0);
    expect(stdout.text).toBe(`${process.cwd()}/data\n`);
    expect(await runComponent({ ...outside, fileSystem: notFound(memoryFileSystem()) })).toBe(1);
    expect(stderr.text).toBe(
      "Cannot read 'config.json': there is no such file in '/data'; set KBC_DATADIR to the data folder\n",
    );
  });

  describe('with a log server', () => {
    const withServer = async (actions: Partial<Actions>, capture?: CaptureOutput) => {
      const server = await startLogServer();
      const variables = {
        KBC_LOGGER_ADDR: server.address.host,
        KBC_LOGGER_PORT: String(server.address.port),
      };
      const outcome = await runIn({}, { actions, variables, ...(capture && { capture }) });
      const received = await server.received;
      await server.close();
      const messages = received
        .split('\0')
        .filter(Boolean)
        .map((text) => (JSON.parse(text) as { short_message: string }).short_message);
      return { ...outcome, messages };
    };

    it('prints nothing when the run succeeds, whoever prints', async () => {
      let print: CapturedOutput = { stdout: () => undefined, stderr: () => undefined };
      const run: Actions['run'] = ({ logger }) => {
        logger.info('a');
        logger.warning('b');
        print.stdout('c\n');
        print.stderr('d\n');
      };
      expect(await withServer({ run }, (to) => (print = to))).toMatchObject({
        stdout: '',
        stderr: '',
        messages: ['a', 'b', 'c', 'd'],
      });
    });

    it.each([
      [new UserError('The sentence\n  details'), 1, 'The sentence\n'],
      [new TypeError('no x'), 2, 'TypeError: no x\n'],
    ])('prints one sentence of a failure: %s', async (error, exitCode, stderr) => {
      const run: Actions['run'] = () => {
        throw error;
      };
      expect(await withServer({ run })).toMatchObject({
        exitCode,
        stdout: '',
        stderr,
        messages: [stderr.trim()],
      });
    });

    it('sends it every message, the failure too, without secrets', async () => {
      const server = await startLogServer();
      const variables = {
        KBC_LOGGER_ADDR: server.address.host,
        KBC_LOGGER_PORT: String(server.address.port),
      };
      const run: Actions['run'] = ({ logger }) => {
        logger.info('begin', { t: token });
        throw new UserError(`end ${token}`);
      };
      const { stderr } = await runIn({}, { actions: { run }, variables });
      const received = await server.received;
      await server.close();
      const messages = received.split('\0').filter(Boolean);
      expect(messages.map((text) => JSON.parse(text) as object)).toEqual([
        expect.objectContaining({ short_message: 'begin', level: 6, _t: '***' }),
        expect.objectContaining({ short_message: 'end ***', level: 3 }),
      ]);
      expect(stderr).toBe('end ***\n');
    });

    it('warns of a dead one, before the last line, and goes on', async () => {
      const server = await startLogServer();
      await server.close();
      const variables = {
        KBC_LOGGER_ADDR: server.address.host,
        KBC_LOGGER_PORT: String(server.address.port),
      };
      expect(await runIn({}, { variables })).toMatchObject({ exitCode: 0, stdout: 'Run 1 with ***\n' });
      const run: Actions['run'] = () => {
        throw new UserError('The end');
      };
      const { stderr } = await runIn({}, { actions: { run }, variables });
      expect(stderr).toMatch(/^WARNING: Cannot send log messages to .*\nThe end\n$/);
    });
  });

  it('lets no secret out, nor the platform’s token', async () => {
    const secret = 'platform-token-1';
    const run: Actions['run'] = ({ logger, environment, secrets }) => {
      secrets.add('page-token-77');
      logger.info(`${environment.token ?? ''} ${JSON.stringify(config)} page-token-77`);
      logger.warning(encodeURIComponent(token));
      throw new Error(JSON.stringify(JSON.stringify({ token, secret })));
    };
    const { stdout, stderr } = await runIn({}, { actions: { run }, variables: { KBC_TOKEN: secret } });
    for (const hidden of [secret, token, 'EAAsecret', 'hunter2222', 'page-token-77']) {
      expect(stdout + stderr).not.toContain(hidden);
    }
  });
});
