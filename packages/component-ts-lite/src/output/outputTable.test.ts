import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';
import { writeTable } from './outputTable';
import type { TableDefinition } from '../storage/tableDefinition';
import { failingFileSystem, fileError } from '../testSupport/failingFileSystem';
import { listFiles } from '../testSupport/listFiles';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

const media: TableDefinition = {
  name: 'media',
  columns: [{ name: 'id' }, { name: 'a_b' }],
  primaryKey: ['id'],
  incremental: true,
  writeAlways: false,
};

async function* pieces(...texts: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* texts;
}

describe('writeTable()', () => {
  it('writes the header, the body and the manifest', async () => {
    const folder = new DataFolder(folders.make());
    await writeTable(folder, media, {
      dataTypeSupport: 'none',
      body: pieces('1,x\n', Buffer.from('2,č\n'), '3,z\n'),
    });
    expect(await folder.readText('out/tables/media.csv')).toBe('id,a_b\n1,x\n2,č\n3,z\n');
    const manifest = await folder.readText('out/tables/media.csv.manifest');
    expect(JSON.parse(manifest ?? '')).toMatchObject({ incremental: true, primary_key: ['id'] });
    expect(listFiles(folder.root)).toEqual(['out/tables/media.csv', 'out/tables/media.csv.manifest']);
  });

  it('writes the form of the manifest that is asked for', async () => {
    const folder = new DataFolder(folders.make());
    await writeTable(folder, media, { dataTypeSupport: 'hints', body: pieces() });
    expect(JSON.parse((await folder.readText('out/tables/media.csv.manifest')) ?? '')).toHaveProperty(
      'schema',
    );
    expect(await folder.readText('out/tables/media.csv')).toBe('id,a_b\n');
  });

  it.each(['', '../evil', 'a/b', 'a.b', '_a'])('refuses the name %j', async (name) => {
    const folder = new DataFolder(folders.make());
    await expect(
      writeTable(folder, { ...media, name }, { dataTypeSupport: 'none', body: pieces() }),
    ).rejects.toThrow(RangeError);
    expect(listFiles(folder.root)).toEqual([]);
  });

  it('refuses a table without columns', async () => {
    const folder = new DataFolder(folders.make());
    await expect(
      writeTable(
        folder,
        { ...media, columns: [], primaryKey: [] },
        { dataTypeSupport: 'none', body: pieces() },
      ),
    ).rejects.toThrow("Cannot write table 'media': it has no columns");
  });

  it.each([
    [['id', 'a,b'], "the name of column 'a,b' is not legal in Storage"],
    [['id', ''], "the name of column '' is not legal in Storage"],
    [['id', '_timestamp'], "the name of column '_timestamp' is not legal in Storage"],
    [['id', 'x', 'id'], "two columns are called 'id'"],
  ])('refuses the columns %j before it writes anything', async (names, problem) => {
    const folder = new DataFolder(folders.make());
    const columns = names.map((name) => ({ name }));
    const writing = writeTable(folder, { ...media, columns }, { dataTypeSupport: 'none', body: pieces() });
    await expect(writing).rejects.toThrow(new UserError(`Cannot write table 'media': ${problem}`));
    expect(listFiles(folder.root)).toEqual([]);
  });

  it('leaves nothing when the body fails, and passes its error on', async () => {
    const folder = new DataFolder(folders.make());
    async function* failing(): AsyncGenerator<string> {
      yield '1,x\n';
      throw new Error('the API is gone');
    }
    await expect(writeTable(folder, media, { dataTypeSupport: 'none', body: failing() })).rejects.toThrow(
      'the API is gone',
    );
    expect(listFiles(folder.root)).toEqual(['out/tables/']);
  });

  it('says that the disk is full, and leaves nothing', async () => {
    const folder = new DataFolder(
      folders.make(),
      failingFileSystem((operation) => {
        if (operation === 'file.write') {
          throw fileError('ENOSPC');
        }
      }),
    );
    await expect(
      writeTable(folder, media, { dataTypeSupport: 'none', body: pieces('1,x\n') }),
    ).rejects.toThrow("Cannot write 'out/tables/media.csv': no space left on the device");
    expect(listFiles(folder.root)).toEqual(['out/tables/']);
  });

  it('reads the body no faster than the disk takes it', async () => {
    let onDisk = 0;
    let given = 0;
    let mostWaiting = 0;
    const piece = 'x'.repeat(100_000);
    const folder = new DataFolder(
      folders.make(),
      failingFileSystem((operation) => {
        onDisk += operation === 'file.write' ? 1 : 0;
      }),
    );
    async function* body(): AsyncGenerator<string> {
      for (given = 0; given < 20; given += 1) {
        mostWaiting = Math.max(mostWaiting, given - onDisk);
        yield piece;
      }
    }
    await writeTable(folder, media, { dataTypeSupport: 'none', body: body() });
    expect(onDisk).toBe(20);
    expect(mostWaiting).toBe(0);
  });

  it('is whole or absent, and never a manifest without it, whenever the process is killed', async () => {
    const whole = { csv: 'id,a_b\nnew,1\n', manifest: /"incremental": true/ };
    let isDone = false;
    for (let last = 0; !isDone; last += 1) {
      const root = folders.make({ 'out/tables/media.csv': 'old', 'out/tables/media.csv.manifest': 'old' });
      let operations = 0;
      const killed = failingFileSystem(() => {
        operations += 1;
        if (operations > last) {
          throw new Error('killed');
        }
      });
      const content = { dataTypeSupport: 'none', body: pieces('new,1\n') } as const;
      isDone = await writeTable(new DataFolder(root, killed), media, content).then(
        () => true,
        () => false,
      );
      const csv = join(root, 'out/tables/media.csv');
      if (existsSync(csv) && readFileSync(csv, 'utf8') !== 'old') {
        expect(readFileSync(csv, 'utf8')).toBe(whole.csv);
      }
      if (existsSync(`${csv}.manifest`)) {
        const isOld = readFileSync(csv, 'utf8') === 'old';
        expect(readFileSync(`${csv}.manifest`, 'utf8')).toMatch(isOld ? /^old$/ : whole.manifest);
      }
      await new DataFolder(root).clearOutput();
      expect(listFiles(root)).toEqual(['out/tables/']);
    }
    expect(isDone).toBe(true);
  });
});
