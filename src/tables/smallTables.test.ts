import { memoryFolder } from '../../tests/support/memoryFolder';
import type { Account } from '../config';
import { accountsTable, writeSmallTable } from './smallTables';
import type { WriteOptions } from './writeTables';

async function write(accounts: readonly Account[], own: Partial<WriteOptions> = {}) {
  const { folder, files } = memoryFolder();
  const options = {
    folder,
    dataTypeSupport: 'none',
    bucketId: undefined,
    hasFailures: false,
    ...own,
  } as const;
  const written = await writeSmallTable(accountsTable(accounts), options);
  const manifest: unknown = JSON.parse(files.get('/data/out/tables/accounts.csv.manifest')?.toString() ?? '');
  return { written, manifest, csv: files.get('/data/out/tables/accounts.csv')?.toString() };
}

describe('the table of accounts', () => {
  it('has the accounts in the order of the configuration', async () => {
    const { csv, written } = await write([
      { id: '2', name: 'Brand, "B"', category: 'Shop', fbPageId: '20' },
      { id: '1', name: '', category: '', fbPageId: '' },
    ]);
    expect(csv).toBe('id,name,category,fb_page_id\n2,"Brand, ""B""",Shop,20\n1,,,\n');
    expect(written).toEqual({
      name: 'accounts',
      rows: 2,
      columns: ['id', 'name', 'category', 'fb_page_id'],
      primaryKey: ['id'],
      duplicates: 0,
      differing: 0,
    });
  });

  it('replaces the table of the last run, also when a part of this run failed: the list is complete', async () => {
    expect((await write([])).manifest).toMatchObject({
      incremental: false,
      primary_key: ['id'],
      write_always: false,
    });
    expect((await write([], { hasFailures: true, bucketId: 'in.c-ig' })).manifest).toMatchObject({
      incremental: false,
      write_always: true,
      destination: 'in.c-ig.accounts',
    });
    expect((await write([])).manifest).not.toHaveProperty('destination');
  });

  it('describes each column, because a classic manifest adds no other column to a table', async () => {
    const { manifest } = await write([], { dataTypeSupport: 'hints' });
    expect(manifest).toMatchObject({
      schema: ['id', 'name', 'category', 'fb_page_id'].map((name) => ({
        name,
        description: expect.stringContaining('of the account') as unknown,
      })),
    });
  });

  it('has only a header without accounts', async () => {
    expect((await write([])).csv).toBe('id,name,category,fb_page_id\n');
  });
});
