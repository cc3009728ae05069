import { UserError } from '@keboola/component-ts-lite';
import { joinProblems, Problems } from './problems';

describe('Problems', () => {
  it('gives what the work gives, and has nothing to say', () => {
    const problems = new Problems();
    expect(problems.attempt(() => 5)).toBe(5);
    expect(problems.all()).toBeUndefined();
  });

  it('collects what the user can fix, each sentence once', () => {
    const problems = new Problems();
    const fail = (message: string): unknown =>
      problems.attempt(() => {
        throw new UserError(message);
      });
    expect([fail('a'), fail('b'), fail('a')]).toEqual([undefined, undefined, undefined]);
    expect(problems.all()).toBe('a; b');
  });

  it('throws a mistake of ours', () => {
    const problems = new Problems();
    const fail = (): unknown =>
      problems.attempt(() => {
        throw new TypeError('a bug');
      });
    expect(fail).toThrow(TypeError);
    expect(problems.all()).toBeUndefined();
  });
});

describe('joinProblems', () => {
  it('has the sentences in one line, and behind them the lines that show where', () => {
    expect(joinProblems(['one\n1 | x\n    ^', 'two', 'three\n2 | y'])).toBe(
      'one; two; three\n1 | x\n    ^\n2 | y',
    );
  });
});
