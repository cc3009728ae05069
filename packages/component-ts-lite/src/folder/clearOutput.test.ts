import { DataFolder } from './dataFolder';
import { nodeFileSystem } from './fileSystem';
import type { FolderPart } from './folderPart';
import { writeTable } from '../output/outputTable';
import { failingFileSystem, fileError } from '../testSupport/failingFileSystem';
import { listFiles } from '../testSupport/listFiles';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

const THIRD: FolderPart = { index: 2, count: 4 };
const files = (root: string): string[] => listFiles(root).filter((path) => !path.endsWith('/'));

describe('a data folder that several processes write into', () => {
  it('has a state, scratch and unfinished files of its own', async () => {
    const folder = new DataFolder(folders.make(), undefined, { part: THIRD });
    expect(folder.outState).toBe(`${folder.root}/out/state/part-002-of-004.json`);
    expect(await folder.scratch('rows')).toBe(`${folder.root}/out/.scratch/part-002-of-004/rows`);
    expect(folder.partialPath('out/tables/media.csv')).toBe(
      `${folder.root}/out/tables/.media.csv.part-002-of-004.1.partial`,
    );
    expect(folder.shown(folder.partialPath('out/tables/media.csv'))).toBe('out/tables/media.csv');
  });

  it('loses what this part, another split and a single process left, and nothing of the other parts', async () => {
    const others = [
      'in/state.json',
      'out/.scratch/part-001-of-004/rows/x',
      'out/other/part-002-of-004',
      'out/state/notes.json',
      'out/state/part-003-of-004.json',
      'out/tables/.media.csv.part-003-of-004.2.partial',
      'out/tables/media.csv.manifest',
      'out/tables/media.csv/part-000-of-004',
      'out/tables/media.csv/part-003-of-004',
      'out/tables/media.csv/part-2-of-4',
      'out/tables/media.csv/slice0',
      'out/tables/notes.txt',
    ];
    const left = [
      'out/.scratch/part-001-of-064/rows/x',
      'out/.scratch/part-002-of-004/rows/x',
      'out/.scratch/rows/x',
      'out/result.json',
      'out/state.json',
      'out/state/.part-002-of-004.json.part-002-of-004.1.partial',
      'out/state/part-002-of-004.json',
      'out/state/part-063-of-064.json',
      'out/tables/.media.csv.1.partial',
      'out/tables/.media.csv.part-002-of-004.1.partial',
      'out/tables/.media.csv.part-063-of-064.1.partial',
      'out/tables/media.csv/part-002-of-004',
      'out/tables/media.csv/part-063-of-064',
      'out/tables/old.csv',
    ];
    const root = folders.make(Object.fromEntries([...others, ...left].map((path) => [path, 'x'])));
    await new DataFolder(root, undefined, { part: THIRD }).clearOutput();
    expect(files(root)).toEqual(others);
  });

  it('is cleared whole by a single process', async () => {
    const stays = ['out/state/notes.json', 'out/tables/own.csv/slice0', 'out/tables/notes.txt'];
    const left = [
      'out/.scratch/part-001-of-004/rows/x',
      'out/state/part-003-of-004.json',
      'out/tables/.media.csv.part-003-of-004.2.partial',
      'out/tables/media.csv.manifest',
      'out/tables/media.csv/part-003-of-004',
      'out/tables/killed.csv/part-003-of-004',
    ];
    const root = folders.make(Object.fromEntries([...stays, ...left].map((path) => [path, 'x'])));
    await new DataFolder(root).clearOutput();
    expect(files(root).sort()).toEqual([...stays].sort());
  });

  it('bears that another part makes a table of one file a folder of slices meanwhile', async () => {
    const root = folders.make({ 'out/tables/media.csv': 'old' });
    const other = new DataFolder(root, undefined, { part: { index: 0, count: 4 } });
    const raced = {
      ...nodeFileSystem,
      rm: async (path: string) => {
        if (path.endsWith('media.csv')) {
          await other.clearOutput();
          await other.writeAtomic('out/tables/media.csv/part-000-of-004', 'new');
        }
        await nodeFileSystem.rm(path);
      },
    };
    await new DataFolder(root, raced, { part: THIRD }).clearOutput();
    expect(files(root)).toEqual(['out/tables/media.csv/part-000-of-004']);
  });

  it('says when a table of one file cannot be removed', async () => {
    const root = folders.make({ 'out/tables/media.csv': 'old' });
    const refusing = failingFileSystem((name, path) => {
      if (name === 'rm' && path.endsWith('media.csv')) {
        throw fileError('EACCES');
      }
    });
    await expect(new DataFolder(root, refusing, { part: THIRD }).clearOutput()).rejects.toThrow(
      "Cannot remove 'out/tables/media.csv': permission denied",
    );
  });

  it('loses the tables that no part writes', async () => {
    const root = folders.make({
      'out/tables/media.csv.manifest': '',
      'out/tables/media.csv/part-000-of-004': '',
      'out/tables/gone.csv.manifest': '',
      'out/tables/gone.csv/part-000-of-004': '',
      'out/tables/bare.csv.manifest': '',
      'out/tables/.media.csv.part-003-of-004.2.partial': '',
    });
    await new DataFolder(root, undefined, { part: THIRD }).removeOtherTables(new Set(['media']));
    expect(files(root)).toEqual([
      'out/tables/.media.csv.part-003-of-004.2.partial',
      'out/tables/media.csv.manifest',
      'out/tables/media.csv/part-000-of-004',
    ]);
  });

  it('keeps the unfinished files of the others when one run fails', async () => {
    const root = folders.make({
      'out/state/.part-002-of-004.json.part-002-of-004.1.partial': '',
      'out/tables/.media.csv.part-002-of-004.1.partial': '',
      'out/tables/.media.csv.part-003-of-004.2.partial': '',
    });
    await new DataFolder(root, undefined, { part: THIRD }).removeUnfinished();
    expect(files(root)).toEqual(['out/tables/.media.csv.part-003-of-004.2.partial']);
  });
});

