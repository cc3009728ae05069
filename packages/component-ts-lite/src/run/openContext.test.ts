import { readEnvironment } from '../config/environment';
import { parseConfigFile } from '../config/configFile';
import { DataFolder } from '../folder/dataFolder';
import { createLogger } from '../log/logger';
import { Secrets } from '../secrets/secrets';
import { memoryFileSystem } from '../testSupport/memoryFileSystem';
import type { ActionContext } from './actionContext';
import { openContext } from './openContext';

function open(files: Readonly<Record<string, string>> = {}, config = {}) {
  const entries = Object.entries(files).map(([path, text]) => [`/data/${path}`, Buffer.from(text)] as const);
  const folder = new DataFolder('/data', memoryFileSystem(new Map(entries)));
  const said: string[] = [];
  const sink = {
    send: ({ message }: { readonly message: string }) => void said.push(message),
    close: async () => undefined,
  };
  const secrets = new Secrets();
  const context: ActionContext = openContext({
    config: parseConfigFile(JSON.stringify(config)),
    folder,
    environment: readEnvironment({}),
    logger: createLogger({ sink, debug: false, secrets }),
    secrets,
    signal: new AbortController().signal,
  });
  return { context, folder, said };
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) {
    pieces.push(chunk);
  }
  return Buffer.concat(pieces).toString('utf8');
}

describe('context.state', () => {
  it('reads what the last run wrote', async () => {
    const { context, folder } = open({ 'in/state.json': '{"lastId":7}' });
    expect(await context.state.read()).toEqual({ lastId: 7 });
    await context.state.write({ lastId: 8 });
    expect(await folder.readText('out/state.json')).toBe('{"lastId":8}\n');
  });

  it('is empty, with a warning, where it is damaged', async () => {
    const { context, said } = open({ 'in/state.json': '{' });
    expect(await context.state.read()).toEqual({});
    expect(said).toEqual([
      "Cannot read 'in/state.json': it is not valid JSON, see line 1, column 2; this run starts from scratch",
    ]);
  });

  it('writes nothing but an object', async () => {
    const { context } = open();
    const nothing = undefined as unknown as Record<string, unknown>;
    await expect(context.state.write(nothing)).rejects.toThrow(RangeError);
  });
});

describe('context.files', () => {
  it('reads files, also in slices, and writes texts, bytes and pieces', async () => {
    const { context, folder } = open({
      'in/files/1_a.txt': 'one',
      'in/files/1_a.txt.manifest': '{"tags":["report"]}',
      'in/files/2_b/0': 'first,',
      'in/files/2_b/1': 'second',
    });
    const [a, b] = await context.files.list();
    expect([await textOf(a!.chunks()), await textOf(b!.chunks())]).toEqual(['one', 'first,second']);
    expect((await context.files.list({ tags: ['report'] })).map(({ name }) => name)).toEqual(['a.txt']);
    await context.files.write({ name: 'text' }, 'x');
    await context.files.write({ name: 'bytes' }, Buffer.from('y'));
    await context.files.write({ name: 'pieces', tags: ['copy'] }, b!.chunks());
    const written = ['text', 'bytes', 'pieces'].map(async (name) => folder.readText(`out/files/${name}`));
    expect(await Promise.all(written)).toEqual(['x', 'y', 'first,second']);
    expect(await folder.readText('out/files/pieces.manifest')).toContain('"copy"');
  });
});

describe('context.oauth', () => {
  it('reads the credentials, and none where nobody has authorized the component', () => {
    const credentials = { id: 'x', '#data': '{"access_token":"t"}' };
    const { context } = open({}, { authorization: { oauth_api: { credentials } } });
    expect(context.oauth.read()).toMatchObject({ id: 'x', data: { access_token: 't' } });
    expect(open().context.oauth.read()).toBeUndefined();
  });
});
