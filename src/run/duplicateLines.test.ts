import { duplicateLines } from './duplicateLines';

const lines = (counts: { duplicates: number; differing: number; ofOthers?: number }): readonly string[] =>
  duplicateLines({ name: 'm', ...counts });

describe('duplicateLines', () => {
  it('has nothing to tell where each row was read once', () => {
    expect(lines({ duplicates: 0, differing: 0 })).toEqual([]);
  });

  it.each([
    [
      { duplicates: 1, differing: 1, ofOthers: 1 },
      '1 row was read again under the same key and written once, with other values: the last reading counts. 1 reading was for another account',
    ],
    [
      { duplicates: 3, differing: 2, ofOthers: 2 },
      '3 rows were read again under the same key and written once, 2 of them with other values: the last reading counts. 2 readings were for another account',
    ],
  ])('names the accounts that share objects: %j', (counts, sentence) => {
    expect(lines(counts)).toEqual([
      `Table 'm': ${sentence}, which shares the object: ex_account_id is the account that was read last, in this run or in that of another configuration`,
    ]);
  });
});
