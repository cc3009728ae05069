import type { InstrumenterContext, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import type {
  DryRunOptions,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
  TestRunnerCapabilities,
} from '@stryker-mutator/api/test-runner';
import { loadTests } from './loadedTests';
import type { LoadedTest } from './loadedTests';
import { runTests } from './runTests';
import type { Outcome } from './runTests';

/**
 * Runs the tests for Stryker in its own process, where they stay loaded: for each mutant only those that reach it run again,
 * which takes milliseconds. Stryker's runner for jest loads every suite anew for each mutant, which takes seconds.
 */
class InProcessRunner implements TestRunner {
  private tests: readonly LoadedTest[] | undefined;

  constructor(private readonly places: readonly string[]) {
    // What a mutant leaves behind after its tests have ended says nothing about them.
    process.on('unhandledRejection', () => undefined);
    process.on('uncaughtException', () => undefined);
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async dryRun({ coverageAnalysis }: DryRunOptions): Promise<DryRunResult> {
    const context = instrumenterContext();
    const outcomes = await runTests(this.load(), {
      bail: false,
      onStart: ({ id }) => {
        if (coverageAnalysis === 'perTest') {
          context.currentTestId = id;
        }
      },
    });
    delete context.currentTestId;
    return {
      status: DryRunStatus.Complete,
      tests: outcomes.map(testResult),
      ...(context.mutantCoverage && { mutantCoverage: context.mutantCoverage }),
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, hitLimit, disableBail, mutantActivation } = options;
    const context = instrumenterContext();
    if (mutantActivation === 'static') {
      context.activeMutant = activeMutant.id;
    }
    const wanted = new Set(testFilter);
    const tests = this.load().filter(({ id }) => testFilter === undefined || wanted.has(id));
    Object.assign(context, { activeMutant: activeMutant.id, hitLimit, hitCount: 0 });
    const outcomes = await runTests(tests, { bail: !disableBail });
    delete context.activeMutant;
    if (hitLimit !== undefined && (context.hitCount ?? 0) > hitLimit) {
      return { status: MutantRunStatus.Timeout, reason: `Reached more than ${hitLimit} times` };
    }
    const failed = outcomes.filter(({ failure }) => failure !== undefined);
    const nrOfTests = outcomes.length;
    return failed.length === 0
      ? { status: MutantRunStatus.Survived, nrOfTests }
      : {
          status: MutantRunStatus.Killed,
          killedBy: failed.map(({ test }) => test.id),
          failureMessage: failed[0]?.failure ?? '',
          nrOfTests,
        };
  }

  /** Not before the first run: a mutant in code that runs while a file is loaded has to be active then. */
  private load(): readonly LoadedTest[] {
    this.tests ??= loadTests(this.places);
    return this.tests;
  }
}

/** Through this global the instrumented sources and Stryker's runner talk. */
function instrumenterContext(): InstrumenterContext {
  const holder = globalThis as typeof globalThis & { __stryker__?: InstrumenterContext };
  holder.__stryker__ ??= {};
  return holder.__stryker__;
}

function testResult({ test, milliseconds, failure }: Outcome): TestResult {
  const about = { id: test.id, name: test.id, fileName: test.file, timeSpentMs: milliseconds };
  return failure === undefined
    ? { ...about, status: TestStatus.Success }
    : { ...about, status: TestStatus.Failed, failureMessage: failure };
}

function createRunner(options: StrykerOptions): TestRunner {
  const { testPlaces } = options as StrykerOptions & { readonly testPlaces: readonly string[] };
  return new InProcessRunner(testPlaces.map((place) => `${process.cwd()}/${place}`));
}
createRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', createRunner)];

/** The option of this runner, so that Stryker knows it. */
export const strykerValidationSchema = {
  properties: {
    testPlaces: {
      description: 'Test files, and folders of them, relative to the project.',
      type: 'array',
      items: { type: 'string' },
    },
  },
};
