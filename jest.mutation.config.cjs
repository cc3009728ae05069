/** The unit tests of `src` alone, for the mutation tests: one project, as Stryker needs it. */
const { projects } = require('./jest.config.cjs');
const unit = projects.find(({ displayName }) => displayName === 'unit');

/** @type {import('jest').Config} */
module.exports = { ...unit, testMatch: ['<rootDir>/src/**/*.test.ts'] };
