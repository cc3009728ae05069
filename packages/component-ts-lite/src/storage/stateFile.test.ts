import { DataFolder } from '../folder/dataFolder';
import { readStateFile, writeStateFile } from './stateFile';
import { listFiles } from '../testSupport/listFiles';
import { temporaryFolders } from '../testSupport/temporaryFolder';

const folders = temporaryFolders();
afterEach(() => folders.removeAll());

function withState(text: string): DataFolder {
  return new DataFolder(folders.make({ 'in/state.json': text }));
}

describe('readStateFile()', () => {
  it('gives the state', async () => {
    expect(await readStateFile(withState('\uFEFF{"a":[1]}'))).toEqual({ state: { a: [1] } });
  });

  it.each(['', ' ', '{}', '[]'])('takes %j for a first run', async (text) => {
    expect(await readStateFile(withState(text))).toEqual({ state: {} });
  });

  it('takes a missing file for a first run', async () => {
    expect(await readStateFile(new DataFolder(folders.make()))).toEqual({ state: {} });
  });

  it.each([
    ['{"a":', "Cannot read 'in/state.json': it is not valid JSON, see line 1, column 6"],
    ['[1]', "Cannot read 'in/state.json': it is not a JSON object"],
    ['null', "Cannot read 'in/state.json': it is not a JSON object"],
  ])('starts afresh and says so when it reads %j', async (text, problem) => {
    expect(await readStateFile(withState(text))).toEqual({ state: {}, problem });
  });
});

describe('writeStateFile()', () => {
  it('writes what the next run can read', async () => {
    const folder = new DataFolder(folders.make());
    await writeStateFile(folder, { a: { b: 'č' } });
    expect(await folder.readText('out/state.json')).toBe('{"a":{"b":"č"}}\n');
    expect(listFiles(folder.root)).toEqual(['out/state.json']);
  });
});
