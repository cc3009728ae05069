/**
 * Mutation tests: `npm run mutation` changes the sources one place at a time and runs the unit tests against each change.
 * One file or folder: `npm run mutation -- --mutate src/graph/batch.ts`. Not part of CI: it takes long.
 */
export default {
  testRunner: 'jest',
  jest: { configFile: 'jest.mutation.config.cjs' },
  mutate: [
    'src/**/*.ts',
    '!src/**/*.test.ts',
    '!src/config/generated/**',
    '!src/main.ts',
    '!src/catalogue/{user,media,mediaMetrics,accountMetrics,sources}.ts',
  ],
  ignorePatterns: [
    'coverage',
    'data',
    'bench',
    'tests/functional',
    'tests/datadir',
    'packages/*/dist',
    'dist',
  ],
  coverageAnalysis: 'perTest',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  tempDirName: 'coverage/stryker',
  concurrency: 2,
  timeoutMS: 10_000,
};