describe('writeTable() by several processes', () => {
  const media = {
    name: 'media',
    columns: [{ name: 'id' }, { name: 'text' }],
    primaryKey: ['id'],
    incremental: true,
    writeAlways: true,
  };
  const write = async (root: string, index: number, fileSystem?: ReturnType<typeof failingFileSystem>) =>
    writeTable(new DataFolder(root, fileSystem, { part: { index, count: 2 } }), media, {
      dataTypeSupport: 'none',
      body: (async function* () {
        yield `${index},a\n`;
      })(),
    });

  it('gives slices without a header and one manifest', async () => {
    const root = folders.make();
    await Promise.all([write(root, 0), write(root, 1)]);
    expect(files(root)).toEqual([
      'out/tables/media.csv.manifest',
      'out/tables/media.csv/part-000-of-002',
      'out/tables/media.csv/part-001-of-002',
    ]);
    const folder = new DataFolder(root);
    expect(await folder.readText('out/tables/media.csv/part-001-of-002')).toBe('1,a\n');
    expect(JSON.parse((await folder.readText('out/tables/media.csv.manifest')) ?? '')).toMatchObject({
      columns: ['id', 'text'],
      primary_key: ['id'],
    });
  });

  it.each(['file.write', 'rename', 'mkdir', 'writeFile'])(
    'leaves no slice when %s fails, and that of the other part stays',
    async (operation) => {
      const root = folders.make();
      await write(root, 0);
      const failing = failingFileSystem((name) => {
        if (name === operation) {
          throw fileError('ENOSPC');
        }
      });
      await expect(write(root, 1, failing)).rejects.toThrow('no space left on the device');
      expect(files(root)).toEqual(['out/tables/media.csv.manifest', 'out/tables/media.csv/part-000-of-002']);
    },
  );
});
