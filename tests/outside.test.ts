import type { ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { presets, startEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions, RunningEmulator } from '@keboola/graph-emulator';
import { newFolder, readFolder, readTable } from './support/folders';
import { NOW, PROJECT, runProcess } from './support/runProcess';
import type { ProcessResult } from './support/runProcess';

const TOKEN = 'EAAJ-very-SECRET-token-1234567890';
const SECRET = 'app-SECRET-0987654321';
const ACCOUNTS = { '17841400000000001': { id: '17841400000000001', name: 'Alpine Coffee' } };
const MEDIA = { name: 'media', query: { path: 'media', fields: 'id,caption', ids: '' } };

function config(parameters: object, data: object = { access_token: TOKEN }): string {
  const credentials = { '#data': JSON.stringify(data), appKey: 'app', '#appSecret': SECRET };
  return JSON.stringify({ parameters, authorization: { oauth_api: { credentials } } });
}

describe('the built component and what comes from outside', () => {
  const running: RunningEmulator[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close()));
  });

  async function api(options: EmulatorOptions = {}): Promise<string> {
    const started = await startEmulator({
      now: NOW,
      media: 4,
      tokens: { [TOKEN]: {}, DEMO: {} },
      appSecret: SECRET,
      ...options,
    });
    running.push(started);
    return started.url;
  }

  async function run(
    text: string | undefined,
    options: {
      apiUrl?: string;
      environment?: Record<string, string>;
      openFiles?: number;
    } = {},
  ): Promise<ProcessResult & { folder: string; lastLine: string }> {
    const folder = newFolder();
    if (text !== undefined) {
      writeFileSync(join(folder, 'config.json'), text);
    }
    const apiUrl = options.apiUrl ?? 'http://127.0.0.1:9';
    const result = await runProcess({
      dataFolder: folder,
      apiUrl,
      now: NOW,
      environment: options.environment ?? {},
      ...(options.openFiles !== undefined && { openFiles: options.openFiles }),
    });
    return { ...result, folder, lastLine: result.stderr.trimEnd().split('\n').at(-1) ?? '' };
  }

  it.each<[string, string | undefined, string | RegExp]>([
    ['no configuration', undefined, /^Cannot read 'config.json': there is no such file in '/],
    ['an empty file', '', "Cannot read 'config.json': it is empty"],
    [
      'text that is not JSON',
      '{"parameters":',
      /^Cannot read 'config.json': it is not valid JSON, see line 1/,
    ],
    ['a list', '[1]', "Cannot read 'config.json': it is not a JSON object"],
    [
      'several mistakes at once',
      config({ 'api-version': 'x', queries: [{ query: { limit: true } }] }),
      /api-version.*queries\[0\] has no 'name'.*limit must be/,
    ],
    [
      'no token',
      config({ accounts: ACCOUNTS, queries: [MEDIA] }, {}),
      /^Cannot authorize: .*authorize the configuration again$/,
    ],
    [
      'no accounts',
      config({ accounts: [], queries: [MEDIA] }),
      /it is for every account, but parameters.accounts is empty$/,
    ],
    [
      'braces without end',
      config({
        accounts: ACCOUNTS,
        queries: [{ name: 'q', query: { path: 'media', fields: 'a{'.repeat(100_000), ids: '' } }],
      }),
      /Cannot read the fields of query 'q': Fields may nest 50 levels deep/,
    ],
    [
      'a date that is none',
      config({
        accounts: ACCOUNTS,
        queries: [{ name: 'q', query: { path: 'media', ids: '', since: '8 das ago' } }],
      }),
      /in 'since': PHP cannot read '8 das ago' as a date: .*; use yyyy-mm-dd, a Unix timestamp or an expression such as '30 days ago'$/,
    ],
    [
      'an address that is none',
      config({ accounts: ACCOUNTS, queries: [MEDIA] }),
      /^Cannot reach the API: GRAPH_API_URL is not an address such as/,
    ],
  ])('says in the last line what is wrong with %s, and ends with 1', async (name, text, sentence) => {
    const apiUrl = name === 'an address that is none' ? 'nonsense' : undefined;
    const { code, lastLine, folder } = await run(text, apiUrl === undefined ? {} : { apiUrl });
    expect(lastLine).toMatch(sentence);
    expect(code).toBe(1);
    // The accounts are in the configuration: a query that cannot be planned does not keep them from being written.
    expect(
      Object.keys(readFolder(join(folder, 'out/tables'))).filter((file) => !file.startsWith('accounts.')),
    ).toEqual([]);
  });

  it('ends with 2 for an action that the component does not have: the platform was told wrong of it', async () => {
    const { stderr, code } = await run('{"action":"nonsense"}');
    expect(stderr).toMatch(/Cannot run action 'nonsense'/);
    expect(code).toBe(2);
  });

  it.each([
    ['http://user:PASSWORD@127.0.0.1:1'],
    ['http://:PASSWORD@127.0.0.1:1'],
    ['htp://user:PASSWORD@127.0.0.1:1'],
    ['user:PASSWORD@127.0.0.1'],
  ])('does not repeat the password of the address %s', async (apiUrl) => {
    const { stderr, code } = await run(config({ accounts: ACCOUNTS, queries: [MEDIA] }), { apiUrl });
    expect(stderr).toMatch(/^Cannot reach the API: GRAPH_API_URL /);
    expect(stderr).not.toContain('PASSWORD');
    expect(code).toBe(1);
  });

  it('says what is wrong with a state that is a link to itself', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'in'), { recursive: true });
    writeFileSync(join(folder, 'config.json'), config({ accounts: ACCOUNTS, queries: [] }));
    symlinkSync('state.json', join(folder, 'in/state.json'));
    const result = await runProcess({ dataFolder: folder, apiUrl: 'http://127.0.0.1:1', now: NOW });
    expect([result.code, result.stderr.trimEnd().split('\n').at(-1)]).toEqual([
      1,
      "Cannot read 'in/state.json': its symbolic links lead in a circle",
    ]);
  });

  it('keeps every digit of an id that is a number in the configuration', async () => {
    const text = config({ accounts: { '1': { id: '1', fb_page_id: 0 } }, queries: [] });
    const { folder } = await run(text.replace('"fb_page_id":0', '"fb_page_id":17841403584244541999'));
    expect(readTable(folder, 'accounts')).toMatchObject([{ fb_page_id: '17841403584244541999' }]);
  });

  it('shows the place of a syntax error under the text', async () => {
    const { stderr } = await run(
      config({
        accounts: ACCOUNTS,
        queries: [{ name: 'q', query: { path: 'media', fields: 'id,\n  comments{text;}', ids: '' } }],
      }),
    );
    expect(stderr).toBe(
      [
        "Cannot read the fields of query 'q': Unexpected character ';' at line 2, column 16",
        '  2 |   comments{text;}',
        `${' '.repeat('  2 |   comments{text'.length)}^`,
        'WARNING: The platform does not keep the state of a run that fails',
        "Cannot extract 1 of 1 queries: Cannot read the fields of query 'q': Unexpected character ';' at line 2, column 16",
        '',
      ].join('\n'),
    );
  });

  it('asks what a misspelt key was meant to be', async () => {
    const { stderr, code } = await run(
      config({ accounts: ACCOUNTS, 'on-eror': 'continue', queries: [MEDIA] }),
      { apiUrl: await api() },
    );
    expect(stderr).toBe(
      "WARNING: Unknown key 'on-eror' in parameters is ignored: did you mean 'on-error'?\n",
    );
    expect(code).toBe(0);
  });

  it('never writes outside out/tables, whatever a query is called', async () => {
    const queries = ['../../etc/x', '/etc/passwd', 'a\u0000b\nc', 'CON', 'ž'.repeat(200)].map((name) => ({
      ...MEDIA,
      name,
    }));
    const { code, folder } = await run(config({ accounts: ACCOUNTS, queries }), { apiUrl: await api() });
    expect(code).toBe(0);
    const files = Object.keys(readFolder(folder)).filter(
      (path) => !['config.json', 'out/result.json', 'out/state.json'].includes(path),
    );
    expect(
      files.filter((path) => !/^out\/tables\/[A-Za-z0-9][\w-]{0,91}\.csv(\.manifest)?$/.test(path)),
    ).toEqual([]);
    expect(files).toContain('out/tables/etc_x_media.csv');
    expect(files).toHaveLength(12);
  });

  it('does with few open files, however many tables and accounts there are', async () => {
    const accounts = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => {
        const id = `178414000000000${String(index + 1).padStart(2, '0')}`;
        return [id, { id, name: id }];
      }),
    );
    const queries = Array.from({ length: 31 }, (_, index) => ({ ...MEDIA, name: `q${index}` }));
    const { code, stderr, folder } = await run(config({ accounts, queries }), {
      apiUrl: await api({ accounts: 20 }),
      openFiles: 256,
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(readTable(folder, 'q30_media')).toHaveLength(80);
  });

  it('merges thousands of rows that were read twice', async () => {
    const query = {
      path: 'media',
      fields: 'id,comments.limit(50){id,text,timestamp,username}',
      limit: 20,
      ids: '',
    };
    const queries = Array.from({ length: 2 }, () => ({ name: 'q', query }));
    const { code, stderr, folder } = await run(config({ accounts: ACCOUNTS, queries }), {
      apiUrl: await api({ accounts: 1, media: 100, commentsPerMedia: [100, 100], repliesPerComment: [0, 0] }),
    });
    expect(stderr).toContain("Table 'q_comments': 10000 rows were read again under the same key");
    expect(code).toBe(0);
    const rows = readTable(folder, 'q_comments');
    expect([rows.length, new Set(rows.map((row) => row['id'])).size]).toEqual([10_000, 10_000]);
  }, 30_000);

  it('says that the output folder cannot be written', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'config.json'), config({ accounts: ACCOUNTS, queries: [MEDIA] }));
    writeFileSync(join(folder, 'out'), 'a file where a folder is needed');
    const { code, stderr } = await runProcess({ dataFolder: folder, apiUrl: await api(), now: NOW });
    expect(stderr).toMatch(
      /^Cannot (remove|write|read) 'out.*': a part of the path is a file, not a folder\n$/,
    );
    expect(code).toBe(1);
  });

  it('keeps token, secret and proof out of everything it writes and says', async () => {
    const faults = [
      {
        when: { place: 'later' as const, times: 0 },
        do: { error: { message: `Not for ${TOKEN}`, code: 10 } },
      },
    ];
    const parameters = {
      accounts: ACCOUNTS,
      debug: true,
      queries: [
        { ...MEDIA, query: { ...MEDIA.query, limit: 2 } },
        { name: 'pages', query: { path: 'me/accounts' } },
      ],
    };
    const { stdout, stderr, folder, code } = await run(config(parameters), {
      apiUrl: await api({ requireProof: true, faults }),
    });
    rmSync(join(folder, 'config.json'));
    const everything = `${stdout}${stderr}${JSON.stringify(readFolder(folder))}`;
    expect(everything).toContain('Not for ***');
    expect(everything).not.toMatch(/SECRET|appsecret_proof|PAGE-1/);
    expect(code).toBe(1);
  });

  it('tells a proxy the name of the host, and no more', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'config.json'), config({ accounts: ACCOUNTS, queries: [MEDIA] }));
    const seen: string[] = [];
    let component: ChildProcess | undefined;
    const note = ({ method, url, headers }: IncomingMessage): void => {
      seen.push(`${method} ${url} ${JSON.stringify(headers)}`);
      component?.kill('SIGKILL');
    };
    const proxy = createServer(note).on('connect', (request, socket) => {
      note(request);
      socket.destroy();
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      await runProcess({
        dataFolder: folder,
        apiUrl: 'https://graph.example',
        environment: { HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
        onStart: (child) => (component = child),
      });
    } finally {
      proxy.close();
    }
    expect(seen[0]).toMatch(/^CONNECT graph\.example:443 /);
    expect(seen.join('\n')).not.toMatch(/SECRET|media|authorization/i);
  });

  it('writes the same in any time zone', async () => {
    const source = join(PROJECT, 'tests/functional/totals-in-windows');
    const folders = await Promise.all(
      ['UTC', 'Asia/Tokyo', 'America/Los_Angeles'].map(async (TZ) => {
        const folder = newFolder();
        cpSync(join(source, 'source/data'), folder, { recursive: true });
        const apiUrl = await api({ media: [4, 3, 0] });
        expect((await runProcess({ dataFolder: folder, apiUrl, now: NOW, environment: { TZ } })).code).toBe(
          0,
        );
        return readFolder(join(folder, 'out'));
      }),
    );
    expect(folders[1]).toEqual(folders[0]);
    expect(folders[2]).toEqual(folders[0]);
  }, 30_000);

  it('runs the demo as it is shipped, also where requests to other hosts go through a proxy', async () => {
    const folder = newFolder();
    cpSync(join(PROJECT, 'data/config.json'), join(folder, 'config.json'));
    mkdirSync(join(folder, 'in'));
    chmodSync(join(folder, 'in'), 0o755);
    const emulator = await startEmulator({ ...presets['demo'], latency: {} });
    running.push(emulator);
    const environment = { HTTP_PROXY: 'http://127.0.0.1:1' };
    const { code, stdout } = await runProcess({ dataFolder: folder, apiUrl: emulator.url, environment });
    expect(code).toBe(0);
    for (const table of [
      'accounts',
      'profile_page',
      'media',
      'media_comments',
      'media_replies',
      'media_insights',
      'daily_insights',
      'totals_insights',
      'demographics_insights',
    ]) {
      expect(stdout).toMatch(new RegExp(`^${table} +[1-9]\\d* +\\d+  id`, 'm'));
    }
    expect(emulator.stats.tokensInUrl).toBe(0);
  }, 30_000);
});
