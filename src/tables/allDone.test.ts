import { allDone } from './allDone';

describe('allDone', () => {
  it('waits for the last before it throws what the first threw', async () => {
    const ended: string[] = [];
    const work = async (name: string, turns: number): Promise<void> => {
      for (let turn = 0; turn < turns; turn += 1) {
        await Promise.resolve();
      }
      ended.push(name);
      throw new Error(name);
    };
    await expect(allDone([work('first', 9), work('second', 1), work('last', 20)])).rejects.toThrow('first');
    expect(ended).toEqual(['second', 'first', 'last']);
  });

  it('is content with nothing', async () => {
    await expect(allDone([])).resolves.toBeUndefined();
  });
});
