import { folderDiff } from './folderDiff';

const MANIFEST = '{"primary_key":["id"],"incremental":true}';

describe('folderDiff()', () => {
  it('says nothing of two folders that are the same', () => {
    expect(folderDiff({ 'a.csv': 'id\n1\n' }, { 'a.csv': 'id\n1\n' })).toEqual([]);
  });

  it('names rows by their key, and cells by their column', () => {
    const expected = { 'tables/a.csv': 'id,n\n1,2\n2,3\n', 'tables/a.csv.manifest': MANIFEST };
    const actual = {
      'tables/a.csv': 'id,n\n1,5\n3,3\n',
      'tables/a.csv.manifest': MANIFEST.replace('true', 'false'),
    };
    expect(folderDiff(expected, actual)).toEqual([
      'tables/a.csv: row id=2: is missing',
      'tables/a.csv: row id=3: was not expected',
      'tables/a.csv: row id=1: n: expected "2", got "5"',
      'tables/a.csv.manifest: /incremental: expected true, got false',
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

  it('reads slices and other formats by the manifest', () => {
    const manifest = { 'a.csv.manifest': '{"columns":["id","n"],"primary_key":["id"],"delimiter":"\\t"}' };
    expect(
      folderDiff({ 'a.csv/part1': '1\ta,b\n', ...manifest }, { 'a.csv/part1': '1\tc\n', ...manifest }),
    ).toEqual(['a.csv/part1: row id=1: n: expected "a,b", got "c"']);
    const native = {
      'a.csv.manifest': '{"has_header":true,"schema":[{"name":"id","primary_key":true},{"name":"n"}]}',
    };
    expect(folderDiff({ 'a.csv': 'id,n\n1,2\n', ...native }, { 'a.csv': 'id,n\n1,3\n', ...native })).toEqual([
      'a.csv: row id=1: n: expected "2", got "3"',
    ]);
  });

  it('names files, columns, a text that differs only in its order, and one that is not valid CSV', () => {
    expect(folderDiff({ a: 'x' }, { b: 'y' })).toEqual([
      'a: is missing',
      'b: is written, and was not expected',
    ]);
    expect(folderDiff({ a: 'x' }, { a: 'y' })).toEqual(['a: expected "x", got "y"']);
    const keyed = { 'a.csv.manifest': MANIFEST };
    expect(folderDiff({ 'a.csv': 'id\n1\n', ...keyed }, { 'a.csv': 'id,n\n1,\n', ...keyed })).toEqual([
      'a.csv: columns: expected id, got id,n',
    ]);
    expect(folderDiff({ 'a.csv': 'id\n1\n2\n', ...keyed }, { 'a.csv': 'id\n2\n1\n', ...keyed })).toEqual([
      'a.csv: the text differs, but not what it says',
    ]);
    expect(folderDiff({ 'a.csv': 'id\n' }, { 'a.csv': '"id\n' })).toEqual([
      'a.csv: the text differs, and is not valid CSV',
    ]);
  });
});
