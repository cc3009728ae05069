import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { aFolder } from '../testing/aFolder';
import { ownFolder, writeOwnFile } from './ownFiles';

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('writeOwnFile()', () => {
  it('makes a file of others one of its owner, and leaves nothing of what was longer', async () => {
    const path = join(aFolder(), 'config.json');
    writeFileSync(path, 'something longer');
    chmodSync(path, 0o644);
    await writeOwnFile(path, 'token');
    expect([modeOf(path), readFileSync(path, 'utf8')]).toEqual([0o600, 'token']);
  });

  it.each([
    ['a link', symlinkSync],
    ['a second name', linkSync],
  ])('writes nothing through %s', async (_, link) => {
    const folder = aFolder();
    const [path, other] = [join(folder, 'config.json'), join(folder, 'other')];
    writeFileSync(other, 'other');
    link(other, path);
    await writeOwnFile(path, 'token');
    expect([readFileSync(other, 'utf8'), readFileSync(path, 'utf8')]).toEqual(['other', 'token']);
    expect(lstatSync(path).isFile()).toBe(true);
  });

  it('makes nothing where a link leads', async () => {
    const folder = aFolder();
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'config.json'));
    await writeOwnFile(join(folder, 'config.json'), 'token');
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });
});

describe('ownFolder()', () => {
  it('closes a folder that was open to others', async () => {
    const path = join(aFolder(), 'data');
    mkdirSync(path);
    chmodSync(path, 0o755);
    await ownFolder(path);
    expect(modeOf(path)).toBe(0o700);
  });

  it('refuses a link', async () => {
    const folder = aFolder();
    symlinkSync(folder, join(folder, 'data'));
    await expect(ownFolder(join(folder, 'data'))).rejects.toThrow('is a link');
  });
});
