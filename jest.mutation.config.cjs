/**
 * The unit tests of `src` alone, for the mutation tests: one project, as Stryker needs it. With `ROOM` only that folder's own
 * tests run, which takes minutes instead of hours.
 */
const { projects } = require('./jest.config.cjs');
const unit = projects.find(({ displayName }) => displayName === 'unit');
const room = process.env.ROOM ?? '';

/** Tests in this process that are a folder's own as well: what it does is seen in a whole run, or in an action. */
const BESIDE = {
  accounts: ['src/actions/accountActions', 'src/actions/testConnection'],
  extract: ['tests/resilience', 'tests/movedMetrics', 'tests/shards', 'src/actions/queryActions'],
  pages: ['tests/resilience', 'tests/movedMetrics', 'tests/hostileAnswers'],
};

/** @type {import('jest').Config} */
module.exports = {
  ...unit,
  testMatch: [
    `<rootDir>/src/${room === '' ? '' : `${room}/`}**/*.test.ts`,
    ...(BESIDE[room] ?? []).map((path) => `<rootDir>/${path}.test.ts`),
  ],
};
