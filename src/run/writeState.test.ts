import { memoryFileSystem } from '../../packages/component-ts-lite/src/testSupport/memoryFileSystem';
import { DataFolder } from '../../packages/component-ts-lite/src/folder/dataFolder';
import { FRESH_STATE } from '../state/state';
import { writeState } from './writeState';

/** The warnings of a state whose one column has so many letters. */
async function warningsOf(letters: number): Promise<readonly string[]> {
  const warnings: string[] = [];
  const ignore = (): void => undefined;
  const columns = ['x'.repeat(letters)];
  await writeState(
    {
      folder: new DataFolder('/data', memoryFileSystem(new Map())),
      logger: {
        debug: ignore,
        info: ignore,
        warning: (message) => warnings.push(String(message)),
        error: ignore,
      },
    },
    { ...FRESH_STATE, tables: { t: { columns, primaryKey: [] } } },
  );
  return warnings;
}

describe('writeState', () => {
  it('warns where the state comes near what the platform keeps', async () => {
    expect(await warningsOf(910_000)).toEqual([
      'The state for the next run has 911 KB, and the platform keeps 1000 KB: divide the queries or the accounts among several configurations',
    ]);
    expect(await warningsOf(800_000)).toEqual([]);
  });
});
