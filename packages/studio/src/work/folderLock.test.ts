import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder } from '../testing/aFolder';
import { FolderLock } from './folderLock';

describe('FolderLock', () => {
  it.each(['', 'a'.repeat(120)])('lets one studio in at a time (folder %j)', async (name) => {
    const folder = join(aFolder(), name);
    const lock = await FolderLock.take(folder);
    expect(lock).toBeDefined();
    expect(await FolderLock.take(folder)).toBeUndefined();
    await lock?.release();
    const next = await FolderLock.take(folder);
    expect(next).toBeDefined();
    await next?.release();
  });

  it('takes a lock that a killed studio has left behind', async () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'studio.lock'), '');
    const lock = await FolderLock.take(folder);
    expect(lock).toBeDefined();
    await lock?.release();
  });
});
