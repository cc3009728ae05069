import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import * as cassette from './index';

const README = readFileSync(join(__dirname, '../README.md'), 'utf8');
const SNIPPETS = [...README.matchAll(/^#{2,3} (.+)\n(?:(?!^#)[^])*?```ts\n([^]*?)```/gm)].map(
  ([, heading = '', code = '']) => [heading, code] as const,
);
const TOKEN = 'a-token-of-the-readme';

/** Runs code as a module that is given this package, a network that answers always the same, and a folder for its files. */
async function run(code: string, folder: string, fetch: typeof globalThis.fetch): Promise<void> {
  const { outputText } = ts.transpileModule(
    code.replaceAll("'run.json'", JSON.stringify(join(folder, 'run.json'))),
    {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    },
  );
  const names = ['require', 'exports', 'fetch', 'console', 'process'];
  const body = compileFunction(`return (async () => {${outputText}})()`, names) as (
    ...values: readonly unknown[]
  ) => Promise<void>;
  await body(
    (name: string) => (name === '@keboola/http-cassette' ? cassette : undefined),
    {},
    fetch,
    { log: () => undefined },
    { env: { TOKEN } },
  );
}

describe('README.md', () => {
  it.each(SNIPPETS)('%s runs, twice to the same effect and without its token in a file', async (_, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    let calls = 0;
    const fetch = async (): Promise<Response> => Response.json({ call: (calls += 1), token: TOKEN });
    await run(code, folder, fetch);
    const file = join(folder, 'run.json');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    expect(text).not.toContain(TOKEN);
    await run(code, folder, fetch);
    expect(calls).toBe(text === '' ? 0 : 1);
    rmSync(folder, { recursive: true });
  });

  it('has code for each way of recording', () => {
    expect(SNIPPETS.map(([heading]) => heading)).toEqual([
      'With fetch',
      'Secrets and rules',
      'With a transport of your own',
    ]);
  });
});
