import { settleAll } from './settleAll';

describe('settleAll', () => {
  it('waits for the last promise before it throws what the first rejected with', async () => {
    const ended: string[] = [];
    const work = async (name: string, turns: number): Promise<void> => {
      for (let turn = 0; turn < turns; turn += 1) {
        await Promise.resolve();
      }
      ended.push(name);
      throw new Error(name);
    };
    await expect(settleAll([work('first', 9), work('second', 1), work('last', 20)])).rejects.toThrow('first');
    expect(ended).toEqual(['second', 'first', 'last']);
  });

  it('resolves for no promises', async () => {
    await expect(settleAll([])).resolves.toBeUndefined();
  });
});
