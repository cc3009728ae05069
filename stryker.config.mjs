/**
 * Mutation tests: `npm run mutation` changes the sources one place at a time and runs the unit tests against each change.
 * One file: `npm run mutation -- --mutate src/graph/batch.ts`. One folder against its own tests: `ROOM=graph npm run mutation`.
 * Not part of CI: it takes long.
 */
const room = process.env.ROOM ?? '';

export default {
  testRunner: 'jest',
  jest: { configFile: 'jest.mutation.config.cjs' },
  mutate: [
    room === '' ? 'src/**/*.ts' : `src/${room}/**/*.ts`,
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
  jsonReporter: { fileName: `coverage/mutation${room === '' ? '' : `-${room}`}.json` },
  tempDirName: 'coverage/stryker',
  concurrency: 2,
  timeoutMS: 10_000,
};
