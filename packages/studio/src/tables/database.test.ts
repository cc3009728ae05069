import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder } from '../testing/aFolder';
import { ENGINE } from '../testing/engine';
import { Database } from './database';
import { importTables } from './engine/importTables';

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = aFolder();
  const path = join(folder, 't.csv');
  writeFileSync(path, 'id,n\na,1\nb,9007199254740993\n');
  writeFileSync(join(folder, 'secret.csv'), 'secret\nhidden\n');
  const columns = [
    { name: 'id', type: 'STRING', description: '' },
    { name: 'n', type: 'INTEGER', description: '' },
  ];
  await importTables([{ name: 't', path, columns, primaryKey: [] }], join(folder, 't.duckdb'));
  database = new Database(join(folder, 't.duckdb'), ENGINE);
});
afterAll(() => database.close());

describe('Database', () => {
  it('runs a SELECT, and keeps whole numbers that JSON would round', async () => {
    expect(await database.select('SELECT * FROM t')).toEqual({
      columns: [
        { name: 'id', type: 'VARCHAR' },
        { name: 'n', type: 'BIGINT' },
      ],
      rows: [
        ['a', 1],
        ['b', '9007199254740993'],
      ],
      isCut: false,
    });
  });

  it('makes JSON of every type', async () => {
    const sql = `SELECT NULL, true, 1.5::DECIMAL(4, 2), 'NaN'::DOUBLE, DATE '2026-06-15', TIMESTAMP '2026-06-15 10:00:00', [1, 2], {'a': 1}`;
    expect((await database.select(sql)).rows).toEqual([
      [null, true, 1.5, 'NaN', '2026-06-15', '2026-06-15 10:00:00', '[1, 2]', "{'a': 1}"],
    ]);
  });

  it.each([
    ['write a file', () => `COPY t TO '${folder}/stolen.csv'`],
    ['write within a SELECT', () => `EXPORT DATABASE '${folder}/stolen'`],
    ['read another file', () => `SELECT * FROM read_csv('${folder}/secret.csv')`],
    ['read another file by its name', () => `SELECT * FROM '${folder}/secret.csv'`],
    ['read any text', () => `SELECT * FROM read_text('/etc/passwd')`],
    ['list files', () => `SELECT * FROM glob('/etc/*')`],
    ['attach a database', () => `ATTACH '${folder}/stolen.duckdb' AS s`],
    ['create a table', () => 'CREATE TABLE x AS SELECT 1'],
    ['create a table for a while', () => 'CREATE TEMP TABLE x AS SELECT 1'],
    ['change rows', () => 'DELETE FROM t'],
    ['change rows within a WITH', () => 'WITH x AS (SELECT 1) INSERT INTO t SELECT id, n FROM t'],
    ['drop a table', () => 'DROP TABLE t'],
    ['allow what is forbidden', () => 'SET enable_external_access = true'],
    ['take more memory', () => "SET memory_limit = '100GB'"],
    ['install an extension', () => 'INSTALL httpfs'],
    ['load an extension', () => 'LOAD httpfs'],
    ['reach another host', () => "SELECT * FROM 'https://evil.example/x.parquet'"],
    ['run two statements', () => 'SELECT 1; DROP TABLE t'],
    ['run none', () => ''],
    ['call a procedure', () => 'CALL pragma_version()'],
    ['set by a pragma', () => "PRAGMA memory_limit='100GB'"],
    ['prepare', () => 'PREPARE x AS SELECT 1'],
    ['write a log', () => 'SELECT * FROM enable_logging()'],
    ['write a log within another SELECT', () => 'WITH x AS (FROM /* */ "Enable_Logging"()) SELECT (FROM x)'],
    ['run SQL that is a text', () => "SELECT * FROM query('SELECT 1')"],
  ])('refuses to %s', async (_, sql) => {
    await expect(database.selectOwn(sql())).rejects.toMatchObject({ status: 422 });
    expect(existsSync(join(folder, 'stolen.csv'))).toBe(false);
    expect((await database.select('SELECT count(*) FROM t')).rows).toEqual([[2]]);
  });

  it('gives up a statement that takes too long, and goes on with others', async () => {
    const endless = 'SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range < b.range';
    await expect(database.selectOwn(endless, { seconds: 0.05 })).rejects.toThrow('longer than 0.05 seconds');
    expect((await database.selectOwn('SELECT 1')).rows).toEqual([[1]]);
  }, 30_000);

  it('gives up a statement that needs too much memory', async () => {
    const large = 'SELECT list(range) FROM range(200000000)';
    await expect(database.selectOwn(large)).rejects.toThrow(/Out of Memory/i);
    expect((await database.select('SELECT 1')).rows).toEqual([[1]]);
  }, 30_000);

  it('gives up a result that is larger than a page can hold', async () => {
    await expect(database.selectOwn("SELECT repeat('x', 1000000) FROM range(40)")).rejects.toThrow(
      'larger than 32 MB',
    );
  }, 30_000);

  it.each([
    'SELECT unnest([1])',
    'FROM range(1, 2)',
    'SELECT count(*) FROM generate_series(1, 1), t',
    'FROM t LIMIT 1',
    'DESCRIBE t',
  ])('runs %s', async (sql) => {
    expect((await database.selectOwn(sql)).rows.length).toBeGreaterThan(0);
  });

  it('sends no more rows than can be drawn', async () => {
    const { rows, isCut } = await database.select('SELECT * FROM range(1000000)');
    expect([rows.length, isCut]).toEqual([10_000, true]);
  });

  it('says what is wrong in the words of the database', async () => {
    await expect(database.select('SELECT nme FROM t')).rejects.toThrow(/column "nme" not found/);
  });
});
