import { EventEmitter } from 'node:events';
import { openElasticTable } from '../output/elasticTable';
import { UserError } from '../errors/userError';
import { type Actions, runComponent } from './runComponent';
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

  it('leaves nothing half written when it fails', async () => {
    const run: Actions['run'] = async ({ folder }) => {
      const table = await openElasticTable(folder, { name: 'half', incremental: false });
      await table.write({ a: 'x'.repeat(100_000) });
      throw new UserError('No more');
    };
    const { exitCode, root } = await runIn({}, { actions: { run } });
    expect(exitCode).toBe(1);
    expect(listFiles(root)).toEqual(['config.json', 'out/tables/']);
  });

  it('names the actions there are', async () => {
    for (const action of ['other', 'constructor', '__proto__']) {
      const { exitCode, stdout, stderr } = await runIn({ action });
      expect({ exitCode, stdout, stderr }).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: `Cannot run action '${action}': this component knows 'run', 'testConnection', 'leak'\n`,
      });
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

  describe('with a log server', () => {
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
