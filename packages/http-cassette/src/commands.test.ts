import { runCommand } from './commands';
import { interaction } from './testing/interaction';
import type { Given } from './testing/interaction';

const TOKEN = `ghp_${'a1'.repeat(20)}`;

async function ran(args: readonly string[], given: readonly Given[], secrets: readonly string[] = []) {
  const file = JSON.stringify({ version: 1, _metadata: { by: 'x' }, interactions: given.map(interaction) });
  let output = '';
  const code = await runCommand(args, {
    read: async (path) => (path === 'run.json' ? file : undefined),
    print: (text) => (output += text),
    secrets,
  });
  return { code, output };
}

describe('runCommand()', () => {
  it('shows a line for each interaction, without a secret', async () => {
    const { code, output } = await ran(
      ['show', 'run.json'],
      [
        { uri: `https://api.example.com/${TOKEN}?api_key=k&q=1` },
        { method: 'PUT', uri: 'https://x.example/' },
      ],
    );
    expect([code, output]).toEqual([
      0,
      '1 GET https://api.example.com/REDACTED?q=1 → 200, 2 bytes\n2 PUT https://x.example/ → 200, 2 bytes\n',
    ]);
  });

  it.each<[string, Given, string]>([
    ['a token in a response', { response: `{"m":"${TOKEN}"}` }, 'response'],
    ['a field of JSON', { method: 'POST', body: '{"client_secret":"hush"}' }, 'request'],
    ['a parameter', { uri: 'https://x.example/?password=hush' }, 'request'],
    ['a password before a host', { uri: 'https://me:hush1@x.example/' }, 'request'],
    ['a password before a host in a response', { response: 'see ftp://me:hush1@x.example/' }, 'response'],
    ['a secret that is given', { response: '{"m":"my-own-secret"}' }, 'response'],
  ])('finds %s, and takes it out', async (_, given, part) => {
    const secrets = ['my-own-secret', ''];
    expect(await ran(['check', 'run.json'], [{}, given], secrets)).toEqual({
      code: 1,
      output: `'run.json':\ninteraction 2 has a secret in its ${part}\n`,
    });
    const { code, output } = await ran(['scrub', 'run.json'], [{}, given], secrets);
    expect(code).toBe(0);
    expect(output).not.toMatch(/hush|my-own-secret|ghp_/);
    expect(JSON.parse(output)).toMatchObject({ _metadata: { by: 'x' }, interactions: [{}, {}] });
  });

  it('finds nothing where there is nothing', async () => {
    const given = {
      uri: 'https://x.example/a%20b?q=a%20b&access_token=REDACTED',
      body: 'a=b+c&code=REDACTED',
    };
    expect(await ran(['check', 'run.json'], [given])).toEqual({
      code: 0,
      output: "No secrets found in 'run.json'\n",
    });
  });

  it.each([[], ['show'], ['show', 'a', 'b'], ['other', 'run.json'], ['show', 'none.json']])(
    'says what is wrong with a command: %s',
    async (...args) => {
      const { code, output } = await ran(args, []);
      expect(code).toBe(1);
      expect(output).toMatch(/^(Usage: |Cannot read 'none.json')/);
    },
  );

  it('explains itself', async () => {
    expect(await ran(['--help'], [])).toMatchObject({ code: 0 });
  });
});
