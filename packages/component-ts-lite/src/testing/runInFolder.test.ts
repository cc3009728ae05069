import { existsSync } from 'node:fs';
import type { Actions } from '../index';
import { runInFolder } from './runInFolder';

const actions: Actions = {
  async run({ parameters, tables, logger, folder, environment, secrets }) {
    secrets.add('s3cret');
    logger.info(`In ${environment.projectId ?? 'none'} with s3cret`, { rows: 2 });
    const users = await tables.read('users');
    await using copy = await tables.open({ name: 'copy', primaryKey: ['id'] });
    await using slices = await tables.open({ name: 'slices', sliced: true, delimiter: '\t' });
    for await (const row of users.rows()) {
      copy.write({ ...row, root: folder.root, count: parameters.count });
      slices.write(row);
    }
    await folder.writeAtomic(folder.outState, (await folder.readText(folder.inState)) ?? '{"first":true}');
    await folder.writeAtomic('out/files/note.txt', 'hello');
  },
  choices: () => [{ value: 'a', label: 'A' }],
};
const inputs = {
  users: [
    { id: 1, name: 'a, b' },
    { id: 2, name: null },
  ],
};

describe('runInFolder()', () => {
  it('gives exit code, logs, tables as rows, state and files', async () => {
    const outcome = await runInFolder(actions, {
      config: { parameters: { count: 3 } },
      inputs,
      env: { KBC_PROJECTID: '7' },
    });
    expect(outcome).toMatchObject({
      exitCode: 0,
      stdout: 'In 7 with ***\n',
      stderr: '',
      answer: undefined,
      state: { first: true },
      logs: [{ level: 'info', message: 'In 7 with ***', fields: { rows: 2 } }],
    });
    expect(outcome.tables).toMatchObject({
      copy: {
        columns: ['id', 'name', 'root', 'count'],
        primaryKey: ['id'],
        rows: [
          { id: '1', name: 'a, b', count: '3' },
          { id: '2', name: '', count: '3' },
        ],
      },
      slices: {
        columns: ['id', 'name'],
        rows: [
          { id: '1', name: 'a, b' },
          { id: '2', name: '' },
        ],
      },
    });
    expect(outcome.out['files/note.txt']).toBe('hello');
    expect(existsSync(outcome.tables['copy']?.rows[0]?.['root'] ?? '/')).toBe(false);
  });

  it('gives the answer of a sync action', async () => {
    expect(await runInFolder(actions, { config: { action: 'choices' } })).toMatchObject({
      exitCode: 0,
      answer: [{ value: 'a', label: 'A' }],
    });
  });

  it('tells a failure by its exit code and last line, and takes any file and state', async () => {
    const noTable = await runInFolder(actions, {});
    expect(noTable).toMatchObject({ exitCode: 1, tables: {} });
    expect(noTable.stderr).toMatch(/^Cannot find table 'users' in the input mapping: /);
    expect(await runInFolder(actions, { config: '{broken' })).toMatchObject({ exitCode: 1 });
    const files = {
      'in/tables/users.csv': Buffer.from('1;ü\n'),
      'in/tables/users.csv.manifest': { columns: ['id', 'n'], delimiter: ';', has_header: false },
    };
    const { state, tables } = await runInFolder(actions, { files, state: { run: 5 } });
    expect(state).toEqual({ run: 5 });
    expect(tables['slices']?.rows).toEqual([{ id: '1', n: 'ü' }]);
  });
});
