import type { Circus } from '@jest/types';
import type { LoadedTest } from './loadedTests';
import { runTests } from './runTests';

const HOOKS = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'] as const;

/** A block whose hooks note that they were called, and fail where they are told to. */
function aBlock(name: string, calls: string[], failing: readonly string[]): Circus.DescribeBlock {
  const hooks = HOOKS.map((type) => ({ type, fn: noting(`${type} of ${name}`, calls, failing) }));
  // Of a block only the hooks are used.
  return { hooks } as unknown as Circus.DescribeBlock;
}

function noting(name: string, calls: string[], failing: readonly string[]): Circus.TestFn {
  return async () => {
    await Promise.resolve();
    calls.push(name);
    if (failing.includes(name)) {
      throw new Error(`${name} failed`);
    }
  };
}

/** Two tests in an inner block and one behind it. */
function someTests(calls: string[], failing: readonly string[] = []): readonly LoadedTest[] {
  const file = aBlock('file', calls, failing);
  const inner = aBlock('inner', calls, failing);
  const aTest = (id: string, blocks: readonly Circus.DescribeBlock[]): LoadedTest => ({
    id,
    file: 'a.test.ts',
    run: noting(id, calls, failing),
    blocks,
  });
  return [aTest('one', [file, inner]), aTest('two', [file, inner]), aTest('three', [file])];
}

const failures = (outcomes: Awaited<ReturnType<typeof runTests>>): unknown[] =>
  outcomes.map(({ test, failure }) => [test.id, failure]);

describe('runTests', () => {
  it('calls the hooks of the blocks around each test, those of a block once for all of its tests', async () => {
    const calls: string[] = [];
    const outcomes = await runTests(someTests(calls), { bail: false });
    expect(failures(outcomes)).toEqual([
      ['one', undefined],
      ['two', undefined],
      ['three', undefined],
    ]);
    const around = (test: string): string[] => [
      'beforeEach of file',
      'beforeEach of inner',
      test,
      'afterEach of inner',
      'afterEach of file',
    ];
    expect(calls).toEqual([
      'beforeAll of file',
      'beforeAll of inner',
      ...around('one'),
      ...around('two'),
      'afterAll of inner',
      'beforeEach of file',
      'three',
      'afterEach of file',
      'afterAll of file',
    ]);
  });

  it.each(['two', 'beforeEach of inner', 'afterEach of inner', 'beforeAll of inner'])(
    'fails where %s does, and says why',
    async (name) => {
      const outcomes = await runTests(someTests([], [name]), { bail: false });
      expect(outcomes.find(({ failure }) => failure !== undefined)?.failure).toBe(`Error: ${name} failed`);
      expect(outcomes.at(-1)?.failure).toBeUndefined();
    },
  );

  it('ends with the first failure when it is told to', async () => {
    const started: string[] = [];
    const onStart = ({ id }: LoadedTest): void => void started.push(id);
    const outcomes = await runTests(someTests([], ['one']), { bail: true, onStart });
    expect(failures(outcomes)).toEqual([['one', 'Error: one failed']]);
    expect(started).toEqual(['one']);
  });

  it('runs the same tests again', async () => {
    const calls: string[] = [];
    const tests = someTests(calls);
    await runTests(tests, { bail: false });
    const first = calls.splice(0);
    await runTests(tests, { bail: false });
    expect(calls).toEqual(first);
  });
});
