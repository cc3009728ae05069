import { DataFolder } from '../folder/dataFolder';
import { nodeFileSystem } from '../folder/fileSystem';
import { writeSlicedTable } from './slicedTable';
import type { TableDefinition } from '../storage/tableDefinition';
import { failingFileSystem, fileError } from '../testSupport/failingFileSystem';
import { listFiles } from '../testSupport/listFiles';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

const media: TableDefinition = {
  name: 'media',
  columns: [{ name: 'id' }, { name: 'text', type: 'STRING' }],
  primaryKey: ['id'],
  incremental: true,
  writeAlways: false,
};
const whole = [
  'out/tables/media.csv.manifest',
  'out/tables/media.csv/part-000000.csv',
  'out/tables/media.csv/part-000001.csv',
];

async function* body(...pieces: string[]): AsyncGenerator<string> {
  yield* pieces;
}

const slices = () => [body('1,a\n', '2,b\n'), body('3,c\n')];

describe('writeSlicedTable()', () => {
  it('writes slices without a header, and the columns into the manifest', async () => {
    const folder = new DataFolder(folders.make());
    await writeSlicedTable(folder, media, { dataTypeSupport: 'none', slices: slices() });
    expect(listFiles(folder.root).filter((path) => !path.endsWith('/'))).toEqual(whole);
    expect(await folder.readText(whole[1]!)).toBe('1,a\n2,b\n');
    expect(await folder.readText(whole[2]!)).toBe('3,c\n');
    expect(JSON.parse((await folder.readText(whole[0]!)) ?? '')).toMatchObject({ columns: ['id', 'text'] });
  });

  it('says in the schema that there is no header', async () => {
    const folder = new DataFolder(folders.make());
    await writeSlicedTable(folder, media, { dataTypeSupport: 'authoritative', slices: slices() });
    expect(JSON.parse((await folder.readText(whole[0]!)) ?? '')).toMatchObject({
      has_header: false,
      schema: [{ name: 'id' }, { name: 'text' }],
    });
  });

  it('writes one empty slice where there is none', async () => {
    const folder = new DataFolder(folders.make());
    await writeSlicedTable(folder, media, { dataTypeSupport: 'none', slices: [] });
    expect(await folder.readText(whole[1]!)).toBe('');
  });

  it('takes the place of an older table, sliced or not', async () => {
    for (const old of ['out/tables/media.csv', 'out/tables/media.csv/old.csv']) {
      const folder = new DataFolder(folders.make({ [old]: 'old' }));
      await writeSlicedTable(folder, media, { dataTypeSupport: 'none', slices: slices() });
      expect(listFiles(folder.root).filter((path) => !path.endsWith('/'))).toEqual(whole);
    }
  });

  it('leaves nothing when a slice fails, and passes its error on', async () => {
    const folder = new DataFolder(folders.make());
    async function* failing(): AsyncGenerator<string> {
      yield '1,a\n';
      throw new Error('the API is gone');
    }
    await expect(
      writeSlicedTable(folder, media, { dataTypeSupport: 'none', slices: [body('0,x\n'), failing()] }),
    ).rejects.toThrow('the API is gone');
    expect(listFiles(folder.root).filter((path) => !path.endsWith('/'))).toEqual([]);
  });

  it('says that the folder is read-only', async () => {
    const readOnly = failingFileSystem((operation) => {
      if (operation !== 'rmFolder') {
        throw fileError('EROFS');
      }
    });
    await expect(
      writeSlicedTable(new DataFolder(folders.make(), readOnly), media, {
        dataTypeSupport: 'none',
        slices: [],
      }),
    ).rejects.toThrow(/^Cannot write 'out\/.*': the disk is read-only$/);
  });

  it('is whole or absent whenever the process is killed', async () => {
    let isDone = false;
    for (let last = 0; !isDone; last += 1) {
      const root = folders.make({ 'out/tables/media.csv/old.csv': 'old' });
      let operations = 0;
      const killed = failingFileSystem(() => {
        operations += 1;
        if (operations > last) {
          throw new Error('killed');
        }
      });
      const content = { dataTypeSupport: 'none', slices: slices() } as const;
      isDone = await writeSlicedTable(new DataFolder(root, killed), media, content).then(
        () => true,
        () => false,
      );
      const tables = (await nodeFileSystem.readdir(`${root}/out/tables`)).map((entry) => entry.name);
      const left = listFiles(root).filter((path) => path.startsWith('out/tables/media.csv/'));
      if (tables.includes('media.csv') && !left.includes('out/tables/media.csv/old.csv')) {
        expect(listFiles(root)).toEqual(expect.arrayContaining(whole));
      }
    }
    expect(isDone).toBe(true);
  });
});
