import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolder } from './dataFolder';
import { nodeFileSystem } from './fileSystem';
import type { FileSystem } from './fileSystem';
import { UserError } from '../errors/userError';
import { failingFileSystem, fileError } from '../testSupport/failingFileSystem';
import { listFiles } from '../testSupport/listFiles';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

function refusing(operation: string, code: string): DataFolder {
  return new DataFolder(
    folders.make({ 'in/state.json': '{}' }),
    failingFileSystem((name) => {
      if (name === operation) {
        throw fileError(code);
      }
    }),
  );
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) {
    all.push(chunk);
  }
  return all;
}

describe('DataFolder', () => {
  it('knows the paths of the platform', () => {
    expect(new DataFolder('/data/')).toMatchObject({
      configFile: '/data/config.json',
      inState: '/data/in/state.json',
      outState: '/data/out/state.json',
      inTables: '/data/in/tables',
      inFiles: '/data/in/files',
      outTables: '/data/out/tables',
      outFiles: '/data/out/files',
    });
  });

  describe('readText()', () => {
    it('gives the text, and undefined for a missing file', async () => {
      const folder = new DataFolder(folders.make({ 'in/x.txt': 'č' }));
      expect(await folder.readText('in/x.txt')).toBe('č');
      expect(await folder.readText('in/y.txt')).toBeUndefined();
    });

    it('says in a sentence what the system refuses', async () => {
      const folder = new DataFolder(folders.make({ in: 'a file' }));
      const reading = folder.readText(folder.inState);
      await expect(reading).rejects.toThrow(
        "Cannot read 'in/state.json': a part of the path is a file, not a folder",
      );
      await expect(reading).rejects.toBeInstanceOf(UserError);
      await expect(refusing('readFile', 'EACCES').readText('in/state.json')).rejects.toThrow(
        "Cannot read 'in/state.json': permission denied",
      );
    });

    it('leaves alone what the user cannot mend', async () => {
      const reading = refusing('readFile', 'EBADF').readText('in/state.json');
      await expect(reading).rejects.not.toBeInstanceOf(UserError);
      await expect(reading).rejects.toThrow('EBADF: as node says it');
    });
  });

  describe('writeAtomic()', () => {
    it('writes a file with the folders above it, over an older one', async () => {
      const folder = new DataFolder(folders.make());
      await folder.writeAtomic(folder.outState, 'old');
      await folder.writeAtomic(folder.outState, 'new');
      expect(readFileSync(folder.outState, 'utf8')).toBe('new');
      expect(listFiles(folder.root)).toEqual(['out/state.json']);
    });

    it.each([
      ['writeFile', 'ENOSPC', 'no space left on the device'],
      ['rename', 'EROFS', 'the disk is read-only'],
      ['mkdir', 'EACCES', 'permission denied'],
    ])('leaves nothing behind when %s fails with %s', async (operation, code, text) => {
      const folder = refusing(operation, code);
      const writing = folder.writeAtomic('out/tables/x.csv', 'text');
      await expect(writing).rejects.toThrow(`Cannot write 'out/tables/x.csv': ${text}`);
      await expect(writing).rejects.toBeInstanceOf(UserError);
      expect(listFiles(folder.root).filter((path) => !path.endsWith('/'))).toEqual(['in/state.json']);
    });
  });

  it('openPrivateWriter() keeps others from a file, also from one that they could read', async () => {
    const root = folders.make({ 'out/old': 'old' });
    const folder = new DataFolder(root);
    for (const name of ['out/old', 'out/new']) {
      const writer = await folder.openPrivateWriter(name);
      expect(statSync(join(root, name)).mode & 0o777).toBe(0o600);
      await writer.write('text');
      await writer.close();
      expect(readFileSync(join(root, name), 'utf8')).toBe('text');
    }
  });

  describe('openWriter() and readChunks()', () => {
    it('write and read a file larger than a chunk', async () => {
      const folder = new DataFolder(folders.make());
      const writer = await folder.openWriter('out/big');
      const line = `${'č'.repeat(999)}\n`;
      for (let count = 0; count < 200; count += 1) {
        await writer.write(line);
      }
      await writer.close();
      const chunks = await collect(folder.readChunks('out/big'));
      expect(Buffer.concat(chunks).toString('utf8')).toBe(line.repeat(200));
      expect(chunks.length).toBeGreaterThan(1);
    });

    it('read a file that comes in short pieces, each of which stays as it was', async () => {
      const short: FileSystem = {
        ...nodeFileSystem,
        open: async (path, flags) => {
          const file = await nodeFileSystem.open(path, flags);
          return { ...file, read: (buffer) => file.read(buffer.subarray(0, 30_000)) };
        },
      };
      const text = 'abcdefg'.repeat(20_000);
      const folder = new DataFolder(folders.make({ 'out/x': text }), short);
      const chunks = await collect(folder.readChunks('out/x'));
      expect(Buffer.concat(chunks).toString('utf8')).toBe(text);
    });

    it('appends where asked to', async () => {
      const folder = new DataFolder(folders.make({ 'out/log': 'one\n' }));
      for (const [mode, text] of [
        ['append', 'two\n'],
        ['append', 'three\n'],
      ] as const) {
        const writer = await folder.openWriter('out/log', mode);
        await writer.write(text);
        await writer.close();
      }
      expect(await folder.readText('out/log')).toBe('one\ntwo\nthree\n');
    });

    it('keep the order of calls that overlap, text and bytes mixed', async () => {
      const folder = new DataFolder(folders.make());
      const writer = await folder.openWriter('out/x');
      const pieces = Array.from({ length: 50 }, (_, n) => (n % 3 === 0 ? Buffer.from(`b${n};`) : `t${n};`));
      await Promise.all(pieces.map((piece) => writer.write(piece)));
      await writer.close();
      expect(await folder.readText('out/x')).toBe(pieces.map(String).join(''));
    });

    it('tell a full disk by the name of the finished file', async () => {
      const folder = refusing('file.write', 'ENOSPC');
      const writer = await folder.openWriter(folder.partialPath('out/tables/x.csv'));
      await writer.write('small');
      await expect(writer.flush()).rejects.toThrow(
        "Cannot write 'out/tables/x.csv': no space left on the device",
      );
      await expect(writer.close()).rejects.toThrow('no space left');
    });

    it('refuse to write when closed', async () => {
      const writer = await new DataFolder(folders.make()).openWriter('out/x');
      await writer.close();
      await writer.close();
      await expect(writer.write('x')).rejects.toThrow('Cannot write to a file: it is closed');
    });

    it('say what cannot be opened', async () => {
      const folder = new DataFolder(folders.make({ 'out/folder/x': '' }));
      await expect(collect(folder.readChunks('out/nothing'))).rejects.toThrow(
        "Cannot read 'out/nothing': there is no such file or folder",
      );
      await expect(folder.openWriter('out/folder')).rejects.toThrow(
        "Cannot write 'out/folder': it is a folder, not a file",
      );
    });
  });

  describe('clearOutput()', () => {
    it('removes what a run left and nothing else', async () => {
      const folder = new DataFolder(
        folders.make({
          'config.json': '',
          'in/tables/a.csv': '',
          'out/state.json': '',
          'out/.state.json.1.partial': '',
          'out/note.txt': '',
          'out/tables/a.csv': '',
          'out/tables/a.csv.manifest': '',
          'out/tables/.b.csv.12.partial': '',
          'out/tables/note.txt': '',
          'out/tables/sliced.csv/part1': '',
          'out/files/a.csv': '',
          'out/files/.a.csv.3.partial': '',
          'out/tables/ours.csv/part-000000.csv': '',
          'out/tables/ours.csv.manifest': '',
          'out/files/ours.pdf': '',
          'out/files/ours.pdf.manifest': '',
          'out/.scratch/spool/x': '',
        }),
      );
      await folder.clearOutput();
      expect(listFiles(folder.root)).toEqual([
        'config.json',
        'in/tables/a.csv',
        'out/files/a.csv',
        'out/note.txt',
        'out/tables/note.txt',
        'out/tables/sliced.csv/part1',
      ]);
    });

    it('has nothing to do in an empty folder', async () => {
      const folder = new DataFolder(folders.make());
      await folder.clearOutput();
      expect(listFiles(folder.root)).toEqual([]);
    });

    it('removes manifests before their tables', async () => {
      const removed: string[] = [];
      const root = folders.make({ 'out/tables/a.csv': '', 'out/tables/a.csv.manifest': '' });
      const fileSystem = failingFileSystem((operation, path) => {
        if (operation === 'rm') {
          removed.push(path.slice(root.length));
        }
      });
      await new DataFolder(root, fileSystem).clearOutput();
      expect(removed).toEqual([
        '/out/state.json',
        '/out/result.json',
        '/out/tables/a.csv.manifest',
        '/out/tables/a.csv',
      ]);
    });
  });

  describe('list()', () => {
    it('gives files and folders by name, and nothing for a missing folder', async () => {
      const folder = new DataFolder(folders.make({ 'in/tables/b.csv': '', 'in/tables/a.csv/1': '' }));
      expect(await folder.list(folder.inTables)).toEqual([
        { name: 'a.csv', isFolder: true },
        { name: 'b.csv', isFolder: false },
      ]);
      expect(await folder.list('in/nothing')).toEqual([]);
    });
  });

  describe('scratch()', () => {
    it('gives a fresh folder each time, and removes it', async () => {
      const folder = new DataFolder(folders.make());
      const path = await folder.scratch('spool');
      expect(path).toBe(join(folder.root, 'out/.scratch/spool'));
      writeFileSync(join(path, 'x'), '');
      mkdirSync(join(path, 'y'));
      await folder.scratch('spool');
      await folder.scratch('other');
      expect(listFiles(folder.root)).toEqual(['out/.scratch/other/', 'out/.scratch/spool/']);
      await folder.removeScratch('spool');
      expect(listFiles(folder.root)).toEqual(['out/.scratch/other/']);
      await folder.removeScratch();
      expect(listFiles(folder.root)).toEqual(['out/']);
    });

    it.each(['', '.', '..', 'a/b', '.hidden'])('refuses the name %j', async (name) => {
      await expect(new DataFolder(folders.make()).scratch(name)).rejects.toThrow(RangeError);
    });
  });

  it('does not remove a folder as if it were a file', async () => {
    const folder = new DataFolder(folders.make({ 'out/tables/a.csv/part1': '' }));
    await expect(folder.remove('out/tables/a.csv')).rejects.toThrow(
      "Cannot remove 'out/tables/a.csv': it is a folder, not a file",
    );
  });
});
