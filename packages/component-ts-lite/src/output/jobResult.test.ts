import { DataFolder } from '../folder/dataFolder';
import { memoryFileSystem } from '../testSupport/memoryFileSystem';
import { JobResult } from './jobResult';

describe('JobResult', () => {
  const redact = (text: string): string => text.replaceAll('hunter2222', '[hidden]');
  const open = (part?: { index: number; count: number }) => {
    const folder = new DataFolder('/data', memoryFileSystem(), { part });
    const result = new JobResult(folder, redact);
    const written = async (): Promise<unknown> => {
      await result.finish();
      const text = await folder.readText('out/result.json');
      return text === undefined ? undefined : JSON.parse(text);
    };
    return { result, written };
  };

  it('writes what was set last, without what is undefined', async () => {
    const { result, written } = open();
    result.set({ rows: 1, name: 'a', missing: undefined });
    result.set({ rows: 12, __proto__x: 0 });
    expect(await written()).toEqual({ variables: { rows: 12, name: 'a', __proto__x: 0 } });
  });

  it('writes no file where nothing was set', async () => {
    const { result, written } = open();
    result.set({ missing: undefined });
    expect(await written()).toBeUndefined();
  });

  it('writes true and false as words, since the platform would make an empty text of false', async () => {
    const { result, written } = open();
    result.set({ isComplete: true, isEmpty: false });
    expect(await written()).toEqual({ variables: { isComplete: 'true', isEmpty: 'false' } });
  });

  it('masks secrets', async () => {
    const { result, written } = open();
    result.set({ url: 'https://x?password=hunter2222' });
    expect(await written()).toEqual({ variables: { url: 'https://x?password=[hidden]' } });
  });

  it.each([[{ '': 1 }], [{ rows: Number.NaN }], [{ rows: Infinity }]])('refuses %j', (variables) => {
    expect(() => open().result.set(variables)).toThrow(RangeError);
  });

  it('refuses to write the result of one of several processes as that of all', () => {
    expect(() => open({ index: 0, count: 2 }).result.set({ rows: 1 })).toThrow('several processes');
  });
});
