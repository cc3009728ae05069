/** The tests see the sources of the packages; only functional tests run what was built. */
const shared = {
  // Types are checked by tsc; here they are only taken away.
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^@keboola/component-ts-lite$': '<rootDir>/packages/component-ts-lite/src/index.ts',
    '^@keboola/component-ts-lite/testing$': '<rootDir>/packages/component-ts-lite/src/testing/index.ts',
    '^@keboola/graph-emulator$': '<rootDir>/packages/graph-emulator/src/index.ts',
    '^@keboola/http-cassette$': '<rootDir>/packages/http-cassette/src/index.ts',
    '^@keboola/studio$': '<rootDir>/packages/studio/src/index.ts',
    '^@keboola/strtotime$': '<rootDir>/packages/strtotime/src/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/coverage', '<rootDir>/packages/.*/dist'],
};

/** @type {import('jest').Config} */
module.exports = {
  // Jest leaves one core free, which on two cores is half of the machine.
  maxWorkers: '100%',
  // Each suite leaves an AsyncLocalStorage of jest-circus behind, which slows down every promise of the next ones
  // (node:async_hooks propagates through all of them): a worker that has grown to this begins anew.
  workerIdleMemoryLimit: '300MB',
  // A limit for what hangs, not a measure: a busy machine takes several times as long.
  testTimeout: 60_000,
  globalSetup: '<rootDir>/tests/support/makeTemporaryFolder.cjs',
  globalTeardown: '<rootDir>/tests/support/removeTemporaryFolder.cjs',
  reporters: ['default', '<rootDir>/tests/support/closingLineReporter.cjs'],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/src/**/*.test.ts',
        '<rootDir>/packages/*/{src,page}/**/*.test.ts',
        '<rootDir>/tests/{support,messages,docs,mutation}/*.test.ts',
      ],
    },
    { ...shared, displayName: 'property', testMatch: ['<rootDir>/tests/property/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'functional',
      testMatch: [
        '<rootDir>/tests/{functional,contract,container,shipping}/**/*.test.ts',
        '<rootDir>/tests/*.test.ts',
      ],
    },
    {
      ...shared,
      // What others make of it: browsers, databases, package managers and compilers.
      displayName: 'integration',
      testMatch: [
        '<rootDir>/tests/{form,load,models,package}/**/*.test.ts',
        '<rootDir>/packages/studio/tests/*.test.ts',
      ],
    },
  ],
};
