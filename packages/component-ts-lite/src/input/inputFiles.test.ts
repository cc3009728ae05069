import { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';
import { groupFilesByTag, groupFilesByTagGroup, readInputFiles } from './inputFiles';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

function withFiles(files: Readonly<Record<string, unknown>>): DataFolder {
  const texts = Object.entries(files).map(([name, content]): [string, string] => [
    `in/files/${name}`,
    typeof content === 'string' ? content : JSON.stringify(content),
  ]);
  return new DataFolder(folders.make(Object.fromEntries(texts)));
}

const several = {
  '11_a.csv': '',
  '11_a.csv.manifest': {
    id: 11,
    name: 'a.csv',
    created: '2026-01-14T10:00:00+0200',
    tags: ['x', 'runId: 5'],
  },
  '12_a.csv': '',
  '12_a.csv.manifest': { id: 12, name: 'a.csv', created: '2026-01-14T09:00:00+0000', tags: ['x', 'y'] },
  '13_a.csv': '',
  '14_b.csv': '',
  '14_b.csv.manifest': { id: 14, name: 'b.csv', tags: ['y'] },
};

describe('readInputFiles()', () => {
  it('reads manifests', async () => {
    const folder = withFiles({
      '75_foo.jpg': '',
      '75_foo.jpg.manifest': {
        id: 75,
        name: 'foo.jpg',
        created: '2026-01-14T00:47:00+0100',
        is_public: true,
        is_encrypted: true,
        is_sliced: false,
        size_bytes: 563416,
        max_age_days: 15,
        tags: ['tag1'],
      },
    });
    expect(await readInputFiles(folder)).toEqual([
      {
        name: 'foo.jpg',
        fileName: '75_foo.jpg',
        path: `${folder.inFiles}/75_foo.jpg`,
        id: '75',
        created: '2026-01-14T00:47:00+0100',
        isPublic: true,
        isEncrypted: true,
        isSliced: false,
        sizeBytes: 563416,
        maxAgeDays: 15,
        tags: ['tag1'],
      },
    ]);
  });

  it('knows id and name without a manifest', async () => {
    const folder = withFiles({ '75_foo.jpg': '', 'plain.txt': '', '9_': '', '8_sliced/1': '' });
    expect(await readInputFiles(folder)).toMatchObject([
      { name: 'foo.jpg', id: '75', tags: [], isSliced: false },
      { name: 'sliced', id: '8', isSliced: true },
      { name: '9_', id: undefined },
      { name: 'plain.txt', id: undefined },
    ]);
  });

  it.each([
    [{ name: 'a.csv' }, ['11', '12', '13']],
    [{ tags: ['x'] }, ['11', '12']],
    [{ tags: ['y', 'x'] }, ['12']],
    [{ latestOnly: true }, ['12', '14']],
    [{ latestOnly: true, tags: ['runId: 5'] }, ['11']],
    [{ name: '../a.csv' }, []],
    [{}, ['11', '12', '13', '14']],
  ])('selects by %j', async (selection, ids) => {
    const files = await readInputFiles(withFiles(several), selection);
    expect(files.map((file) => file.id)).toEqual(ids);
  });

  it('says what is wrong with a manifest', async () => {
    const folder = withFiles({ a: '', 'a.manifest': { tags: 'x' } });
    await expect(readInputFiles(folder)).rejects.toThrow(
      new UserError("Cannot read 'in/files/a.manifest': 'tags' is not a list"),
    );
  });
});

describe('groupFilesByTag()', () => {
  it('groups without the tags of the platform', async () => {
    const files = await readInputFiles(withFiles(several));
    const ids = (groups: ReturnType<typeof groupFilesByTag>) =>
      Object.fromEntries([...groups].map(([tag, group]) => [tag, group.map((file) => file.id)]));
    expect(ids(groupFilesByTag(files))).toEqual({ x: ['11', '12'], y: ['12', '14'] });
    expect(ids(groupFilesByTag(files, true))).toHaveProperty(['runId: 5'], ['11']);
  });
});

describe('groupFilesByTagGroup()', () => {
  it('puts each file into one group, by all of its tags', async () => {
    const files = await readInputFiles(withFiles(several));
    const groups = [...groupFilesByTagGroup(files)].map(([tags, group]) => [
      tags,
      group.map((file) => file.id),
    ]);
    expect(Object.fromEntries(groups)).toEqual({ x: ['11'], 'x;y': ['12'], '': ['13'], y: ['14'] });
    expect([...groupFilesByTagGroup(files, true).keys()]).toContain('runId: 5;x');
  });
});
