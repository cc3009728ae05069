import { folderDiff } from './folderDiff';

const MANIFEST = '{"primary_key":["id"],"incremental":true}';

describe('folderDiff', () => {
  it('says nothing of two folders that are the same', () => {
    expect(folderDiff({ 'a.csv': 'id\n1\n' }, { 'a.csv': 'id\n1\n' })).toEqual([]);
  });

  it('names rows by their key, and cells by their column', () => {
    const expected = { 'a.csv': 'id,n\n1,2\n2,3\n', 'a.csv.manifest': MANIFEST };
    const actual = { 'a.csv': 'id,n\n1,5\n3,3\n', 'a.csv.manifest': MANIFEST.replace('true', 'false') };
    expect(folderDiff(expected, actual)).toEqual([
      'a.csv: row id=2: is missing',
      'a.csv: row id=3: was not expected',
      'a.csv: row id=1: n: expected "2", got "5"',
      'a.csv.manifest: /incremental: expected true, got false',
    ]);
  });

  it('names rows of a table without a key by their place', () => {
    expect(folderDiff({ 'a.csv': 'n\n1\n2\n' }, { 'a.csv': 'n\n1\n3\n4\n' })).toEqual([
      'a.csv: row 3: was not expected',
      'a.csv: row 2: n: expected "2", got "3"',
    ]);
  });

  it('names both of two rows with one key', () => {
    const keyed = { 'a.csv.manifest': MANIFEST };
    expect(folderDiff({ 'a.csv': 'id\n1\n', ...keyed }, { 'a.csv': 'id\n1\n1\n', ...keyed })).toEqual([
      'a.csv: row id=1 (2): was not expected',
    ]);
  });

  it('names files, columns, and a text that differs only in its order', () => {
    expect(folderDiff({ a: 'x' }, { b: 'y' })).toEqual([
      'a: is missing',
      'b: is written, and was not expected',
    ]);
    expect(
      folderDiff(
        { 'a.csv': 'id\n1\n', 'a.csv.manifest': MANIFEST },
        { 'a.csv': 'id,n\n1,\n', 'a.csv.manifest': MANIFEST },
      ),
    ).toEqual(['a.csv: columns: expected id, got id,n']);
    const keyed = { 'a.csv.manifest': MANIFEST };
    expect(folderDiff({ 'a.csv': 'id\n1\n2\n', ...keyed }, { 'a.csv': 'id\n2\n1\n', ...keyed })).toEqual([
      'a.csv: the text differs, not what it says',
    ]);
  });
});
