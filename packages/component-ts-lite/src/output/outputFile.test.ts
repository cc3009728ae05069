import { DataFolder } from '../folder/dataFolder';
import { writeOutputFile } from './outputFile';
import { failingFileSystem, fileError } from '../testSupport/failingFileSystem';
import { listFiles } from '../testSupport/listFiles';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

async function* body(...pieces: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* pieces;
}

describe('writeOutputFile()', () => {
  it('writes the file and its manifest', async () => {
    const folder = new DataFolder(folders.make());
    const file = { name: 'Plán 1.txt', tags: ['a', 'b', 'a'], isPermanent: true };
    await writeOutputFile(folder, file, body('č', Buffer.from('x')));
    expect(await folder.readText('out/files/Plán 1.txt')).toBe('čx');
    expect(JSON.parse((await folder.readText('out/files/Plán 1.txt.manifest')) ?? '')).toEqual({
      is_public: false,
      is_permanent: true,
      is_encrypted: true,
      notify: false,
      tags: ['a', 'b'],
    });
  });

  it.each(['', '..', '../evil', 'a/b', 'a\\b', 'x.manifest', '.hidden', 'a\0b', 'x'.repeat(300)])(
    'refuses the name %j',
    async (name) => {
      const folder = new DataFolder(folders.make());
      await expect(writeOutputFile(folder, { name }, body('x'))).rejects.toThrow(RangeError);
      expect(listFiles(folder.root)).toEqual([]);
    },
  );

  it('leaves nothing when the disk is full', async () => {
    const full = failingFileSystem((operation) => {
      if (operation === 'file.write') {
        throw fileError('ENOSPC');
      }
    });
    const folder = new DataFolder(folders.make(), full);
    await expect(writeOutputFile(folder, { name: 'a.txt' }, body('x'))).rejects.toThrow(
      "Cannot write 'out/files/a.txt': no space left on the device",
    );
    expect(listFiles(folder.root)).toEqual(['out/files/']);
  });
});
