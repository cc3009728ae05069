import { BAD_ENGINE } from '../../testing/engine';
import { Engine } from './engine';
import type { SelectOrder } from './messages';

let engine: Engine;
beforeEach(() => {
  engine = new Engine({ command: BAD_ENGINE, memory: 256 });
});
afterEach(() => engine.close());

const order = (sql: string): SelectOrder => ({
  is: 'select',
  database: '',
  sql,
  values: [],
  seconds: 0,
  isOwn: true,
});
const run = async (sql: string): Promise<readonly unknown[]> => {
  const rows: unknown[] = [];
  await engine.run(order(sql), sql === 'hang' ? 0 : 60, (part) => rows.push(...part.rows) > 0);
  return rows;
};

describe('Engine', () => {
  it.each([
    ['crash', 'The database broke down over this statement'],
    ['hang', 'The statement took longer than 0 seconds'],
    // By the limit of the operating system or by the watch, whichever is first.
    ['eat', /broke down|more than 256 MB/],
  ])('outlives a process that does this: %s', async (sql, words) => {
    await expect(run(sql)).rejects.toMatchObject({
      status: 422,
      message: typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words),
    });
    expect((await run('environment')).length).toBeGreaterThan(0);
  });

  it('gives the process nothing of its own environment but where programs and temporary files are', async () => {
    process.env['EX_TOKEN'] = 'EAAB';
    const names = (await run('environment')).flat();
    delete process.env['EX_TOKEN'];
    expect(names).toEqual(expect.arrayContaining(['PATH']));
    expect(names).not.toContain('EX_TOKEN');
  });

  it('says that the process cannot be started', async () => {
    const none = new Engine({ command: ['/does/not/exist'], memory: 256 });
    await expect(none.run(order('x'), 60, () => true)).rejects.toThrow(/broke down|cannot be started/);
  });

  it('ends a statement under way when it is closed', async () => {
    const running = engine.run(order('hang'), 600, () => true);
    const ended = expect(running).rejects.toThrow('The tables were closed');
    await engine.close();
    await ended;
  });
});
