/**
 * Mutation tests: `npm run mutation` changes the sources one place at a time and runs the unit tests against each change.
 * One file: `npm run mutation -- --mutate src/graph/batch.ts`. One folder against its own tests: `ROOM=graph npm run mutation`.
 * Not part of CI.
 */
const room = process.env.ROOM ?? '';

/** Tests in this process that are a folder's own as well: what it does is seen in a whole run, or in an action. */
const BESIDE = {
  accounts: ['src/actions/accountActions', 'src/actions/testConnection'],
  extract: ['tests/resilience', 'tests/movedMetrics', 'src/actions/queryActions'],
  pages: ['tests/resilience', 'tests/movedMetrics', 'tests/hostileAnswers'],
};

export default {
  plugins: ['./tests/mutation/inProcessRunner.ts'],
  testRunner: 'in-process',
  testPlaces: [room === '' ? 'src' : `src/${room}`, ...(BESIDE[room] ?? []).map((path) => `${path}.test.ts`)],
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
  // A mutant in code that runs while a file is loaded takes a new process.
  ignoreStatic: true,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: `coverage/mutation${room === '' ? '' : `-${room}`}.json` },
  tempDirName: 'coverage/stryker',
  concurrency: 2,
  timeoutMS: 4_000,
};
