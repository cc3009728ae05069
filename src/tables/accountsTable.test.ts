import { memoryFolder } from '../../tests/support/memoryFolder';
import { writeAccounts } from './accountsTable';
import type { AccountRow } from './accountsTable';
import type { WriteOptions } from './writeTables';

async function write(accounts: readonly AccountRow[], own: Partial<WriteOptions> = {}) {
  const { folder, files } = memoryFolder();
  const options = {
    folder,
    dataTypeSupport: 'none',
    bucketId: undefined,
    hasFailures: false,
    ...own,
  } as const;
  const written = await writeAccounts(accounts, options);
  const manifest: unknown = JSON.parse(files.get('/data/out/tables/accounts.csv.manifest')?.toString() ?? '');
  return { written, manifest, csv: files.get('/data/out/tables/accounts.csv')?.toString() };
}

describe('writeAccounts', () => {
  it('writes the accounts in the order of the configuration', async () => {
    const { csv, written } = await write([
      { id: '2', name: 'Brand, "B"', category: 'Shop', fbPageId: '20' },
      { id: '1', name: '', category: '', fbPageId: '' },
    ]);
    expect(csv).toBe('id,name,category,fb_page_id\n2,"Brand, ""B""",Shop,20\n1,,,\n');
    expect(written).toMatchObject({ name: 'accounts', rows: 2, primaryKey: ['id'], repeated: 0 });
  });

  it('replaces the table of the last run, also when a part of this one failed: the list is whole', async () => {
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
  });

  it('writes a header for no accounts', async () => {
    expect((await write([])).csv).toBe('id,name,category,fb_page_id\n');
  });
});
