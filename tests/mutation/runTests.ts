import type { Circus } from '@jest/types';
import type { LoadedTest } from './loadedTests';

/** How one test ended. */
export interface Outcome {
  readonly test: LoadedTest;
  readonly milliseconds: number;
  /** Absent where it passed. */
  readonly failure?: string;
}

/** How tests are run. */
export interface RunOptions {
  /** Whether the first failure ends the run. */
  readonly bail: boolean;
  /** Called before each test, and before what is set up for it. */
  readonly onStart?: (test: LoadedTest) => void;
}

/** Runs tests one after the other, each with what its blocks set up and tear down. */
export async function runTests(
  tests: readonly LoadedTest[],
  { bail, onStart }: RunOptions,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let open: readonly Circus.DescribeBlock[] = [];
  for (const test of tests) {
    onStart?.(test);
    const start = performance.now();
    const failure = await failureOf(async () => {
      const kept = open.filter((block, depth) => block === test.blocks[depth]);
      await close(open.slice(kept.length));
      open = test.blocks;
      await callAll(open.slice(kept.length), 'beforeAll');
      await callAll(open, 'beforeEach');
      await call(test.run);
    });
    const after = await failureOf(() => callAll([...test.blocks].reverse(), 'afterEach'));
    const first = failure ?? after;
    outcomes.push({
      test,
      milliseconds: performance.now() - start,
      ...(first !== undefined && { failure: first }),
    });
    if (bail && first !== undefined) {
      break;
    }
  }
  await failureOf(() => close(open));
  return outcomes;
}

function close(blocks: readonly Circus.DescribeBlock[]): Promise<void> {
  return callAll([...blocks].reverse(), 'afterAll');
}

async function callAll(blocks: readonly Circus.DescribeBlock[], type: Circus.HookType): Promise<void> {
  for (const { hooks } of blocks) {
    for (const hook of hooks.filter((one) => one.type === type)) {
      await call(hook.fn);
    }
  }
}

/** Calls a function of a test that takes no callback. */
async function call(fn: Circus.TestFn): Promise<void> {
  await Reflect.apply(fn, {}, []);
}

async function failureOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
