import { mergeStates } from './mergeStates';
import { FRESH_STATE, parseState } from './state';

describe('the accounts of a state', () => {
  it.each([
    [
      ['2', '1'],
      ['2', '1'],
    ],
    ['all', undefined],
    [[1], undefined],
    [undefined, undefined],
  ])('are read, or unknown where they are damaged: %j', (accounts, expected) => {
    expect(parseState({ ...FRESH_STATE, accounts }).state.accounts).toEqual(expected);
  });

  it('of shards are merged, each once and in any order', () => {
    const [one, other] = [
      { ...FRESH_STATE, accounts: ['3', '1'] },
      { ...FRESH_STATE, accounts: ['2', '1'] },
    ];
    expect(mergeStates([one, other]).accounts).toEqual(['1', '2', '3']);
    expect(mergeStates([other, one])).toEqual(mergeStates([one, other]));
    expect(mergeStates([FRESH_STATE])).not.toHaveProperty('accounts');
  });
});
