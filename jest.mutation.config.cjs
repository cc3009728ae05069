/**
 * The unit tests of `src` alone, for the mutation tests: one project, as Stryker needs it. With `ROOM` only that folder's own
 * tests run, which takes minutes instead of hours.
 */
const { projects } = require('./jest.config.cjs');
const unit = projects.find(({ displayName }) => displayName === 'unit');
const room = process.env.ROOM ?? '';

/** Tests in this process that are a room's own as well: what an answer leads to is seen in a whole run. */
const IN_PROCESS = { pages: ['resilience', 'hostileAnswers', 'movedMetrics'] };

/** @type {import('jest').Config} */
module.exports = {
  ...unit,
  testMatch: [
    `<rootDir>/src/${room === '' ? '' : `${room}/`}**/*.test.ts`,
    ...(IN_PROCESS[room] ?? []).map((name) => `<rootDir>/tests/${name}.test.ts`),
  ],
};
