import { memoryFolder } from '../../tests/support/memoryFolder';
import { AppendFiles } from './appendFiles';

describe('AppendFiles', () => {
  it('never has more files open than it may, and loses nothing that it closes in between', async () => {
    let peak = 0;
    const memory = memoryFolder(async () => {
      peak = Math.max(peak, memory.open.size);
      await Promise.resolve();
    });
    const files = new AppendFiles(memory.folder, 3);
    const paths = Array.from({ length: 20 }, (_, index) => `/data/${index}`);
    for (const round of ['a', 'b', 'c']) {
      await Promise.all(paths.map((path) => files.append(path, Buffer.from(round))));
      expect(memory.open.size).toBeLessThanOrEqual(3);
    }
    await Promise.all(paths.map((path) => files.close(path)));
    expect(peak).toBe(3);
    expect(memory.open.size).toBe(0);
    expect(paths.map((path) => String(memory.files.get(path)))).toEqual(paths.map(() => 'abc'));
  });

  it('keeps open what was written last', async () => {
    const memory = memoryFolder();
    const opened: string[] = [];
    const openWriter: typeof memory.folder.openWriter = async (path, mode) => {
      opened.push(path);
      return memory.folder.openWriter(path, mode);
    };
    const files = new AppendFiles({ openWriter }, 2);
    for (const path of ['a', 'b', 'a', 'c', 'a', 'b']) {
      await files.append(path, Buffer.from('x'));
    }
    expect(opened).toEqual(['a', 'b', 'c', 'b']);
  });

  it('closes also a file that could not be written', async () => {
    const memory = memoryFolder(() => {
      throw new Error('full');
    });
    const files = new AppendFiles(memory.folder, 1);
    await expect(files.append('/data/a', Buffer.from('x'))).rejects.toThrow('full');
    await files.close('/data/a').catch(() => undefined);
    await files.close('/data/a');
    expect(memory.open.size).toBe(0);
  });
});
