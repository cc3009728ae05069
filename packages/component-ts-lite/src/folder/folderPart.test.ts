import { partName, readPartName } from './folderPart';

describe('the name of a part', () => {
  it.each([
    [{ index: 0, count: 2 }, 'part-000-of-002'],
    [{ index: 3, count: 64 }, 'part-003-of-064'],
    [{ index: 999, count: 1000 }, 'part-0999-of-1000'],
  ])('of %j is %s, and is read again', (part, name) => {
    expect(partName(part)).toBe(name);
    expect(readPartName(name)).toEqual(part);
  });

  it.each([
    '',
    'part-003',
    'part-3-of-64',
    'part-064-of-064',
    'part-0003-of-064',
    'xpart-003-of-064',
    'part-003-of-064.csv',
  ])('is not %j', (name) => {
    expect(readPartName(name)).toBeUndefined();
  });
});
