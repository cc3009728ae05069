import { DataFolder } from '../folder/dataFolder';
import { memoryFileSystem } from '../testSupport/memoryFileSystem';
import { writeUsageFile } from './usageFile';

describe('writeUsageFile()', () => {
  it('writes all metrics, and replaces those of an earlier call', async () => {
    const folder = new DataFolder('/data', memoryFileSystem());
    await writeUsageFile(folder, [{ metric: 'API calls', value: 1 }]);
    const metrics = [
      { metric: 'API calls', value: 150 },
      { metric: 'Rows', value: 0 },
    ];
    await writeUsageFile(folder, metrics);
    expect(JSON.parse((await folder.readText('out/usage.json')) ?? '')).toEqual(metrics);
  });

  it.each([
    [[{ metric: '', value: 1 }]],
    [[{ metric: 'a', value: 1.5 }]],
    [[{ metric: 'a', value: -1 }]],
    [[{ metric: 'a', value: Number.NaN }]],
    [
      [
        { metric: 'a', value: 1 },
        { metric: 'a', value: 2 },
      ],
    ],
  ])('refuses %j', async (metrics) => {
    const folder = new DataFolder('/data', memoryFileSystem());
    await expect(writeUsageFile(folder, metrics)).rejects.toThrow(RangeError);
  });
});
